package org.tillbridge.demo.replay;

import java.time.Duration;

/// How long things took, by a clock that never jumps.
final class Stopwatch {
    private final long started = System.nanoTime();
    private long lap = started;

    static Stopwatch started() {
        return new Stopwatch();
    }

    private Stopwatch() {}

    /// Since the last lap, such as `12.3 s`.
    String lap() {
        long before = lap;
        lap = System.nanoTime();
        return seconds(lap - before);
    }

    String whole() {
        return seconds(System.nanoTime() - started);
    }

    private static String seconds(long nanos) {
        return "%.1f s".formatted(Duration.ofNanos(nanos).toMillis() / 1000.0);
    }
}
