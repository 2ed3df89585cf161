package org.tillbridge.hub.store;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.SQLException;

/// The database did not do what it was asked; the transaction was rolled back.
public sealed class StorageException extends RuntimeException {
    private static final int PRIMARY_CODE = 0xff;

    private StorageException(String message, SQLException cause) {
        super(message, cause);
    }

    /// Busy, full, unreachable, out of time: nothing is wrong with what was asked, and it can be
    /// asked again.
    public static final class Weather extends StorageException {
        private Weather(SQLException cause) {
            super("The database cannot write now: " + cause.getMessage(), cause);
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

    /// Whether the same would be refused again. SQLite says so by its result code, others by
    /// SQLSTATE class 23 or 22.
    public static boolean breaksARule(SQLException cause) {
        if (cause instanceof SQLiteException sqlite) {
            int code = sqlite.getResultCode().code & PRIMARY_CODE;
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                    || code == SQLiteErrorCode.SQLITE_MISMATCH.code
                    || code == SQLiteErrorCode.SQLITE_TOOBIG.code;
        }
        String state = cause.getSQLState();
        return state != null && (state.startsWith("23") || state.startsWith("22"));
    }
}
