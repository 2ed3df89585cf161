package org.tillbridge.sync.journal;

import org.tillbridge.retail.TransactionNumber;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The statements of the journal's one writer, prepared once. Bare JDBC: this is what a customer
/// waits for. The connection stays in autocommit mode between commits, so it holds no lock.
final class JournalWriteStore implements AutoCloseable {
    private final WriteHook hook;
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insertEntry;
    private final PreparedStatement insertUnfiled;
    private final PreparedStatement keepOpenSale;
    private final PreparedStatement clearOpenSale;
    private final PreparedStatement findLastEntry;

    JournalWriteStore(Path file, WriteHook hook) throws SQLException {
        this.hook = hook;
        connection = JournalFileStore.writer(file);
        try {
            JournalFileStore.migrate(connection);
            begin = connection.prepareStatement("BEGIN IMMEDIATE");
            commit = connection.prepareStatement("COMMIT");
            insertEntry =
                    connection.prepareStatement(
                            """
                            INSERT INTO entry (epoch, sequence, entry_id, kind, version,
                                business_date, operator, recorded_at, header, body, content_hash,
                                hash)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """);
            insertUnfiled =
                    connection.prepareStatement(
                            """
                            INSERT INTO unfiled (epoch, sequence, transaction_id, derived)
                            SELECT ?1, ?2, ?3, ?4
                            WHERE NOT EXISTS (SELECT 1 FROM unfiled WHERE transaction_id = ?3)
                                AND NOT EXISTS (
                                    SELECT 1 FROM filed_retail_transaction
                                    WHERE transaction_id = ?3)
                            """);
            keepOpenSale =
                    connection.prepareStatement(
                            """
                            INSERT INTO open_sale (one, content, hash) VALUES (1, ?, ?)
                            ON CONFLICT (one) DO UPDATE
                            SET content = excluded.content, hash = excluded.hash
                            """);
            clearOpenSale = connection.prepareStatement("DELETE FROM open_sale");
            findLastEntry =
                    connection.prepareStatement(
                            """
                            SELECT 1 FROM entry
                            WHERE rowid > (SELECT max(rowid) FROM entry) - 10 AND entry_id = ?
                            """);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    void begin() throws SQLException {
        hook.before("begin");
        begin.executeUpdate();
    }

    void commit() throws SQLException {
        hook.before("commit");
        commit.executeUpdate();
    }

    void addEpoch(EpochGrant grant, int ordinal) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO epoch (epoch, ordinal, series) VALUES (?, ?, ?)")) {
            insert.setString(1, grant.epoch().hex());
            insert.setInt(2, ordinal);
            insert.setInt(3, grant.series());
            insert.executeUpdate();
        }
    }

    /// Adds an entry and what follows from it, within the caller's transaction.
    ///
    /// @throws JournalWriteException if its transaction is here already; the caller rolls back
    void add(RecordedEntry entry, DerivedRows derived) throws SQLException {
        hook.before("entry");
        EntryHeader header = entry.header();
        bindPosition(insertEntry, header);
        insertEntry.setBytes(3, bytes(header.entryId()));
        insertEntry.setString(4, header.kind());
        insertEntry.setInt(5, header.version());
        insertEntry.setString(6, header.businessDate().toString());
        if (header.operator().isPresent()) {
            insertEntry.setInt(7, header.operator().get().number());
        } else {
            insertEntry.setNull(7, Types.INTEGER);
        }
        insertEntry.setLong(8, header.recordedAt().toEpochMilli());
        insertEntry.setString(9, entry.headerText());
        insertEntry.setString(10, entry.bodyText());
        insertEntry.setString(11, entry.contentHash().hex());
        insertEntry.setString(12, entry.hash().hex());
        insertEntry.executeUpdate();
        if (derived.size() > 0) {
            addUnfiled(header, derived);
        }
    }

    private void addUnfiled(EntryHeader header, DerivedRows derived) throws SQLException {
        hook.before("derived");
        bindPosition(insertUnfiled, header);
        if (derived.transaction().isPresent()) {
            insertUnfiled.setBytes(3, bytes(derived.transaction().get().id()));
        } else {
            insertUnfiled.setNull(3, Types.BLOB);
        }
        insertUnfiled.setString(4, DerivedRowsCodec.text(derived));
        if (insertUnfiled.executeUpdate() == 0) {
            throw new JournalWriteException(
                    JournalWriteException.Reason.ALREADY_RECORDED,
                    "Recorded before: the transaction of " + header.entryId());
        }
    }

    /// Files what follows from the last entries under item and day, in a commit of its own.
    void file() throws SQLException {
        begin();
        try {
            fileWithin();
            commit();
        } catch (SQLException failed) {
            rollBack(failed);
            throw failed;
        }
    }

