package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

import java.time.Instant;
import java.util.List;

/// One transaction of the hub within one scope: applied whole or not at all, in order of position.
///
/// @param position from 1, contiguous within the scope
/// @param time the hub's; within a scope it never runs back
/// @param checksum of the whole scope after this transaction
/// @param content the exact text that `h` covers
/// @param h the hash of the scope's history up to and with this transaction
public record FeedTransaction(
        Scope scope,
        long position,
        Instant time,
        List<FeedRow> rows,
        ScopeChecksum checksum,
        String content,
        Hash h) {
    /// More rows are written only where a single journal entry, or an import of what changes
    /// together, needs them.
    public static final int USUAL_ROWS = 1000;

    public FeedTransaction {
        rows = List.copyOf(rows);
        if (position < 1) {
            throw new IllegalArgumentException("Positions of transactions start at 1");
        }
    }

    /// The hash that follows `previous` when a transaction with this content is added.
    public static Hash chain(Hash previous, String content) {
        return Hash.of(previous.bytes(), Hash.utf8(content));
    }

    /// Whether this is the transaction that comes right after the cursor, in the same history.
    public boolean follows(Cursor cursor) {
        return scope.equals(cursor.scope())
                && position == cursor.position() + 1
                && h.equals(chain(cursor.h(), content));
    }
}
