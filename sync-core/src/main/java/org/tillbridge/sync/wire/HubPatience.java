package org.tillbridge.sync.wire;

import java.time.Duration;

/// How long a workstation waits for the hub.
///
/// @param connect for a connection
/// @param answer for an answer, or the next byte of one
/// @param afterWait for a feed request's answer, longer than the hub was allowed to hold it back
public record HubPatience(Duration connect, Duration answer, Duration afterWait) {
    public static final HubPatience USUAL =
            new HubPatience(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(10));
}
