package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

import java.time.Instant;

/// The first line of a snapshot: of which scope it is, and exactly when in its history.
///
/// @param rowCount how many rows follow
/// @param checksum what they add up to
public record SnapshotHeader(
        Scope scope, long position, Hash h, Instant time, long rowCount, ScopeChecksum checksum) {
    /// Where the feed goes on after this snapshot.
    public Cursor cursor() {
        return new Cursor(scope, position, h);
    }
}
