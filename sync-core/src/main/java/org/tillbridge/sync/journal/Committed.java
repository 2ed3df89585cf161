package org.tillbridge.sync.journal;

/// An entry that is on disk, and what it says.
public record Committed(RecordedEntry entry, JournalEntry fact) {}
