package org.tillbridge.demo.replay;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Reconciliation.Evidence;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.JournalVerifier;
import org.tillbridge.sync.journal.Verdict;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.replica.ReplicaView;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Asks everyone what happened, when all processes are gone: reads the files they left.
final class Gathering {
    private static final StoreId STORE = new StoreId(1);
    private static final String JOURNAL = "journal.db";

    private final Folders folders;
    private final DemoData data;
    private final ActPlan plan;
    private final int workstations;

    Gathering(Folders folders, DemoData data, ActPlan plan, int workstations) {
        this.folders = folders;
        this.data = data;
        this.plan = plan;
        this.workstations = workstations;
    }

    /// @param whole what there was to ring
    Evidence evidence(Workload whole) throws IOException {
        Map<String, Long> opening = OpeningStock.read(data.catalogues());
        List<Map<ItemId, Long>> screens = new ArrayList<>();
        Map<String, ItemId> items = new HashMap<>();
        for (WorkstationId workstation : all()) {
            Path folder = folders.workstation(workstation);
            try (Replica replica = Replica.open(folder, STORE, workstation);
                    ReplicaReader reader = replica.reader(folder.resolve(JOURNAL))) {
                opening.keySet().forEach(sku -> items.computeIfAbsent(sku, find(reader)));
                screens.add(stock(reader, Set.copyOf(items.values())));
            }
        }
        List<Tally> files = acts().map(its -> Tally.of(its, items::get)).toList();
        Map<ItemId, Long> openingByItem = new HashMap<>();
        opening.forEach((sku, quantity) -> openingByItem.put(items.get(sku), quantity));
        return new Evidence(
                whole,
                acts().map(Workload::of).toList(),
                files,
                all().stream().map(this::journal).toList(),
                hub(),
                openingByItem,
                screens);
    }

    /// What each workstation was given to do.
    private Stream<List<Act>> acts() {
        return IntStream.range(0, workstations).mapToObj(index -> plan.of(index, workstations));
    }

    private List<WorkstationId> all() {
        return IntStream.rangeClosed(1, workstations).mapToObj(WorkstationId::new).toList();
    }

    private static Function<String, ItemId> find(ReplicaView replica) {
        return sku -> {
            if (replica.find(new ItemCode(sku)) instanceof ItemMatch.Found(var item)) {
                return item.id();
            }
            throw new ReplayFailedException("No replica knows " + sku);
        };
    }

    private static Map<ItemId, Long> stock(ReplicaReader reader, Set<ItemId> items) {
        Map<ItemId, Long> stock = new HashMap<>();
        items.forEach(item -> stock.put(item, reader.stock(item).thousandths()));
        return stock;
    }

    private JournalEvidence journal(WorkstationId workstation) {
        Path file = folders.workstation(workstation).resolve(JOURNAL);
        JournalEvidence read = JournalEvidence.read(workstation, JournalReader.of(file));
        return JournalVerifier.verify(file) instanceof Verdict.Intact
                ? read
                : read.withFault("its chain does not hold");
    }

    private HubEvidence hub() {
        try (HubDatabase database = HubDatabase.open(folders.hub().resolve("hub.db"))) {
            Figures figures = database.read(sql -> new FiguresStore(sql).figures());
            return HubEvidence.of(figures);
        }
    }
}
