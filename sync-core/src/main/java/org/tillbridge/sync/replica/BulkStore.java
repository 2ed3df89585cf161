package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/// Fills one table, many rows with each statement: the way from Java to SQLite costs more than the
/// row. For one thread at a time.
final class BulkStore implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 50;

    private final Connection connection;
    private final String into;
    private final int width;
    private final @Nullable Object[] values;
    private final PreparedStatement insert;
    private int filled;

    /// @param into a statement up to its values: `INSERT INTO t(a, b, c)`
    /// @param width how many columns it has
    BulkStore(Connection connection, String into, int width) {
        this.connection = connection;
        this.into = into;
        this.width = width;
        this.values = new Object[ROWS_AT_ONCE * width];
        try {
            this.insert = connection.prepareStatement(insert(ROWS_AT_ONCE));
        } catch (SQLException failure) {
            throw SqlStore.failed(failure);
        }
    }

    /// Rows wait until there are enough of them; [#flush] does not let them wait.
    void add(@Nullable Object... row) {
        System.arraycopy(row, 0, values, filled, width);
        filled += width;
        if (filled == values.length) {
            run(insert);
        }
    }

    void flush() {
        if (filled == 0) {
            return;
        }
        try (PreparedStatement rest = connection.prepareStatement(insert(filled / width))) {
            run(rest);
        } catch (SQLException failure) {
            throw SqlStore.failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            insert.close();
        } catch (SQLException failure) {
            throw SqlStore.failed(failure);
        }
    }

    private void run(PreparedStatement statement) {
        try {
            for (int i = 0; i < filled; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
            filled = 0;
        } catch (SQLException failure) {
            throw SqlStore.failed(failure);
        }
    }

    private String insert(int rows) {
        String row = "(" + String.join(", ", Collections.nCopies(width, "?")) + ")";
        return into + " VALUES " + String.join(", ", Collections.nCopies(rows, row));
    }
}
