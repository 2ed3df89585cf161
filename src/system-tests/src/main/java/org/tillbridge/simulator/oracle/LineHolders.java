package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Invariant 8, where tills can ask: to whom a hub gave each line that is about to come back, as it
/// said. Nobody else is given it for a quarter of an hour, an hour at most where its till asks
/// again, unless it is let go, the return booked, or its till revoked; and nobody is refused for
/// one who does not hold it, nor for what did not come back.
public final class LineHolders {
    private static final Duration LASTS = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, Holder> holders = new HashMap<>();
    private Instant knownFrom = Instant.MIN;

    private record Holder(int till, UUID back, Instant first, Instant last) {
        boolean holds(Instant now) {
            return last.plus(LASTS).isAfter(now) && first.plus(LONGEST).isAfter(now);
        }
    }

    /// @param back the return
    /// @param hub its database
    public void given(UUID sale, List<Integer> lines, int till, UUID back, Path hub, Instant now) {
        for (int line : lines) {
            Holder before = holders.get(key(sale, line));
            Instant first =
                    before != null
                                    && before.till() == till
                                    && before.last().plus(LASTS).isAfter(now)
                            ? before.first()
                            : now;
            holders.put(key(sale, line), new Holder(till, back, first, now));
            if (before != null
                    && before.till() != till
                    && before.holds(now)
                    && !isOver(before, hub)) {
                throw new Violation(
                        8,
                        "line %d of %s is given to till %d, and to %d"
                                .formatted(line, sale, before.till(), till));
            }
        }
    }

    private static boolean isOver(Holder held, Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            return isThere(held.back(), store) || isRevoked(held.till(), store);
        }
    }

    /// In whatever store.
    private static boolean isThere(UUID back, ReadingStore store) {
        return !store.rows("SELECT 1 FROM retail_transaction WHERE transaction_id = ?", bytes(back))
                .isEmpty();
    }

    private static boolean isRevoked(int till, ReadingStore store) {
        return !store.rows("SELECT 1 FROM workstation_revocation WHERE workstation = ?", till)
                .isEmpty();
    }

    /// In the store that sold.
    private static boolean isBooked(UUID sale, int line, UUID back, ReadingStore store) {
        return !store.rows(
                        """
                        SELECT 1 FROM returned_line r
                        JOIN retail_transaction b ON b.entry_id = r.source
                        WHERE b.transaction_id = ? AND b.again = 0
                          AND r.transaction_id = ? AND r.line = ?\
                        """,
                        bytes(back),
                        bytes(sale),
                        line)
                .isEmpty();
    }

    /// It asked for lines, and the hub says that it holds none of them.
    public void over(UUID sale, List<Integer> lines, int till, UUID back, Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            if (!isThere(back, store)) {
                throw new Violation(
                        8,
                        "%s is not given to till %d: %s is not over".formatted(sale, till, back));
            }
        }
        letGo(sale, lines, till, back);
    }

    public void letGo(UUID sale, List<Integer> lines, int till, UUID back) {
        for (int line : lines) {
            holders.computeIfPresent(
                    key(sale, line),
                    (_, held) -> held.till() == till && held.back().equals(back) ? null : held);
        }
    }

    /// @param by whoever is said to hold it
    public void refused(UUID sale, int line, int by, Path hub, Instant now) {
        Holder held = holders.get(key(sale, line));
        boolean holds =
                held != null
                        && held.till() == by
                        && held.holds(now)
                        && !isLeft(sale, line, held, hub);
        if (!holds && !now.isBefore(knownFrom)) {
            throw new Violation(
                    8, "line %d of %s is refused for till %d".formatted(line, sale, by));
        }
    }

    private static boolean isLeft(UUID sale, int line, Holder held, Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            return isBooked(sale, line, held.back(), store) || isRevoked(held.till(), store);
        }
    }

    /// @param known thousandths of it that a till knows to have come back
    public void cameBack(UUID sale, int line, long known, Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            long back =
                    store
                            .rows(
                                    """
                                    SELECT quantity FROM returned_line
                                    WHERE transaction_id = ? AND line = ?
                                    UNION ALL
                                    SELECT quantity FROM consequence
                                    WHERE transaction_id = ? AND line = ? AND applied_at IS NULL\
                                    """,
                                    bytes(sale),
                                    line,
                                    bytes(sale),
                                    line)
                            .stream()
                            .mapToLong(row -> Long.parseLong(row.getFirst()))
                            .sum();
            if (back <= known) {
                throw new Violation(
                        8,
                        "line %d of %s is refused: %d came back, and %d is known"
                                .formatted(line, sale, back, known));
            }
        }
    }

    private static byte[] bytes(UUID id) {
        return HexFormat.of().parseHex(id.toString().replace("-", ""));
    }

    /// Nobody heard whom the hub gave what.
    public void nobodyKnows(Instant now) {
        knownFrom = now.plus(LASTS);
    }

    /// It is as it was a while ago.
    public void hubWentBack(Instant now) {
        holders.clear();
        nobodyKnows(now);
    }

    private static String key(UUID sale, int line) {
        return sale + "/" + line;
    }
}
