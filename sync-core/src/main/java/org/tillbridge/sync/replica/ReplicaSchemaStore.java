package org.tillbridge.sync.replica;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// The tables of a replica file, and how it is opened for each kind of work.
final class ReplicaSchemaStore {
    /// "TBrp": what `file` says of it, and how a database of something else is told.
    static final int APPLICATION_ID = 0x54427270;

    private static final int BUSY_MILLIS = 5000;

    /// Scopes lie in the order in which a load brings them, but for prices: what comes at the end
    /// is inserted in half the time.
    private static final String[] RAW = {
        """
        CREATE TABLE replica_file (number INTEGER PRIMARY KEY) STRICT\
        """,
        """
        CREATE TABLE raw_row (
            scope TEXT NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (scope DESC, kind, key)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE cursor (
            scope TEXT PRIMARY KEY,
            position INTEGER NOT NULL,
            h TEXT NOT NULL,
            checksum TEXT NOT NULL,
            time INTEGER NOT NULL,
            sound INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE removed_item (item INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT\
        """
    };

    private static final String[] DERIVED = {
        """
        CREATE TABLE item (
            item INTEGER PRIMARY KEY,
            sku TEXT NOT NULL,
            name TEXT NOT NULL,
            department INTEGER NOT NULL,
            tax_class TEXT NOT NULL,
            discontinued INTEGER NOT NULL,
            minimum_age INTEGER
        ) STRICT\
        """,
        """
        CREATE TABLE item_code (
            item INTEGER NOT NULL,
            code TEXT NOT NULL,
            folded TEXT,
            PRIMARY KEY (item, code)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE department (
            department INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            tax_class TEXT NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE tax_rate (
            tax_class TEXT NOT NULL,
            store INTEGER NOT NULL,
            valid_from TEXT NOT NULL,
            rate TEXT NOT NULL,
            PRIMARY KEY (tax_class, store, valid_from)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE favourite (
            category TEXT NOT NULL,
            position INTEGER NOT NULL,
            item INTEGER NOT NULL,
            PRIMARY KEY (category, position)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE recall (
            item INTEGER NOT NULL,
            lot TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (item, lot)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE companion (
            item INTEGER NOT NULL,
            companion INTEGER NOT NULL,
            pieces INTEGER NOT NULL,
            levy INTEGER NOT NULL,
            PRIMARY KEY (item, companion)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE signing_key (
            workstation INTEGER PRIMARY KEY,
            store INTEGER NOT NULL,
            public_key TEXT NOT NULL,
            revoked_at INTEGER
        ) STRICT\
        """,
        """
        CREATE TABLE blocked_card (card TEXT PRIMARY KEY) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE erased_part (part TEXT PRIMARY KEY) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE store (
            store INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            currency TEXT NOT NULL,
            country TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            price_list INTEGER NOT NULL,
            tax_included INTEGER NOT NULL,
            tax_rounding TEXT NOT NULL,
            in_store_rules TEXT NOT NULL,
            stored_value_offline_limit INTEGER NOT NULL,
            credit_without_proof INTEGER NOT NULL,
            approval_hours INTEGER NOT NULL,
            points_rate INTEGER NOT NULL,
            card_floor_limit INTEGER,
            card_forward_hours INTEGER NOT NULL,
            address TEXT NOT NULL,
            tax_id TEXT NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE role_right (
            role TEXT NOT NULL,
            right_name TEXT NOT NULL,
            allowance TEXT NOT NULL,
            free_up_to INTEGER,
            PRIMARY KEY (role, right_name)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE reflected (
            workstation INTEGER NOT NULL,
            epoch TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            PRIMARY KEY (workstation, epoch)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE parked (
            workstation INTEGER NOT NULL,
            epoch TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            effect TEXT NOT NULL,
            line INTEGER,
            code TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (workstation, epoch, sequence, effect)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE workstation (
            workstation INTEGER PRIMARY KEY,
            store INTEGER NOT NULL,
            name TEXT NOT NULL,
            enrol_by INTEGER,
            revoked_at INTEGER
        ) STRICT\
        """,
        """
        CREATE TABLE operator (
            operator INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            salt TEXT NOT NULL,
            iterations INTEGER NOT NULL,
            verifier TEXT NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE spare_epoch (epoch TEXT PRIMARY KEY, series INTEGER NOT NULL)
        STRICT, WITHOUT ROWID\
        """,
        """
        CREATE VIRTUAL TABLE item_search USING fts5(
            name,
            code,
            content = '',
            contentless_delete = 1,
            tokenize = 'trigram case_sensitive 1'
        )\
        """,
        """
        CREATE TABLE item_name (item INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT\
        """,
        """
        CREATE INDEX item_name_by_name ON item_name(name)\
        """,
        """
        CREATE TABLE items_filled (through TEXT NOT NULL) STRICT\
        """,
        """
        INSERT INTO items_filled(through) VALUES ('')\
        """
    };

