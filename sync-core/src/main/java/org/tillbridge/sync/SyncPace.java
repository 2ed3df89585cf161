package org.tillbridge.sync;

import java.time.Duration;

/// How fast the loops go.
///
/// @param firstPause the shortest pause after a failure
/// @param longestPause what pauses grow to; each failure doubles them
/// @param feedWait how long the hub may hold a feed request back
public record SyncPace(Duration firstPause, Duration longestPause, Duration feedWait) {
    public static final SyncPace USUAL =
            new SyncPace(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofSeconds(25));
}
