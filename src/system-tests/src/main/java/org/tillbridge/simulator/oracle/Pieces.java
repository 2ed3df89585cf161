package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Invariant 8, of pieces with a serial number: a sale right after another, by the time on their
/// papers, is a case, and nothing else is one, whatever the hub heard first. What comes back of a
/// line is what was sold on it. What waits as a whole is not known yet.
public final class Pieces {
    private static final String TOLD =
            """
            SELECT epoch, sequence, header, body FROM journal_entry j
            WHERE standing = 'booked' AND kind IN ('SaleCompleted', 'ReturnCompleted', 'Carried')
              AND NOT EXISTS (
                SELECT 1 FROM waiting_effect w
                WHERE w.store = j.store AND w.workstation = j.workstation AND w.epoch = j.epoch
                  AND w.sequence = j.sequence AND w.effect = 'entry' AND w.settled_at IS NULL)\
            """;

    private static final String CASES =
            "SELECT subject, entry_id FROM conflict WHERE rule = 'serialSoldTwice'";

    private final ReadingStore hub;

    /// By piece and then in their order: the entries, and whether they sold it.
    private final Map<String, TreeMap<When, Boolean>> told = new TreeMap<>();

    /// @param at milliseconds, by the paper
    private record When(long at, String entry, int line) implements Comparable<When> {
        @Override
        public int compareTo(When other) {
            int byTime = Long.compare(at, other.at);
            int byEntry = byTime != 0 ? byTime : entry.compareTo(other.entry);
            return byEntry != 0 ? byEntry : Integer.compare(line, other.line);
        }
    }

    public Pieces(Moment now) {
        hub = now.hub();
        Map<String, String> sold = new HashMap<>();
        List<Written> entries = new ArrayList<>();
        for (List<String> row : hub.rows(TOLD)) {
            Written entry =
                    Written.of(row.get(0), Long.parseLong(row.get(1)), row.get(2), row.get(3));
            if (entry.body().contains("\"serial\":")) {
                PlainCodec.moved(entry.body()).stream()
                        .filter(PlainCodec.Moved::isSold)
                        .forEach(one -> sold.put(one.of(), one.piece()));
            }
            entries.add(entry);
        }
        entries.forEach(entry -> read(entry, sold));
    }

    /// @param sold the piece that was sold on a line
    private void read(Written entry, Map<String, String> sold) {
        if (entry.body().contains("\"serial\":") || entry.body().contains("\"original\":")) {
            for (PlainCodec.Moved one : PlainCodec.moved(entry.body())) {
                String piece =
                        one.piece().isEmpty() ? sold.getOrDefault(one.of(), "") : one.piece();
                if (!piece.isEmpty()) {
                    told.computeIfAbsent(piece, _ -> new TreeMap<>())
                            .put(new When(one.at(), entry.id(), one.line()), one.isSold());
                }
            }
        }
    }

    /// @return how many cases there are
    public int soldTwiceIsACase() {
        Set<String> expected = new TreeSet<>();
        told.forEach(
                (piece, all) ->
                        all.forEach(
                                (when, isSold) -> {
                                    Optional<Boolean> before =
                                            Optional.ofNullable(all.lowerEntry(when))
                                                    .map(Map.Entry::getValue);
                                    if (isSold && before.orElse(false)) {
                                        expected.add(
                                                "%s, line %d %s"
                                                        .formatted(
                                                                piece, when.line(), when.entry()));
                                    }
                                }));
        Set<String> found = new TreeSet<>();
        hub.rows(CASES).forEach(row -> found.add(String.join(" ", row)));
        if (!expected.equals(found)) {
            throw new Violation(
                    8, "sold twice is %s, and the hub says %s".formatted(expected, found));
        }
        return expected.size();
    }
}
