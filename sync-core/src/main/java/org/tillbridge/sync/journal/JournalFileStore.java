package org.tillbridge.sync.journal;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tillbridge.sync.journal.JournalWriteException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Connections to a journal's file, and the tables in it.
///
/// Tables are made by the resources `V001__….sql`, `V002__….sql`, …; `user_version` says which were
/// run. `application_id` says that it is a journal at all.
final class JournalFileStore {
    /// "TBJ1".
    private static final int APPLICATION_ID = 0x54424A31;

    private static final List<String> MIGRATIONS =
            List.of(
                    "V001__journal.sql",
                    "V002__suspended_sales.sql",
                    "V003__personal_parts.sql",
                    "V004__returns_and_offline_payments.sql",
                    "V005__signing.sql",
                    "V006__invoices.sql",
                    "V007__document_numbers.sql",
                    "V008__pieces.sql",
                    "V009__salvaged_sale.sql");

    static final int SCHEMA_VERSION = MIGRATIONS.size();

    private static final int BUSY_MILLISECONDS = 5_000;

    private JournalFileStore() {}

    /// Something being written.
    interface Writing {
        void write() throws SQLException;
    }

    /// @throws JournalWriteException if it cannot be written
    static void write(Writing writing) {
        try {
            writing.write();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /// The one connection that writes. A commit on it is on the disk when it returns. It never
    /// checkpoints by itself, so no sale waits for that.
    static Connection writer(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        return prepared(
                config.createConnection("jdbc:sqlite:" + file),
                """
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA fullfsync = ON;
                PRAGMA checkpoint_fullfsync = ON;
                """);
    }

    /// A connection that changes no byte of the journal, not even by checkpointing its WAL. Where
    /// no WAL is beside it, it may lie on a medium that cannot be written. What it sorts it sorts
    /// in memory: names and numbers of people are in no file that nobody knows of.
    static Connection reader(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        boolean hasWal = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        String address = hasWal ? file.toString() : file.toUri() + "?immutable=1";
        return prepared(
                config.createConnection("jdbc:sqlite:" + address), "PRAGMA temp_store = MEMORY;");
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLISECONDS);
        return config;
    }

    private static Connection prepared(Connection connection, String pragmas) throws SQLException {
        try {
            run(connection, pragmas + "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /// Brings the tables of an open file to this program's version.
    static void migrate(Connection connection) throws SQLException {
        migrate(connection, SCHEMA_VERSION);
    }

    private static void migrate(Connection connection, int to) throws SQLException {
        int version = userVersion(connection);
        if (version >= to) {
            return;
        }
        run(connection, "BEGIN IMMEDIATE");
        for (String migration : MIGRATIONS.subList(version, to)) {
            run(connection, resource(migration));
        }
        run(connection, "PRAGMA user_version = " + to);
        run(connection, "PRAGMA application_id = " + APPLICATION_ID);
        run(connection, "COMMIT");
    }

    static int userVersion(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version");
    }

    /// Which version of a journal has exactly these tables, this one or an earlier; empty if none
    /// has, or the file does not say that it is a journal. What version it says it has is another
    /// question.
    static OptionalInt versionOfTables(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
            return OptionalInt.empty();
        }
        int index = Expected.TABLES.indexOf(tables(connection));
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    /// What a journal that was just made has, version by version.
    private static final class Expected {
        static final List<List<String>> TABLES =
                IntStream.rangeClosed(1, SCHEMA_VERSION).mapToObj(Expected::read).toList();

        private static List<String> read(int version) {
            try (Connection fresh = config().createConnection("jdbc:sqlite::memory:")) {
                migrate(fresh, version);
                return List.copyOf(tables(fresh));
            } catch (SQLException impossible) {
                throw new IllegalStateException("No journal can be made in memory", impossible);
            }
        }
    }

    /// What a failed statement means to whoever wanted to write.
    static JournalWriteException failure(SQLException failed) {
        return switch (reason(failed)) {
            case DISK_FULL -> failure(Reason.DISK_FULL, "The disk is full", failed);
            case BUSY -> failure(Reason.BUSY, "Another program holds the journal", failed);
            case READ_ONLY -> failure(Reason.READ_ONLY, "The journal may not be written", failed);
            case DAMAGED -> failure(Reason.DAMAGED, "The journal is damaged", failed);
            case DISK_FAILED, TOO_LARGE, ALREADY_RECORDED, CLOSED ->
                    failure(Reason.DISK_FAILED, "The journal could not be written", failed);
        };
    }

    private static JournalWriteException failure(Reason reason, String text, SQLException cause) {
        return new JournalWriteException(reason, text, cause);
    }

    private static Reason reason(SQLException failed) {
        if (!(failed instanceof SQLiteException told)) {
            return Reason.DISK_FAILED;
        }
        return switch (primary(told)) {
            case SQLITE_FULL -> Reason.DISK_FULL;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Reason.DAMAGED;
            case SQLITE_BUSY, SQLITE_LOCKED -> Reason.BUSY;
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> Reason.READ_ONLY;
            case SQLITE_IOERR -> isAboutContent(told) ? Reason.DAMAGED : Reason.DISK_FAILED;
            default -> Reason.DISK_FAILED;
        };
    }

    /// Whether a failed look says something of what is in the file, and not only that it could not
    /// be got at.
    static boolean isAboutContent(SQLException failed) {
        if (!(failed instanceof SQLiteException told)) {
            return true;
        }
        return switch (primary(told)) {
            case SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_NOMEM,
                    SQLITE_FULL,
                    SQLITE_READONLY,
                    SQLITE_CANTOPEN,
                    SQLITE_PERM,
                    SQLITE_AUTH ->
                    false;
            case SQLITE_IOERR ->
                    switch (told.getResultCode()) {
                        case SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS ->
                                true;
                        default -> false;
                    };
            default -> true;
        };
    }

    /// The result code without its details, which are in the higher bytes.
    private static SQLiteErrorCode primary(SQLiteException told) {
        return SQLiteErrorCode.getErrorCode(told.getResultCode().code & 0xFF);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT type, name, tbl_name, coalesce(sql, '')
                                FROM sqlite_schema
                                WHERE name NOT GLOB 'sqlite_stat*'
                                ORDER BY type, name
                                """)) {
            while (rows.next()) {
                tables.add(
                        String.join(
                                "\n",
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4)));
            }
        }
        return tables;
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String resource(String name) {
        try (InputStream content = JournalFileStore.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("Not packed: " + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
