package org.tillbridge.hub.store;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.SQLException;
import java.util.Set;

/// The database did not do what it was asked; the transaction was rolled back.
public sealed class StorageException extends RuntimeException {
    private static final int PRIMARY_CODE = 0xff;
    private static final Set<String> RULES = Set.of("22", "23", "54");

    private StorageException(String message, SQLException cause) {
        super(message, cause);
    }

    /// Busy, full, unreachable, out of time: nothing is wrong with what was asked, and it can be
    /// asked again.
    public static final class Weather extends StorageException {
        private Weather(SQLException cause) {
            super("The database cannot be used now: " + cause.getMessage(), cause);
        }
    }

    /// What was asked goes against a rule of the tables, and will again.
    public static final class Constraint extends StorageException {
        private Constraint(SQLException cause) {
            super("A rule of the tables is broken: " + cause.getMessage(), cause);
        }
    }

    static StorageException of(SQLException cause) {
        return breaksARule(cause) ? new Constraint(cause) : new Weather(cause);
    }

    /// Whether two transactions stood in each other's way, so that the same may go well a moment
    /// later: PostgreSQL has ended one of them.
    static boolean isCollision(SQLException cause) {
        return "40001".equals(cause.getSQLState()) || "40P01".equals(cause.getSQLState());
    }

    /// Whether the same would be refused again. SQLite says so by its result code, others by
    /// SQLSTATE class 23 (a rule of the tables), 22 (no value for its column) or 54 (too large).
    public static boolean breaksARule(SQLException cause) {
        if (cause instanceof SQLiteException sqlite) {
            int code = sqlite.getResultCode().code & PRIMARY_CODE;
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                    || code == SQLiteErrorCode.SQLITE_MISMATCH.code
                    || code == SQLiteErrorCode.SQLITE_TOOBIG.code;
        }
        String state = cause.getSQLState();
        return state != null && RULES.contains(state.substring(0, Math.min(2, state.length())));
    }
}
