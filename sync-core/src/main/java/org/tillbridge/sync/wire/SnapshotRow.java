package org.tillbridge.sync.wire;

/// A row in a snapshot.
///
/// @param position of the transaction that put it there; 0 where that is not kept
public record SnapshotRow(String kind, String key, long position, String body) {}
