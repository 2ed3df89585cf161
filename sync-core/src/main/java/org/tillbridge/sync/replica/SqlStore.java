package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One connection to a file of the replica and the statements prepared on it. Plain JDBC: a scan
/// waits for these. For one thread at a time.
final class SqlStore implements AutoCloseable {
    /// Reads one row of a result.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Takes one row of a result.
    interface Each {
        void accept(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    SqlStore(Connection connection) {
        this.connection = connection;
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            List<T> list = new ArrayList<>();
            while (result.next()) {
                list.add(checked(row, result));
            }
            return list;
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            return result.next() ? Optional.of(checked(row, result)) : Optional.empty();
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    /// What was written here was checked before; what does not pass now is not what was written.
    private static <T> T checked(Row<T> row, ResultSet result) throws SQLException {
        try {
            return row.read(result);
        } catch (IllegalArgumentException | DateTimeException odd) {
            throw new DamagedReplicaException("A row is not what was written", odd);
        }
    }

    /// Goes through a result of any length, one row in memory at a time.
    void forEach(String sql, Each each, @Nullable Object... values) {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            while (result.next()) {
                each.accept(result);
            }
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    /// The integer that a query which always has a row gives.
    long number(String sql, @Nullable Object... values) {
        return first(sql, row -> row.getLong(1), values).orElseThrow();
    }

    /// Brings all that is committed into the file itself.
    void checkpoint() {
        list("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
    }

    /// Brings what is committed into the file itself, as far as readers let it.
    void checkpointSome() {
        list("PRAGMA wal_checkpoint(PASSIVE)", row -> row.getInt(1));
    }

    int update(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    /// A way to fill a table quickly.
    BulkStore bulk(String into, int width) {
        return new BulkStore(connection, into, width);
    }

    /// Runs statements that are needed once.
    void run(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /// Does the work in one transaction, or leaves no trace of it. A writer is back in autoCommit
    /// afterwards: the driver would otherwise take the lock again at once.
    <T> T atomically(Supplier<T> work) {
        try {
            connection.setAutoCommit(false);
            T result = work.get();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException failure) {
            throw failed(failure);
        } finally {
            rollBackWhatIsOpen();
        }
    }

    private void rollBackWhatIsOpen() {
        try {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /// The driver lets go of a statement that failed, so it is prepared anew the next time.
    private RuntimeException failed(String sql, SQLException failure) {
        try (PreparedStatement _ = prepared.remove(sql)) {
            return failed(failure);
        } catch (SQLException notClosed) {
            failure.addSuppressed(notClosed);
            return failed(failure);
        }
    }

    /// Tells a file that is not what was written to it from a disk that has no room or a lock that
    /// was not given.
    static RuntimeException failed(SQLException failure) {
        boolean damaged =
                failure instanceof SQLiteException sqlite && meansDamage(sqlite.getResultCode());
        return damaged
                ? new DamagedReplicaException("A file of the replica is damaged", failure)
                : new ReplicaException("The replica cannot be used", failure);
    }

    private static boolean meansDamage(SQLiteErrorCode code) {
        if (code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ
                || code == SQLiteErrorCode.SQLITE_IOERR_READ
                || code == SQLiteErrorCode.SQLITE_IOERR_CORRUPTFS) {
            return true;
        }
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_CANTOPEN, SQLITE_ERROR ->
                    true;
            default -> false;
        };
    }
}