    /// Made after a bulk load: sorting at once is faster than keeping sorted.
    private static final String[] INDEXES = {
        """
        CREATE INDEX item_code_by_code ON item_code(code)\
        """,
        """
        CREATE INDEX item_code_by_folded ON item_code(folded) WHERE folded IS NOT NULL\
        """,
        """
        CREATE INDEX companion_by_companion ON companion(companion, levy)\
        """
    };

    private ReplicaSchemaStore() {}

    /// A new file, for one bulk load and nobody else. Nothing in it is durable before it is synced
    /// as a whole.
    static SqlStore createForLoad(ReplicaFile file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-65_536);
        SqlStore sql = open(madeForItsOwner(file), config);
        sql.run("PRAGMA application_id = " + APPLICATION_ID);
        sql.run("PRAGMA user_version = " + Derivation.VERSION);
        sql.run(RAW);
        sql.run(DERIVED);
        sql.update("INSERT INTO replica_file(number) VALUES (?)", file.number());
        return sql;
    }

    /// The verifiers of PINs are in it.
    private static Path madeForItsOwner(ReplicaFile file) {
        try {
            return OwnerOnly.create(file.path());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    static void createIndexes(SqlStore sql) {
        sql.run(INDEXES);
    }

    /// Whether this is the file that it is called, in the form that this version reads. Cheap: a
    /// glance at the start, not through the whole file.
    ///
    /// @throws DamagedReplicaException if it is not
    static void check(SqlStore sql, ReplicaFile file) {
        expect(sql, "PRAGMA application_id", APPLICATION_ID);
        expect(sql, "PRAGMA user_version", Derivation.VERSION);
        expect(sql, "SELECT count(*) FROM replica_file", 1);
        expect(sql, "SELECT number FROM replica_file", file.number());
        expect(sql, "SELECT count(*) FROM items_filled", 1);
    }

    private static void expect(SqlStore sql, String question, long answer) {
        long found = sql.first(question, row -> row.getLong(1)).orElse(-1L);
        if (found != answer) {
            throw new DamagedReplicaException(
                    question + " says " + found + " instead of " + answer);
        }
    }

    /// Whether all pages hang together, and each index says what its table says: a look-up by code
    /// reads the index alone. Reads the whole file.
    static boolean isWhole(SqlStore sql) {
        return sql.list("PRAGMA integrity_check(1)", row -> row.getString(1)).equals(List.of("ok"));
    }

    /// The feed's own connection.
    static SqlStore openForFeed(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        return open(file, config);
    }

    /// A connection that only reads, and may attach others.
    static SqlStore openForReading(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setBusyTimeout(BUSY_MILLIS);
        return open(file, config);
    }

    /// The driver would otherwise ask for the last row number after each statement.
    private static SqlStore open(Path file, SQLiteConfig config) {
        config.setGetGeneratedKeys(false);
        try {
            return new SqlStore(config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException failure) {
            throw SqlStore.failed(failure);
        }
    }
}
