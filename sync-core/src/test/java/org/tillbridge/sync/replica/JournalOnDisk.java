package org.tillbridge.sync.replica;

import org.tillbridge.sync.journal.Epoch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of a journal that a replica's readers know of, written as the journal's writer does.
final class JournalOnDisk implements AutoCloseable {
    private final Connection connection;

    JournalOnDisk(Path file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            run("PRAGMA journal_mode = WAL");
            run("PRAGMA synchronous = FULL");
            run("CREATE TABLE epoch (epoch TEXT PRIMARY KEY, ordinal INTEGER, series INTEGER)");
            run(
                    """
                    CREATE TABLE stock_movement (
                        epoch TEXT NOT NULL,
                        sequence INTEGER NOT NULL,
                        line INTEGER NOT NULL,
                        item INTEGER NOT NULL,
                        quantity INTEGER NOT NULL,
                        PRIMARY KEY (epoch, sequence, line)
                    ) STRICT, WITHOUT ROWID\
                    """);
            run(
                    """
                    CREATE INDEX stock_movement_by_item
                    ON stock_movement (item, epoch, sequence, quantity)\
                    """);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    JournalOnDisk open(Epoch epoch) {
        update("INSERT INTO epoch(epoch, ordinal, series) VALUES (?, 1, 1)", epoch.hex());
        return this;
    }

    /// One entry with one line that sells so many units.
    JournalOnDisk sale(Epoch epoch, long sequence, int item, long units) {
        return movement(epoch, sequence, 1, item, -units);
    }

    JournalOnDisk movement(Epoch epoch, long sequence, int line, int item, long units) {
        update(
                """
                INSERT INTO stock_movement(epoch, sequence, line, item, quantity)
                VALUES (?, ?, ?, ?, ?)\
                """,
                epoch.hex(),
                sequence,
                line,
                item,
                1000 * units);
        return this;
    }

    private void update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
