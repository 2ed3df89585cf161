package org.tillbridge.demo.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How invoices are replayed.
///
/// @param folder where all files of the run go; emptied first
/// @param invoices whose; empty for the shipped December
/// @param limit at most so many invoices, spread over all; 0 for all
/// @param killsPerTill how often each workstation is killed
/// @param hubKills how often the hub is killed, besides the outage
/// @param outage whether the hub is away for the middle third
/// @param seed of the moments of death
/// @param patience how long one part of the run may take
public record ReplaySettings(
        Path folder,
        Optional<Path> invoices,
        int workstations,
        int limit,
        int killsPerTill,
        int hubKills,
        boolean outage,
        long seed,
        Duration patience) {
    static final int MOST_WORKSTATIONS = 20;

    /// @throws IllegalArgumentException with a sentence for whoever asked for it
    public ReplaySettings {
        require(
                workstations >= 1 && workstations <= MOST_WORKSTATIONS,
                "1 to " + MOST_WORKSTATIONS + " workstations can ring, not " + workstations + ".");
        require(limit >= 0, "At most how many invoices? Not " + limit + ".");
        require(killsPerTill >= 0 && hubKills >= 0, "Nothing is killed less often than never.");
        require(patience.isPositive(), "A part of it must be given at least a second.");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
