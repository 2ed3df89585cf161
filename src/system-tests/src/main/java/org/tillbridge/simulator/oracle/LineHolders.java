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
/// said. Nobody else is given it for a quarter of an hour, unless it is let go, the return booked,
/// or its till revoked; and nobody is refused for one who does not hold it.
public final class LineHolders {
    private static final Duration LASTS = Duration.ofMinutes(15);

    private final Map<String, Holder> holders = new HashMap<>();
    private Instant knownFrom = Instant.MIN;

    private record Holder(int till, UUID back, Instant until) {}

    /// @param back the return
    /// @param hub its database
    public void given(UUID sale, List<Integer> lines, int till, UUID back, Path hub, Instant now) {
        for (int line : lines) {
            Holder before = holders.put(key(sale, line), new Holder(till, back, now.plus(LASTS)));
            if (before != null
                    && before.till() != till
                    && before.until().isAfter(now)
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
            byte[] back = HexFormat.of().parseHex(held.back().toString().replace("-", ""));
            return !store.rows(
                            """
                            SELECT 1 FROM retail_transaction WHERE transaction_id = ?
                            UNION ALL SELECT 1 FROM workstation_revocation WHERE workstation = ?\
                            """,
                            back,
                            held.till())
                    .isEmpty();
        }
    }

    public void letGo(UUID sale, List<Integer> lines, int till, UUID back) {
        for (int line : lines) {
            holders.computeIfPresent(
                    key(sale, line),
                    (_, held) -> held.till() == till && held.back().equals(back) ? null : held);
        }
    }

    /// @param by whoever is said to hold it
    public void refused(UUID sale, int line, int by, Instant now) {
        Holder held = holders.get(key(sale, line));
        boolean holds = held != null && held.till() == by && held.until().isAfter(now);
        if (!holds && !now.isBefore(knownFrom)) {
            throw new Violation(
                    8, "line %d of %s is refused for till %d".formatted(line, sale, by));
        }
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
