package org.tillbridge.interleaver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/// Asks a PostgreSQL server who waits for whom.
final class LocksStore implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement waiting;

    LocksStore(DataSource administration) throws SQLException {
        connection = administration.getConnection();
        waiting =
                connection.prepareStatement(
                        """
                        SELECT count(DISTINCT l.pid) FROM pg_locks l
                        JOIN pg_stat_activity a USING (pid)
                        WHERE NOT l.granted AND a.query NOT LIKE 'NOTIFY%'\
                        """);
    }

    /// How many connections wait for a lock.
    int waiting() {
        try (ResultSet row = waiting.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("The server cannot be asked", failed);
        }
    }

    @Override
    public void close() throws SQLException {
        waiting.close();
        connection.close();
    }
}
