package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a hub did in one transaction of a scope, by what its log says of it.
///
/// @param time of the hub, in milliseconds
/// @param chunk the entries that it took in
/// @param settled what it applied of what had waited
/// @param creditOnly whether the store gave a store credit only for goods without proof, before it
record FeedStep(long time, Optional<Chunk> chunk, List<Settled> settled, boolean creditOnly) {
    private static final String REFLECTED = "reflected\t";
    private static final String PARKED = "parked\t";
    private static final String STORE = "store\t";

    /// Entries that were taken in together.
    ///
    /// @param epoch `till/epoch`
    /// @param after the last sequence that was there before
    /// @param through the last of them
    record Chunk(String epoch, long after, long through) {}

    /// An effect that waits no longer.
    ///
    /// @param place `till/epoch/sequence`
    record Settled(String place, String effect) {
        private static Settled of(String key) {
            int end = key.indexOf('/', key.indexOf('/', key.indexOf('/') + 1) + 1);
            return new Settled(key.substring(0, end), key.substring(end + 1));
        }
    }

    FeedStep {
        settled = List.copyOf(settled);
    }

    /// @param rows of the scope as they were before
    static FeedStep of(PlainCodec.Logged logged, Map<String, String> rows) {
        Optional<Chunk> chunk = Optional.empty();
        List<Settled> settled = new ArrayList<>();
        for (Map.Entry<String, Optional<String>> row : logged.rows().entrySet()) {
            String name = row.getKey();
            if (name.startsWith(REFLECTED) && row.getValue().isPresent()) {
                long before = sequence(Optional.ofNullable(rows.get(name)));
                long now = sequence(row.getValue());
                chunk = Optional.of(new Chunk(name.substring(REFLECTED.length()), before, now));
            } else if (name.startsWith(PARKED) && row.getValue().isEmpty()) {
                settled.add(Settled.of(name.substring(PARKED.length())));
            }
        }
        return new FeedStep(logged.time(), chunk, settled, creditOnly(logged.scope(), rows));
    }

    private static long sequence(Optional<String> reflected) {
        return reflected.map(body -> PlainCodec.number(body, "sequence")).orElse(0L);
    }

    private static boolean creditOnly(String scope, Map<String, String> rows) {
        String store = rows.getOrDefault(scope.replace("store:", STORE), "");
        return store.contains("\"creditWithoutProof\":true");
    }
}
