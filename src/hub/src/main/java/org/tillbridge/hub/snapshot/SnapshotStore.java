package org.tillbridge.hub.snapshot;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotCodec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/// Reads all rows of a scope.
final class SnapshotStore {
    private final StatementStore statements;

    SnapshotStore(StatementStore statements) {
        this.statements = statements;
    }

    /// Writes the rows of a scope, by kind and key, holding none. The database puts each line
    /// together: that takes less than fetching its parts.
    void copy(Scope scope, SnapshotCodec.Writer writer) throws SQLException {
        statements.each(
                """
                SELECT kind || ? || key || ? || position || ? || body FROM replica_row
                WHERE scope = ? ORDER BY kind, key\
                """,
                row -> {
                    add(writer, row.getString(1));
                    return true;
                },
                "\t",
                "\t",
                "\t",
                scope.text());
    }

    private static void add(SnapshotCodec.Writer writer, String line) {
        try {
            writer.addLine(line);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
