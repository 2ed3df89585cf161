package org.tillbridge.pos.ui;

import java.time.Duration;

/// The time after something came up in which whoever presses again meant what was there before: a
/// double press. On the FX thread.
public final class FirstMoment {
    public static final Duration LENGTH = Duration.ofMillis(300);

    private long since = System.nanoTime() - LENGTH.toNanos();

    /// Something comes up now.
    public void begin() {
        since = System.nanoTime();
    }

    public boolean isNow() {
        return System.nanoTime() - since < LENGTH.toNanos();
    }
}
