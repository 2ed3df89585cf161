package org.tillbridge.sync.replica;

import java.nio.file.Files;
import java.nio.file.Path;

/// The journal beside the replica, on a connection that only reads. The writers of both files never
/// have the other's.
final class JournalAttachmentStore {
    /// What the replica reads of the journal.
    private static final String[] EMPTY = {
        "ATTACH ':memory:' AS journal",
        "CREATE TABLE journal.epoch (ordinal INTEGER PRIMARY KEY, epoch TEXT UNIQUE)",
        "CREATE TABLE journal.entry (place INTEGER PRIMARY KEY, header TEXT, kind TEXT, body TEXT)",
        """
        CREATE TABLE journal.filed_stock_movement (
            place INTEGER, line INTEGER, item INTEGER, quantity INTEGER)\
        """,
        "CREATE VIEW journal.unfiled_stock_movement AS SELECT * FROM filed_stock_movement LIMIT 0"
    };

    private JournalAttachmentStore() {}

    /// @return false if there is no journal, or not yet all of it; nothing is then attached
    static boolean attach(SqlStore sql, Path journal) {
        if (!Files.exists(journal)) {
            return false;
        }
        sql.update("ATTACH ? AS journal", journal.toUri() + "?mode=ro");
        long tables =
                sql.number(
                        """
                        SELECT count(*) FROM journal.sqlite_schema
                        WHERE name IN ('epoch', 'filed_stock_movement')\
                        """);
        if (tables < 2) {
            sql.run("DETACH journal");
        }
        return tables == 2;
    }

    /// In place of a journal that is not there.
    static void attachEmpty(SqlStore sql) {
        sql.run(EMPTY);
    }
}
