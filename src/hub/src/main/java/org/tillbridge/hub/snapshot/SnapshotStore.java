package org.tillbridge.hub.snapshot;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotRow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/// Reads all rows of a scope.
final class SnapshotStore {
    private final StatementStore statements;

    SnapshotStore(StatementStore statements) {
        this.statements = statements;
    }

    /// Writes the rows of a scope, by kind and key, holding none.
    void copy(Scope scope, SnapshotCodec.Writer writer) throws SQLException {
        statements.each(
                """
                SELECT kind, key, position, body FROM replica_row
                WHERE scope = ? ORDER BY kind, key\
                """,
                row -> {
                    add(
                            writer,
                            new SnapshotRow(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getString(4)));
                    return true;
                },
                scope.text());
    }

    private static void add(SnapshotCodec.Writer writer, SnapshotRow row) {
        try {
            writer.add(row);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
