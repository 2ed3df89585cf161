package org.tillbridge.sync.wire;

/// What came of fetching a snapshot.
public sealed interface SnapshotOutcome permits SnapshotOutcome.Downloaded, NoAnswer {
    /// The file is there, whole.
    record Downloaded() implements SnapshotOutcome {}
}
