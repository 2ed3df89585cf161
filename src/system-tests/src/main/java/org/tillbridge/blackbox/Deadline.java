package org.tillbridge.blackbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How long something is waited for that has to be looked at again and again.
final class Deadline {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final long PAUSE_NANOS = 20_000_000;

    private final String what;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    private Deadline(String what) {
        this.what = what;
    }

    static Deadline of(String what) {
        return new Deadline(what);
    }

    /// @throws IllegalStateException if it has taken too long
    void pause() {
        if (System.nanoTime() - end > 0) {
            throw new IllegalStateException(
                    "Waited for %d minutes in vain: %s".formatted(PATIENCE.toMinutes(), what));
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
