package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;

/// Fills one table, many rows with each statement, and what the rows have in common given once: the
/// way from Java to SQLite costs more than the row. For one thread at a time.
final class BulkStore implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 50;

    private final Connection connection;
    private final String into;
    private final int width;
    private final @Nullable Object[] values;
    private final PreparedStatement insert;
    private @Nullable Object[] common;
    private int filled;

    /// @param into a statement up to its values: `INSERT INTO t(a, b, c)`
    /// @param common how many of the first columns all rows have in common until [#share] says
    ///   otherwise
    /// @param width how many columns are left
    BulkStore(Connection connection, String into, int common, int width) {
        this.connection = connection;
        this.into = into;
        this.common = new Object[common];
        this.width = width;
        this.values = new Object[ROWS_AT_ONCE * width];
        try {
            this.insert = connection.prepareStatement(insert(ROWS_AT_ONCE));
        } catch (SQLException failure) {
            throw SqlStore.failed(failure);
        }
    }

    /// What the rows after this have in common.
    void share(@Nullable Object... shared) {
        if (!Arrays.equals(shared, common)) {
            flush();
            common = shared;
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
            for (int i = 0; i < common.length; i++) {
                statement.setObject(i + 1, common[i]);
            }
            for (int i = 0; i < filled; i++) {
                statement.setObject(common.length + i + 1, values[i]);
            }
            statement.executeUpdate();
            filled = 0;
        } catch (SQLException failure) {
            throw SqlStore.failed(failure);
        }
    }

    /// What is common has the same number in each row; each other `?` has the next.
    private String insert(int rows) {
        StringBuilder row = new StringBuilder("(");
        for (int i = 1; i <= common.length; i++) {
            row.append('?').append(i).append(", ");
        }
        row.append(String.join(", ", Collections.nCopies(width, "?"))).append(')');
        return into + " VALUES " + String.join(", ", Collections.nCopies(rows, row));
    }
}
