package org.tillbridge.sync.journal;

/// How the journal is doing, for the lamp.
public sealed interface JournalHealth {
    /// All is well.
    record Well() implements JournalHealth {}

    /// The disk is full. The reserve was freed, so selling goes on for a while.
    record OnReserve() implements JournalHealth {}

    /// The last entry did not get in.
    record Failing(JournalWriteException.Reason reason) implements JournalHealth {}

    /// It was found damaged while running; work goes on in a new one. Readers that keep the file
    /// open must open it anew.
    record Recovered(Damage damage) implements JournalHealth {}
}
