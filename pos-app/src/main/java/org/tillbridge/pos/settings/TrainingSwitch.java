package org.tillbridge.pos.settings;

import java.util.function.Consumer;

/// The way into training and out of it.
///
/// @param on whether this is the till to learn on
public record TrainingSwitch(boolean on, Turn turn) {
    /// Begins training, or ends it; on the FX thread.
    @FunctionalInterface
    public interface Turn {
        /// @param ready called before the other till comes in this one's place
        /// @param cannot called instead, with the text that says why
        void turn(Runnable ready, Consumer<String> cannot);
    }
}
