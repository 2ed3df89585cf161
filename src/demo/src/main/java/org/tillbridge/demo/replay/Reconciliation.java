package org.tillbridge.demo.replay;

import org.tillbridge.demo.data.TextTable;
import org.tillbridge.demo.replay.Comparison.Unit;
import org.tillbridge.demo.replay.Comparison.Witness;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.WorkstationId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Whether files, journals, hub and replicas tell the same story.
///
/// @param findings what speaks against it besides the comparisons, in sentences
public record Reconciliation(
        List<WorkstationId> workstations, List<Comparison> comparisons, List<String> findings) {
    private static final int MOST_ITEMS_NAMED = 10;

    /// All that the witnesses say.
    ///
    /// @param whole what there is to ring, counted before anything was given out
    /// @param given what each workstation was given of it
    /// @param files what each workstation should have done
    /// @param journals what each workstation's journal says, in the same order
    /// @param opening the stock before the first sale, in thousandths
    /// @param screens the stock that each machine's screen shows
    public record Evidence(
            Workload whole,
            List<Workload> given,
            List<Tally> files,
            List<JournalEvidence> journals,
            HubEvidence hub,
            Map<ItemId, Long> opening,
            List<Screen> screens) {}

    /// @param stock in thousandths
    public record Screen(String machine, Map<ItemId, Long> stock) {
        public Screen {
            stock = Map.copyOf(stock);
        }
    }

    public Reconciliation {
        workstations = List.copyOf(workstations);
        comparisons = List.copyOf(comparisons);
        findings = List.copyOf(findings);
    }

    public static Reconciliation of(Evidence evidence) {
        List<String> findings = new ArrayList<>();
        evidence.journals()
                .forEach(
                        journal ->
                                journal.faults()
                                        .forEach(
                                                fault ->
                                                        findings.add(
                                                                "Journal of workstation %d: %s"
                                                                        .formatted(
                                                                                journal.workstation()
                                                                                        .number(),
                                                                                fault))));
        evidence.hub().faults().forEach(fault -> findings.add("Hub: " + fault));
        findings.addAll(entriesTwice(evidence.journals()));
        findings.addAll(movement(evidence));
        return new Reconciliation(
                evidence.journals().stream().map(JournalEvidence::workstation).toList(),
                comparisons(evidence),
                findings);
    }

    public boolean agrees() {
        return findings.isEmpty() && comparisons.stream().allMatch(Comparison::agrees);
    }

    /// As a person reads it.
    public List<String> report() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", ""));
        workstations.forEach(workstation -> head.add("till " + workstation.number()));
        head.add("all");
        rows.add(head);
        comparisons.forEach(comparison -> rows.addAll(comparison.rows(workstations.size())));
        List<String> report = new ArrayList<>(new TextTable(2, rows).lines());
        report.add("");
        if (findings.isEmpty()) {
            report.add(
                    "No entry twice, no hole in sequences or document numbers, all chains hold,");
            report.add("and every item moved by the same in files, journals, hub and replicas.");
        }
        report.addAll(findings);
        return report;
    }

    private static List<Comparison> comparisons(Evidence evidence) {
        List<Tally> files = evidence.files();
        List<JournalEvidence> journals = evidence.journals();
        List<HubEvidence.Booked> hub = evidence.hub().workstations();
        List<Tally> tills = journals.stream().map(JournalEvidence::tally).toList();
        return List.of(
                givenOut(evidence, "invoices", Unit.PIECES, Workload::invoices),
                givenOut(evidence, "lines", Unit.PIECES, Workload::lines),
                givenOut(evidence, "worth", Unit.MONEY, Workload::worth),
                Comparison.of(
                        "sales",
                        Unit.PIECES,
                        witness("in the files", files, Tally::sales),
                        witness("in the journals", tills, Tally::sales)),
                Comparison.of(
                        "returns",
                        Unit.PIECES,
                        witness("in the files", files, Tally::returns),
                        witness("in the journals", tills, Tally::returns)),
                Comparison.of(
                        "write-offs",
                        Unit.PIECES,
                        witness("in the files", files, Tally::writeOffs),
                        witness("in the journals", tills, Tally::writeOffs)),
                Comparison.of(
                        "sales + returns",
                        Unit.PIECES,
                        witness("in the journals", tills, all -> all.sales() + all.returns()),
                        witness("at the hub", hub, HubEvidence.Booked::transactions)),
                Comparison.of(
                        "entries",
                        Unit.PIECES,
                        witness("made", journals, journal -> journal.entryIds().size()),
                        witness("booked", hub, HubEvidence.Booked::entries)),
                Comparison.of(
                        "effects",
                        Unit.PIECES,
                        witness("made", journals, JournalEvidence::effects),
                        witness(
                                "applied + parked",
                                hub,
                                booked -> booked.effectsApplied() + booked.effectsParked())),
                Comparison.of(
                        "parked",
                        Unit.PIECES,
                        witness("at the hub", hub, HubEvidence.Booked::effectsParked)),
                Comparison.of(
                        "numbers printed again",
                        Unit.PIECES,
                        witness("in the journals", journals, JournalEvidence::numbersAgain),
                        witness("at the hub", hub, HubEvidence.Booked::numbersAgain)),
                Comparison.of(
                        "revenue",
                        Unit.MONEY,
                        witness("in the files", files, Tally::revenue),
                        witness("in the journals", tills, Tally::revenue),
                        witness("at the hub", hub, HubEvidence.Booked::revenue)));
    }

    /// Whether all of it went to some workstation, and nothing to two.
    private static Comparison givenOut(
            Evidence evidence, String measure, Unit unit, ToLongFunction<Workload> tells) {
        return Comparison.of(
                measure,
                unit,
                Witness.ofTheWhole("to be rung", tells.applyAsLong(evidence.whole())),
                witness("given out", evidence.given(), tells));
    }

    private static <T> Witness witness(String name, List<T> those, ToLongFunction<T> tells) {
        return new Witness(name, those.stream().map(tells::applyAsLong).toList());
    }

    private static List<String> entriesTwice(List<JournalEvidence> journals) {
        Set<UUID> seen = new HashSet<>();
        return journals.stream()
                .flatMap(journal -> journal.entryIds().stream())
                .filter(entry -> !seen.add(entry))
                .map("Entry %s stands in the journals twice"::formatted)
                .toList();
    }

    private static List<String> movement(Evidence evidence) {
        Map<ItemId, Long> files = sum(evidence.files().stream());
        Map<ItemId, Long> journals = sum(evidence.journals().stream().map(JournalEvidence::tally));
        List<String> findings = new ArrayList<>();
        differences("Journals and files", journals, files, findings);
        differences("Hub and journals", evidence.hub().moved(), journals, findings);
        Map<ItemId, Long> left = new HashMap<>(evidence.opening());
        evidence.hub().moved().forEach((item, moved) -> left.merge(item, moved, Long::sum));
        for (Screen screen : evidence.screens()) {
            differences(
                    "The screen of %s and the hub".formatted(screen.machine()),
                    screen.stock(),
                    left,
                    findings);
        }
        return findings;
    }

    private static Map<ItemId, Long> sum(Stream<Tally> tallies) {
        Map<ItemId, Long> sum = new HashMap<>();
        tallies.forEach(tally -> tally.moved().forEach((item, add) -> Tally.add(sum, item, add)));
        return sum;
    }

    private static void differences(
            String who, Map<ItemId, Long> one, Map<ItemId, Long> other, List<String> findings) {
        Set<Integer> items = new TreeSet<>();
        Stream.of(one, other)
                .flatMap(map -> map.keySet().stream())
                .filter(item -> !one.getOrDefault(item, 0L).equals(other.getOrDefault(item, 0L)))
                .forEach(item -> items.add(item.number()));
        items.stream()
                .limit(MOST_ITEMS_NAMED)
                .map(ItemId::new)
                .forEach(
                        item ->
                                findings.add(
                                        "%s differ on item %d: %d and %d thousandths"
                                                .formatted(
                                                        who,
                                                        item.number(),
                                                        one.getOrDefault(item, 0L),
                                                        other.getOrDefault(item, 0L))));
        if (items.size() > MOST_ITEMS_NAMED) {
            findings.add("… and on %d more".formatted(items.size() - MOST_ITEMS_NAMED));
        }
    }
}
