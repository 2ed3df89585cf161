package org.tillbridge.sync.wire;

/// What came of asking for news.
public sealed interface FeedOutcome
        permits FeedOutcome.Answered, FeedOutcome.SnapshotNeeded, NoAnswer {
    record Answered(FeedPage page) implements FeedOutcome {}

    /// The cursor is too old for the hub's log, or of another history.
    record SnapshotNeeded(Scope scope) implements FeedOutcome {}
}
