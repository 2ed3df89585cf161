package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Invariant 8, of pieces with a serial number: a sale right after another, by the time on their
/// papers, is a case, and nothing else is one, whatever the hub heard first. What comes back of a
/// line is what was sold on it. What waits as a whole is not known yet.
final class Pieces {
    private static final String TOLD =
            """
            SELECT epoch, sequence, header, body, store FROM journal_entry j
            WHERE standing = 'booked' AND kind IN ('SaleCompleted', 'ReturnCompleted', 'Carried')
              AND NOT EXISTS (
                SELECT 1 FROM waiting_effect w
                WHERE w.store = j.store AND w.workstation = j.workstation AND w.epoch = j.epoch
                  AND w.sequence = j.sequence AND w.effect = 'entry' AND w.settled_at IS NULL)\
            """;

    private final Cases cases;

    /// By piece and then in their order: the entries, and whether they sold it.
    private final Map<String, TreeMap<When, Boolean>> told = new TreeMap<>();

    /// @param at milliseconds, by the paper
    private record When(long at, String entry, int line, String store) implements Comparable<When> {
        @Override
        public int compareTo(When other) {
            int byTime = Long.compare(at, other.at);
            int byEntry = byTime != 0 ? byTime : entry.compareTo(other.entry);
            return byEntry != 0 ? byEntry : Integer.compare(line, other.line);
        }
    }

    Pieces(ReadingStore hub, Cases cases) {
        this.cases = cases;
        Map<String, String> sold = new HashMap<>();
        Map<Written, String> entries = new LinkedHashMap<>();
        for (List<String> row : hub.rows(TOLD)) {
            Written entry =
                    Written.of(row.get(0), Long.parseLong(row.get(1)), row.get(2), row.get(3));
            if (entry.body().contains("\"serial\":")) {
                PlainCodec.moved(entry.body()).stream()
                        .filter(PlainCodec.Moved::isSold)
                        .forEach(one -> sold.put(one.of(), one.piece()));
            }
            entries.put(entry, row.get(4));
        }
        entries.forEach((entry, store) -> read(entry, store, sold));
    }

    /// @param sold the piece that was sold on a line
    private void read(Written entry, String store, Map<String, String> sold) {
        if (entry.body().contains("\"serial\":") || entry.body().contains("\"original\":")) {
            for (PlainCodec.Moved one : PlainCodec.moved(entry.body())) {
                String piece =
                        one.piece().isEmpty() ? sold.getOrDefault(one.of(), "") : one.piece();
                if (!piece.isEmpty()) {
                    told.computeIfAbsent(piece, _ -> new TreeMap<>())
                            .put(new When(one.at(), entry.id(), one.line(), store), one.isSold());
                }
            }
        }
    }

    /// @return how many cases there are
    int soldTwiceIsACase() {
        Map<String, Set<String>> expected = new TreeMap<>();
        told.forEach(
                (piece, all) ->
                        all.forEach(
                                (when, isSold) -> {
                                    Optional<When> soldBefore =
                                            Optional.ofNullable(all.lowerEntry(when))
                                                    .filter(Map.Entry::getValue)
                                                    .map(Map.Entry::getKey);
                                    if (isSold && soldBefore.isPresent()) {
                                        expected.put(
                                                Cases.of(
                                                        when.store(),
                                                        when.entry(),
                                                        "%s, line %d"
                                                                .formatted(piece, when.line())),
                                                Set.of(soldBefore.get().entry()));
                                    }
                                }));
        cases.require(8, "serialSoldTwice", expected.keySet());
        cases.requireOthers(8, "serialSoldTwice", expected);
        return expected.size();
    }
}
