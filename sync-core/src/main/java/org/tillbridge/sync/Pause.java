package org.tillbridge.sync;

import java.time.Duration;

/// What a loop does until its next step.
///
/// @param endsWithNews whether news from the journal end it early
public record Pause(Duration atMost, boolean endsWithNews) {
    static final Pause NONE = new Pause(Duration.ZERO, true);

    /// There is nothing to do.
    static Pause idle(Duration atMost) {
        return new Pause(atMost, true);
    }

    /// The hub is left alone.
    static Pause backOff(Duration length) {
        return new Pause(length, false);
    }
}
