package org.tillbridge.pos.ui;

/// What happened, and what to do about it, in two plain sentences.
///
/// @param toDo empty if there is nothing to do
public record Message(Tone tone, String happened, String toDo) {
    /// How much it matters.
    public enum Tone {
        /// Worth knowing; nothing to do.
        CALM,
        /// Someone should do something soon.
        CAUTION,
        /// It waits for a person.
        ALERT
    }
}
