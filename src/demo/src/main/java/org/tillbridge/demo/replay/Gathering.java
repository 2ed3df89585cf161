package org.tillbridge.demo.replay;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Reconciliation.Evidence;
import org.tillbridge.demo.replay.Reconciliation.Screen;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.JournalVerifier;
import org.tillbridge.sync.journal.Verdict;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.replica.ReplicaView;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks everyone what happened, when all processes are gone: reads the files they left.
final class Gathering {
    private static final StoreId STORE = new StoreId(1);

    private final DemoData data;
    private final DatabaseAddress hub;
    private final List<Machine> machines;

    /// @param machines who worked
    Gathering(DemoData data, DatabaseAddress hub, List<Machine> machines) {
        this.data = data;
        this.hub = hub;
        this.machines = List.copyOf(machines);
    }

    /// @param whole what there was to ring
    Evidence evidence(Workload whole) throws IOException {
        Map<String, Long> opening = OpeningStock.read(data.catalogues());
        List<Screen> screens = new ArrayList<>();
        Map<String, ItemId> items = new HashMap<>();
        for (Machine machine : machines.stream().filter(Machine::works).toList()) {
            try (Replica replica = Replica.open(machine.folder(), STORE, machine.workstation());
                    ReplicaReader reader = replica.reader(machine.journal())) {
                opening.keySet().forEach(sku -> items.computeIfAbsent(sku, find(reader)));
                screens.add(
                        new Screen(
                                String.valueOf(machine.folder().getFileName()),
                                stock(reader, Set.copyOf(items.values()))));
            }
        }
        List<Tally> files = each(its -> Tally.of(acts(its), items::get));
        Map<ItemId, Long> openingByItem = new HashMap<>();
        opening.forEach((sku, quantity) -> openingByItem.put(items.get(sku), quantity));
        return new Evidence(
                whole,
                each(Gathering::given),
                files,
                each(Gathering::journals),
                hub(),
                openingByItem,
                screens);
    }

    /// Of each workstation, from all the machines that worked as it.
    private <T> List<T> each(Function<List<Machine>, T> tells) {
        return machines.stream()
                .collect(
                        Collectors.groupingBy(
                                Machine::workstation, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(tells)
                .toList();
    }

    private static List<Act> acts(List<Machine> its) {
        return its.stream().flatMap(machine -> machine.acts().stream()).toList();
    }

    private static Workload given(List<Machine> its) {
        return its.stream()
                .map(machine -> Workload.of(machine.acts()))
                .reduce(Workload.NONE, Workload::plus);
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

    private static JournalEvidence journals(List<Machine> its) {
        JournalEvidence read =
                JournalEvidence.read(
                        its.getFirst().workstation(),
                        its.stream().map(Machine::journal).map(JournalReader::of).toList());
        for (Machine machine : its) {
            if (!(JournalVerifier.verify(machine.journal()) instanceof Verdict.Intact)) {
                read = read.withFault("the chain in %s does not hold".formatted(machine.folder()));
            }
        }
        return read;
    }

    private HubEvidence hub() {
        try (HubDatabase database = HubDatabase.open(hub, StatementHook.NONE)) {
            Figures figures = database.read(sql -> new FiguresStore(sql).figures());
            return HubEvidence.of(figures);
        }
    }
}
