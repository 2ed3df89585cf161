package org.tillbridge.sync.journal;

import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.DerivedRows.TransactionRow;
import org.tillbridge.sync.journal.JournalCheckStore.OpenSaleRow;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The statements of the journal's one writer, prepared once. Bare JDBC: this is what a customer
/// waits for. The connection stays in autocommit mode between commits, so it holds no lock.
final class JournalWriteStore implements AutoCloseable {
    private final WriteHook hook;
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insertEntry;
    private final PreparedStatement keepOpenSale;
    private final PreparedStatement findLastEntry;

    /// The transactions of the entries that are not filed: no index leads to these.
    private final Set<UUID> unfiledTransactions = new HashSet<>();

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
                            INSERT INTO entry (place, transaction_id, derived, content_hash,
                                hash, header, body)
                            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
                            WHERE NOT EXISTS (
                                SELECT 1 FROM filed_retail_transaction WHERE transaction_id = ?2)
                            """);
            keepOpenSale =
                    connection.prepareStatement(
                            """
                            INSERT OR REPLACE INTO open_sale (one, transaction_id, content, hash)
                            VALUES (1, ?, ?, ?)
                            """);
            findLastEntry =
                    connection.prepareStatement(
                            """
                            SELECT 1 FROM entry
                            WHERE place > (SELECT max(place) FROM entry) - 10 AND entry_id = ?
                            """);
            readUnfiledTransactions();
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private void readUnfiledTransactions() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT transaction_id FROM unfiled
                                WHERE transaction_id IS NOT NULL
                                """);
                ResultSet row = query.executeQuery()) {
            unfiledTransactions.clear();
            while (row.next()) {
                ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
                unfiledTransactions.add(new UUID(id.getLong(), id.getLong()));
            }
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

    /// Adds an entry and what follows from it, within the caller's transaction; or as one of its
    /// own, where nothing of it lies beside the entry's row.
    ///
    /// @param ordinal of the entry's epoch
    /// @throws JournalWriteException if its transaction is here already; nothing is changed then
    void add(int ordinal, RecordedEntry entry, DerivedRows derived) throws SQLException {
        hook.before("entry");
        Optional<UUID> transaction = derived.transaction().map(TransactionRow::id);
        Place place = new Place(ordinal, entry.header().sequence());
        insertEntry.setLong(1, place.number());
        insertEntry.setBytes(2, transaction.map(JournalWriteStore::bytes).orElse(null));
        insertEntry.setString(3, derived.size() > 0 ? DerivedRowsCodec.text(derived) : null);
        insertEntry.setString(4, entry.contentHash().hex());
        insertEntry.setString(5, entry.hash().hex());
        insertEntry.setString(6, entry.headerText());
        insertEntry.setString(7, entry.bodyText());
        boolean isNew = transaction.isEmpty() || !unfiledTransactions.contains(transaction.get());
        if (!isNew || insertEntry.executeUpdate() == 0) {
            throw new JournalWriteException(
                    JournalWriteException.Reason.ALREADY_RECORDED,
                    "Recorded before: the transaction of " + entry.header().entryId());
        }
        BesideStore.add(connection, place, derived);
        transaction.ifPresent(unfiledTransactions::add);
    }

    /// Within the caller's transaction. The same part again is one.
    void add(PersonalPart part) throws SQLException {
        hook.before("personal part");
        PersonalPartStore.add(connection, part);
    }

    /// Overwrites and forgets what entries said of persons, in a commit of its own.
    void erase(Set<Hash> hashes) throws SQLException {
        JournalFileStore.run(connection, "PRAGMA secure_delete = ON");
        try {
            atomically(() -> PersonalPartStore.erase(connection, hashes));
        } finally {
            JournalFileStore.run(connection, "PRAGMA secure_delete = OFF");
        }
        checkpoint("TRUNCATE"); // what a reader holds back is written over by what comes next
    }

    /// Files what follows from the last entries under item and day, in a commit of its own.
    void file() throws SQLException {
        atomically(this::fileWithin);
    }

    private void atomically(JournalFileStore.Writing change) throws SQLException {
        begin();
        try {
            change.write();
            commit();
        } catch (SQLException failed) {
            rollBack(failed);
            throw failed;
        }
    }

    /// Forgets what follows from the entries of an epoch after one of them, because they are
    /// carried from now on. Within the caller's transaction.
    void forgetDerived(Place last) throws SQLException {
        fileWithin();
        List<String> tables = new ArrayList<>(BesideStore.TABLES);
        tables.addAll(
                List.of("filed_stock_movement", "filed_retail_transaction", "filed_till_event"));
        for (String table : tables) {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "DELETE FROM " + table + " WHERE place > ? AND place < ?")) {
                delete.setLong(1, last.number());
                delete.setLong(2, new Place(last.ordinal() + 1, 0).number());
                delete.executeUpdate();
            }
        }
    }

    private void fileWithin() throws SQLException {
        JournalFileStore.run(
                connection,
                """
                INSERT INTO filed_stock_movement (item, place, line, quantity)
                SELECT item, place, line, quantity FROM unfiled_stock_movement;
                INSERT INTO filed_retail_transaction (business_date, place, transaction_id, number,
                    completed_at, kind, currency, total, tax, taxes, cash)
                SELECT business_date, place, transaction_id, number, completed_at, kind, currency,
                    total, tax, taxes, cash
                FROM unfiled_retail_transaction;
                INSERT INTO filed_till_event (business_date, place, kind, currency, amount, number)
                SELECT business_date, place, kind, currency, amount, number
                FROM unfiled_till_event;
                UPDATE filed SET through = (SELECT coalesce(max(place), 0) FROM entry);
                """);
        unfiledTransactions.clear();
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
        try {
            readUnfiledTransactions();
        } catch (SQLException unreadable) {
            because.addSuppressed(unreadable);
        }
    }

    /// Within the caller's transaction, or by itself.
    void keep(OpenSaleChange.Keep sale) throws SQLException {
        hook.before("open sale");
        keepOpenSale.setBytes(1, bytes(sale.transaction()));
        String content = sale.content().get();
        keepOpenSale.setString(2, content);
        keepOpenSale.setString(3, OpenSaleRow.hash(sale.transaction(), content).hex());
        keepOpenSale.executeUpdate();
    }

    /// What was being rung in the journal that this one replaces. Within the caller's transaction.
    void salvage(OpenSaleRow sale) throws SQLException {
        keep(new OpenSaleChange.Keep(sale.transaction(), sale::content));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO salvaged_sale (transaction_id) VALUES (?)")) {
            insert.setBytes(1, bytes(sale.transaction()));
            insert.executeUpdate();
        }
    }

    /// Where the chain of the last epoch ends; empty if there is no epoch.
    Optional<ChainHead> head(JournalOwner owner) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT epoch.epoch, ordinal, series, coalesce(sequence, 0), hash
                                FROM epoch LEFT JOIN entry
                                    ON place > ordinal << 40 AND place < ordinal + 1 << 40
                                ORDER BY ordinal DESC, place DESC
                                LIMIT 1
                                """);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            int ordinal = row.getInt(2);
            EpochGrant grant = new EpochGrant(new Epoch(row.getString(1)), row.getInt(3));
            long sequence = row.getLong(4);
            Hash hash =
                    sequence == 0
                            ? RecordedEntry.firstPreviousHash(owner.workstation(), grant.epoch())
                            : new Hash(row.getString(5));
            return Optional.of(
                    new ChainHead(
                            grant, ordinal, sequence, hash, lastNumber(ordinal, grant, owner)));
        }
    }

    /// The last entry of each epoch that has one, in their order.
    List<HeadWitness.Seen> ends() throws SQLException {
        List<HeadWitness.Seen> ends = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT epoch.epoch, sequence, hash FROM epoch JOIN entry ON place = (
                                    SELECT max(place) FROM entry
                                    WHERE place > ordinal << 40 AND place < ordinal + 1 << 40
                                )
                                ORDER BY ordinal
                                """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ends.add(
                        new HeadWitness.Seen(
                                new Epoch(row.getString(1)),
                                row.getLong(2),
                                new Hash(row.getString(3))));
            }
        }
        return ends;
    }

    /// Of the epoch's own series: what is carried keeps the number that it was printed with.
    private long lastNumber(int ordinal, EpochGrant grant, JournalOwner owner) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        SELECT number FROM (
                            SELECT place, number FROM retail_transaction WHERE place > ?1
                            UNION ALL
                            SELECT place, number FROM till_event
                            WHERE place > ?1 AND number IS NOT NULL)
                        WHERE number GLOB ?2
                        ORDER BY place DESC
                        LIMIT 1
                        """)) {
            query.setLong(1, new Place(ordinal, 0).number());
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
                WHERE kind = 'Carried' AND place > (SELECT max(ordinal) << 40 FROM epoch)
                """);
    }

    /// Whether an entry is among the last that were written.
    boolean endsWith(UUID entryId) throws SQLException {
        findLastEntry.setString(1, entryId.toString());
        try (ResultSet row = findLastEntry.executeQuery()) {
            return row.next();
        }
    }

    /// Begins to fill a new file: nothing waits for the disk, entries may come before their epochs.
    void beginFilling() throws SQLException {
        JournalFileStore.run(connection, "PRAGMA synchronous = OFF");
        begin();
        JournalFileStore.run(connection, "PRAGMA defer_foreign_keys = ON");
    }

    /// Ends it, all in the file itself; the caller makes that safe.
    void endFilling() throws SQLException {
        fileWithin();
        commit();
        JournalFileStore.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// Moves what was committed from the WAL into the file, as far as readers allow.
    void checkpoint() throws SQLException {
        checkpoint("PASSIVE");
    }

    private int checkpoint(String how) throws SQLException {
        hook.before("checkpoint");
        return JournalFileStore.number(connection, "PRAGMA wal_checkpoint(" + how + ")");
    }

    /// All of it, or fails: a disk that failed to sync the WAL may never write it.
    void checkpointAll() throws SQLException {
        if (checkpoint("FULL") != 0) {
            throw new SQLException("Who reads the journal kept it from its file");
        }
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
}
