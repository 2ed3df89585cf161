package org.tillbridge.sync.journal;

import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.DerivedRows.StockRow;
import org.tillbridge.sync.journal.DerivedRows.TillEventRow;
import org.tillbridge.sync.journal.DerivedRows.TransactionRow;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

/// The statements of the journal's one writer, prepared once. Bare JDBC: this is what a customer
/// waits for. The connection stays in autocommit mode between commits, so it holds no lock.
final class JournalWriteStore implements AutoCloseable {
    private final WriteHook hook;
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insertEntry;
    private final PreparedStatement insertStock;
    private final PreparedStatement insertTransaction;
    private final PreparedStatement insertTillEvent;
    private final PreparedStatement keepOpenSale;
    private final PreparedStatement clearOpenSale;
    private final PreparedStatement findTransaction;
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
            insertStock =
                    connection.prepareStatement(
                            """
                            INSERT INTO stock_movement (epoch, sequence, line, item, quantity)
                            SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)
                            """);
            insertTransaction =
                    connection.prepareStatement(
                            """
                            INSERT INTO retail_transaction (epoch, sequence, transaction_id, number,
                                business_date, completed_at, kind, currency, total, tax, taxes,
                                cash)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """);
            insertTillEvent =
                    connection.prepareStatement(
                            """
                            INSERT INTO till_event (epoch, sequence, business_date, kind, currency,
                                amount, number)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            """);
            keepOpenSale =
                    connection.prepareStatement(
                            """
                            INSERT INTO open_sale (one, content, hash) VALUES (1, ?, ?)
                            ON CONFLICT (one) DO UPDATE
                            SET content = excluded.content, hash = excluded.hash
                            """);
            clearOpenSale = connection.prepareStatement("DELETE FROM open_sale");
            findTransaction =
                    connection.prepareStatement(
                            "SELECT 1 FROM retail_transaction WHERE transaction_id = ?");
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
        addDerived(header, derived);
    }

    private void addDerived(EntryHeader header, DerivedRows derived) throws SQLException {
        hook.before("derived");
        if (!derived.stock().isEmpty()) {
            bindPosition(insertStock, header);
            insertStock.setString(3, array(derived.stock()));
            insertStock.executeUpdate();
        }
        if (derived.transaction().isPresent()) {
            addTransaction(header, derived.transaction().get());
        }
        if (derived.tillEvent().isPresent()) {
            addTillEvent(header, derived.tillEvent().get());
        }
    }

    /// All rows in one statement: `[[1,4711,-2000],[2,4712,-1000]]`.
    private static String array(List<StockRow> rows) {
        StringJoiner array = new StringJoiner(",", "[", "]");
        for (StockRow row : rows) {
            array.add("[" + row.line() + "," + row.item() + "," + row.thousandths() + "]");
        }
        return array.toString();
    }

    private void addTransaction(EntryHeader header, TransactionRow row) throws SQLException {
        bindPosition(insertTransaction, header);
        insertTransaction.setBytes(3, bytes(row.id()));
        insertTransaction.setString(4, row.number());
        insertTransaction.setString(5, row.businessDate().toString());
        insertTransaction.setLong(6, row.completedAt());
        insertTransaction.setString(7, row.kind());
        insertTransaction.setString(8, row.currency());
        insertTransaction.setLong(9, row.total());
        insertTransaction.setLong(10, row.tax());
        insertTransaction.setString(11, row.taxes());
        insertTransaction.setLong(12, row.cash());
        insertTransaction.executeUpdate();
    }

    private void addTillEvent(EntryHeader header, TillEventRow row) throws SQLException {
        bindPosition(insertTillEvent, header);
        insertTillEvent.setString(3, row.businessDate().toString());
        insertTillEvent.setString(4, row.kind());
        insertTillEvent.setString(5, row.currency());
        insertTillEvent.setLong(6, row.amount());
        if (row.number().isPresent()) {
            insertTillEvent.setString(7, row.number().get());
        } else {
            insertTillEvent.setNull(7, Types.VARCHAR);
        }
        insertTillEvent.executeUpdate();
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
                    new ChainHead(grant, row.getInt(2), sequence, hash, lastNumber(grant.epoch())));
        }
    }

    private long lastNumber(Epoch epoch) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        SELECT number FROM (
                            SELECT sequence, number FROM retail_transaction WHERE epoch = ?1
                            UNION ALL
                            SELECT sequence, number FROM till_event
                            WHERE epoch = ?1 AND number IS NOT NULL)
                        ORDER BY sequence DESC
                        LIMIT 1
                        """)) {
            query.setString(1, epoch.hex());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? numberOf(row.getString(1)) : 0;
            }
        }
    }

    private static long numberOf(String printed) throws SQLException {
        return TransactionNumber.parse(printed)
                .orElseThrow(() -> new SQLException("Not a number of a document: " + printed))
                .number();
    }

    long countEntries() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM entry");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    boolean hasTransaction(UUID transaction) throws SQLException {
        return isThere(findTransaction, transaction);
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
