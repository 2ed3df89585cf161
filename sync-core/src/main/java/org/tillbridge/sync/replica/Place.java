package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;
import org.tillbridge.sync.wire.SnapshotHeader;

import java.time.Instant;

/// How far a scope has come here, and what its rows then add up to.
///
/// @param time the hub's, of the latest transaction
/// @param sound false once its rows were found not to be those of the hub; the position then only
///   says which moment must not be fallen behind
record Place(Cursor cursor, ScopeChecksum checksum, Instant time, boolean sound) {
    /// Before anything of the scope has come.
    static Place start(Scope scope) {
        return new Place(Cursor.start(scope), ScopeChecksum.ZERO, Instant.EPOCH, true);
    }

    static Place after(SnapshotHeader snapshot) {
        return new Place(snapshot.cursor(), snapshot.checksum(), snapshot.time(), true);
    }

    Place unsound() {
        return new Place(cursor, checksum, time, false);
    }
}