    /// Forgets what follows from the entries of an epoch after one of them, because they are
    /// carried from now on. Within the caller's transaction.
    void forgetDerived(Epoch epoch, long after) throws SQLException {
        for (String table :
                List.of(
                        "unfiled",
                        "filed_stock_movement",
                        "filed_retail_transaction",
                        "filed_till_event")) {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "DELETE FROM " + table + " WHERE epoch = ? AND sequence > ?")) {
                delete.setString(1, epoch.hex());
                delete.setLong(2, after);
                delete.executeUpdate();
            }
        }
    }

    private void fileWithin() throws SQLException {
        JournalFileStore.run(
                connection,
                """
                INSERT INTO filed_stock_movement (item, epoch, sequence, line, quantity)
                SELECT item, epoch, sequence, line, quantity FROM unfiled_stock_movement;
                INSERT INTO filed_retail_transaction (business_date, epoch, sequence,
                    transaction_id, number, completed_at, kind, currency, total, tax, taxes, cash)
                SELECT business_date, epoch, sequence, transaction_id, number, completed_at, kind,
                    currency, total, tax, taxes, cash
                FROM unfiled_retail_transaction;
                INSERT INTO filed_till_event (business_date, epoch, sequence, kind, currency,
                    amount, number)
                SELECT business_date, epoch, sequence, kind, currency, amount, number
                FROM unfiled_till_event;
                DELETE FROM unfiled;
                """);
    }

    /// How many entries' rows are not filed yet.
    int countUnfiled() throws SQLException {
        return JournalFileStore.number(connection, "SELECT count(*) FROM unfiled");
    }

    /// Takes back what was not committed; the database may have done so by itself.
    void rollBack(Exception because) {
        try {
            JournalFileStore.run(connection, "ROLLBACK");
        } catch (SQLException rolledBackAlready) {
            because.addSuppressed(rolledBackAlready);
        }
    }

    /// Within the caller's transaction, or by itself.
    void change(OpenSaleChange change) throws SQLException {
        switch (change) {
            case OpenSaleChange.Unchanged _ -> {}
            case OpenSaleChange.Clear _ -> {
                hook.before("open sale");
                clearOpenSale.executeUpdate();
            }
            case OpenSaleChange.Keep keep -> {
                hook.before("open sale");
                keepOpenSale.setString(1, keep.text());
                keepOpenSale.setString(2, Hash.of(Hash.utf8(keep.text())).hex());
                keepOpenSale.executeUpdate();
            }
        }
    }

    /// Where the chain of the last epoch ends; empty if there is no epoch.
    Optional<ChainHead> head(JournalOwner owner) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT epoch.epoch, epoch.ordinal, epoch.series,
                                    coalesce(entry.sequence, 0), entry.hash
                                FROM epoch LEFT JOIN entry ON entry.epoch = epoch.epoch
                                ORDER BY epoch.ordinal DESC, entry.sequence DESC
                                LIMIT 1
                                """);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            EpochGrant grant = new EpochGrant(new Epoch(row.getString(1)), row.getInt(3));
            long sequence = row.getLong(4);
            Hash hash =
                    sequence == 0
                            ? RecordedEntry.firstPreviousHash(owner.workstation(), grant.epoch())
                            : new Hash(row.getString(5));
            return Optional.of(
                    new ChainHead(grant, row.getInt(2), sequence, hash, lastNumber(grant, owner)));
        }
    }

    /// Of the epoch's own series: what is carried keeps the number that it was printed with.
    private long lastNumber(EpochGrant grant, JournalOwner owner) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        SELECT number FROM (
                            SELECT sequence, number FROM retail_transaction WHERE epoch = ?1
                            UNION ALL
                            SELECT sequence, number FROM till_event
                            WHERE epoch = ?1 AND number IS NOT NULL)
                        WHERE number GLOB ?2
                        ORDER BY sequence DESC
                        LIMIT 1
                        """)) {
            query.setString(1, grant.epoch().hex());
            query.setString(2, series(grant, owner) + "*");
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? numberOf(row.getString(1)) : 0;
            }
        }
    }

    private static String series(EpochGrant grant, JournalOwner owner) {
        return owner.store().number()
                + "-"
                + owner.workstation().number()
                + "-"
                + grant.series()
                + "-";
    }

    private static long numberOf(String printed) throws SQLException {
        return TransactionNumber.parse(printed)
                .orElseThrow(() -> new SQLException("Not a number of a document: " + printed))
                .number();
    }

    long countEntries() throws SQLException {
        return JournalFileStore.number(connection, "SELECT count(*) FROM entry");
    }

    /// How many of them carry another, in the last epoch.
    long countCarried() throws SQLException {
        return JournalFileStore.number(
                connection,
                """
                SELECT count(*) FROM entry
                WHERE kind = 'Carried' AND epoch = (
                    SELECT epoch FROM epoch ORDER BY ordinal DESC LIMIT 1)
                """);
    }

    /// Whether an entry is among the last that were written.
    boolean endsWith(UUID entryId) throws SQLException {
        return isThere(findLastEntry, entryId);
    }

    private static boolean isThere(PreparedStatement query, UUID id) throws SQLException {
        query.setBytes(1, bytes(id));
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /// Begins to fill a file that nobody stands on yet: nothing waits for the disk, and entries may
    /// come before their epochs.
    void beginFilling() throws SQLException {
        JournalFileStore.run(connection, "PRAGMA synchronous = OFF");
        begin();
        JournalFileStore.run(connection, "PRAGMA defer_foreign_keys = ON");
    }

    /// Ends it with everything in the file itself; the caller makes that safe.
    void endFilling() throws SQLException {
        fileWithin();
        commit();
        JournalFileStore.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// Moves what was committed from the WAL into the file, as far as readers allow.
    void checkpoint() throws SQLException {
        hook.before("checkpoint");
        JournalFileStore.run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    }

    /// Simulates a disk with room for so many pages.
    void limitPages(int pages) throws SQLException {
        JournalFileStore.run(connection, "PRAGMA max_page_count = " + pages);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static void bindPosition(PreparedStatement statement, EntryHeader header)
            throws SQLException {
        statement.setString(1, header.epoch().hex());
        statement.setLong(2, header.sequence());
    }
}
