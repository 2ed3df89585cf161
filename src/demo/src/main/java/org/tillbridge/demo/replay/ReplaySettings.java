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
        Duration patience) {}
