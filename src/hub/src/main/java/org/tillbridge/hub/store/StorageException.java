package org.tillbridge.hub.store;

import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;

/// The database did not do what it was asked; the transaction was rolled back.
public sealed class StorageException extends RuntimeException {
    private static final Logger LOG = LoggerFactory.getLogger(StorageException.class);

    private static final int PRIMARY_CODE = 0xff;
    private static final Set<String> RULES = Set.of("22", "23", "54");

    private StorageException(String message, SQLException cause) {
        super(message, cause);
    }

    private StorageException(String message) {
        super(message);
    }

    /// Busy, full, unreachable, out of time: nothing is wrong with what was asked, and it can be
    /// asked again.
    public static final class Weather extends StorageException {
        private Weather(SQLException cause) {
            super(
                    (isDamage(cause)
                                    ? "The database is damaged; put a backup in its place: "
                                    : "The database cannot be used now: ")
                            + cause.getMessage(),
                    cause);
        }
    }

    /// What was asked goes against a rule of the tables, and will again.
    public static final class Constraint extends StorageException {
        private Constraint(SQLException cause) {
            super("A rule of the tables is broken: " + cause.getMessage(), cause);
        }
    }

    /// The database is of no use until a person has seen to it; the message says how, and the cause
    /// is logged.
    public static final class Unusable extends StorageException {
        private Unusable(String sentence) {
            super(sentence);
        }
    }

    /// Why a database cannot be put to use.
    ///
    /// @param database its name
    static StorageException atTheStart(String database, SQLException cause) {
        if (isDamage(cause)) {
            return unusable(
                    database
                            + " is damaged or no database. Put a backup in its place, and run"
                            + " healing --begin before serve.",
                    cause);
        }
        if (isReadOnly(cause)) {
            return unusable(
                    "Nothing can be written into "
                            + database
                            + ". Give the user that runs the hub the right to write there.",
                    cause);
        }
        return of(cause);
    }

    /// Why a database whose tables are other ones than expected cannot be put to use.
    ///
    /// @param database its name
    static StorageException ofAnotherVersion(String database, FlywayException cause) {
        return unusable(
                database
                        + " is not of this version of the hub or of an earlier one. Run the version"
                        + " that wrote it, or a later one.",
                cause);
    }

    /// Why a file in which there is nothing is not taken for a new database.
    ///
    /// @param database its name
    static StorageException ofAnEmptyFile(String database) {
        return new Unusable(
                database
                        + " is empty, as a full disk or a copy that broke off leaves it. Put a"
                        + " backup in its place, and run healing --begin before serve; if there was"
                        + " no hub yet, delete it and run init.");
    }

    private static Unusable unusable(String sentence, Exception cause) {
        LOG.atError().addKeyValue("cause", cause.getMessage()).log("The database cannot be used");
        return new Unusable(sentence);
    }

    static StorageException of(SQLException cause) {
        return breaksARule(cause) ? new Constraint(cause) : new Weather(cause);
    }

    /// Whether two transactions stood in each other's way, so that the same may go well a moment
    /// later: PostgreSQL has ended one of them.
    static boolean isCollision(SQLException cause) {
        return "40001".equals(cause.getSQLState()) || "40P01".equals(cause.getSQLState());
    }

    /// Whether the same would be refused again. SQLite says so by its result code, of a sum by its
    /// words alone; others by SQLSTATE class 23 (a rule of the tables), 22 (no value for its
    /// column) or 54 (too large).
    public static boolean breaksARule(SQLException cause) {
        if (cause instanceof SQLiteException sqlite) {
            return isOneOf(
                            sqlite,
                            SQLiteErrorCode.SQLITE_CONSTRAINT,
                            SQLiteErrorCode.SQLITE_MISMATCH,
                            SQLiteErrorCode.SQLITE_TOOBIG)
                    || String.valueOf(sqlite.getMessage()).contains("(integer overflow)");
        }
        String state = cause.getSQLState();
        return state != null && RULES.contains(state.substring(0, Math.min(2, state.length())));
    }

    private static boolean isDamage(SQLException cause) {
        return cause instanceof SQLiteException sqlite
                && isOneOf(sqlite, SQLiteErrorCode.SQLITE_NOTADB, SQLiteErrorCode.SQLITE_CORRUPT);
    }

    private static boolean isReadOnly(SQLException cause) {
        return cause instanceof SQLiteException sqlite
                ? isOneOf(sqlite, SQLiteErrorCode.SQLITE_READONLY, SQLiteErrorCode.SQLITE_CANTOPEN)
                : "25006".equals(cause.getSQLState());
    }

    private static boolean isOneOf(SQLiteException cause, SQLiteErrorCode... codes) {
        int primary = cause.getResultCode().code & PRIMARY_CODE;
        return Arrays.stream(codes).anyMatch(code -> code.code == primary);
    }
}
