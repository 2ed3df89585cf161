package org.tillbridge.hub.intake;

import java.time.Duration;

/// How much of a push is booked in one transaction, during which its store waits: at least one
/// entry, then until one of these is reached.
///
/// @param feedRows that it writes
/// @param time spent on entries; balances, the feed and the disk take about as long again
public record ChunkSize(int feedRows, Duration time) {
    public static final ChunkSize USUAL = new ChunkSize(4_000, Duration.ofMillis(200));
}
