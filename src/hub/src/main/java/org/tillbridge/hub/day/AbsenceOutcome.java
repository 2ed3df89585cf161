package org.tillbridge.hub.day;

/// What became of declaring a workstation absent.
public sealed interface AbsenceOutcome {
    /// Nobody waits for it any more.
    record Declared() implements AbsenceOutcome {}

    /// Nobody had waited for it.
    ///
    /// @param text why, as a sentence
    record Refused(String text) implements AbsenceOutcome {}
}
