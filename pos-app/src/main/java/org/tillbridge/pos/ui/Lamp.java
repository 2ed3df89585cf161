package org.tillbridge.pos.ui;

/// What the lamp in the top bar says.
///
/// @param words in full: "Working offline since 14:02 · 12 to send"
public record Lamp(State state, String words) {
    /// From the calmest to the one that is named first.
    public enum State {
        CONNECTED,
        OFFLINE,
        ONE_DISK,
        ATTENTION,
        /// A till to learn on.
        TRAINING
    }
}
