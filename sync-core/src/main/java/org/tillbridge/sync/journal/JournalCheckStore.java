package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.DerivedRows.StockRow;
import org.tillbridge.sync.journal.DerivedRows.TillEventRow;
import org.tillbridge.sync.journal.DerivedRows.TransactionRow;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Reads a journal that may be damaged, as it lies there. Bare JDBC: millions of rows, and every
/// failure matters. Any query may throw.
final class JournalCheckStore implements AutoCloseable {
    private static final String COLUMNS =
            """
            SELECT epoch, sequence, entry_id, kind, version, business_date, operator, recorded_at,
                header, body, content_hash, hash
            FROM entry
            """;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    JournalCheckStore(Path file) throws SQLException {
        connection = JournalFileStore.reader(file);
    }

    /// A row of the table of epochs.
    record EpochRow(String epoch, int ordinal, int series) {}

    /// The row of the open sale.
    record KeptSale(String content, String hash) {
        boolean isWhole() {
            return Hash.of(Hash.utf8(content)).hex().equals(hash);
        }
    }

    /// The name of an entry.
    record EntryPlace(String epoch, long sequence) {}

    /// From here on everything is read as of this moment.
    void beginSnapshot() throws SQLException {
        JournalFileStore.run(connection, "BEGIN");
    }

    int userVersion() throws SQLException {
        return JournalFileStore.userVersion(connection);
    }

    boolean hasTablesOfThisVersion() throws SQLException {
        return JournalFileStore.hasTablesOfThisVersion(connection);
    }

    /// What the database's own check of pages, indexes and constraints finds first.
    Optional<String> firstFlaw() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("PRAGMA integrity_check(1)");
                ResultSet row = query.executeQuery()) {
            String found = row.next() ? text(row, 1) : "no answer";
            return found.equals("ok") ? Optional.empty() : Optional.of(found);
        }
    }

    List<EpochRow> epochs() throws SQLException {
        List<EpochRow> epochs = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT epoch, ordinal, series FROM epoch ORDER BY ordinal");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                epochs.add(new EpochRow(text(row, 1), row.getInt(2), row.getInt(3)));
            }
        }
        return epochs;
    }

    /// The first entry of each epoch that has one.
    List<StoredEntry> firstEntries() throws SQLException {
        List<StoredEntry> entries = new ArrayList<>();
        for (EpochRow row : epochs()) {
            entries.addAll(at(row.epoch(), 1));
        }
        return entries;
    }

    /// The entry at a place; empty if there is none.
    List<StoredEntry> at(String epoch, long sequence) throws SQLException {
        PreparedStatement query = prepared(COLUMNS + "WHERE epoch = ? AND sequence = ?");
        query.setString(1, epoch);
        query.setLong(2, sequence);
        return all(query);
    }

    /// The entry that was written as the nth; empty if there is none.
    List<StoredEntry> written(long nth) throws SQLException {
        PreparedStatement query = prepared(COLUMNS + "NOT INDEXED WHERE rowid = ?");
        query.setLong(1, nth);
        return all(query);
    }

    long lastWritten() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT coalesce(max(rowid), 0) FROM entry");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// The last sequence of an epoch; 0 if it has none.
    long lastSequence(String epoch) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT coalesce(max(sequence), 0) FROM entry WHERE epoch = ?")) {
            query.setString(1, epoch);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    List<StoredEntry> entriesAfter(String epoch, long sequence, int atMost) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        COLUMNS + "WHERE epoch = ? AND sequence > ? ORDER BY sequence LIMIT ?")) {
            query.setString(1, epoch);
            query.setLong(2, sequence);
            query.setInt(3, atMost);
            return all(query);
        }
    }

    private static List<StoredEntry> all(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            List<StoredEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(stored(row));
            }
            return entries;
        }
    }

    /// Takes rows until it has had enough.
    interface EntryTaker {
        void take(StoredEntry entry) throws SQLException;
    }

    /// Every entry in the order in which it was written, with no use of any index.
    void eachAsWritten(EntryTaker taker) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                COLUMNS.replace("FROM entry", "FROM entry NOT INDEXED")
                                        + "ORDER BY rowid");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                taker.take(stored(row));
            }
        }
    }

    /// Whether the rows that follow from an entry are there, as they should be.
    boolean holds(String epoch, long sequence, LocalDate businessDate, DerivedRows rows)
            throws SQLException {
        for (StockRow row : rows.stock()) {
            if (!holds(epoch, sequence, row)) {
                return false;
            }
        }
        return transaction(epoch, sequence, businessDate).equals(rows.transaction())
                && tillEvent(epoch, sequence, businessDate).equals(rows.tillEvent());
    }

    /// How many rows were derived from all entries.
    long countDerived() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT (SELECT count(*) FROM stock_movement)
                                    + (SELECT count(*) FROM retail_transaction)
                                    + (SELECT count(*) FROM till_event)
                                """);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// The first entry that rows were derived from and that is not there.
    Optional<EntryPlace> firstDerivedFromNothing() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT epoch, sequence FROM (
                                    SELECT epoch, sequence FROM stock_movement
                                    UNION SELECT epoch, sequence FROM retail_transaction
                                    UNION SELECT epoch, sequence FROM till_event)
                                EXCEPT SELECT epoch, sequence FROM entry
                                ORDER BY epoch, sequence LIMIT 1
                                """);
                ResultSet row = query.executeQuery()) {
            return row.next() && Epoch.isOne(text(row, 1))
                    ? Optional.of(new EntryPlace(text(row, 1), row.getLong(2)))
                    : Optional.empty();
        }
    }

    /// The basket being rung, as it is on disk.
    Optional<KeptSale> openSale() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT content, hash FROM open_sale");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new KeptSale(text(row, 1), text(row, 2)))
                    : Optional.empty();
        }
    }

    private boolean holds(String epoch, long sequence, StockRow expected) throws SQLException {
        PreparedStatement query =
                prepared(
                        """
                        SELECT 1 FROM stock_movement
                        WHERE item = ? AND epoch = ? AND sequence = ? AND line = ?
                            AND quantity = ?
                        """);
        query.setInt(1, expected.item());
        query.setString(2, epoch);
        query.setLong(3, sequence);
        query.setInt(4, expected.line());
        query.setLong(5, expected.thousandths());
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    private Optional<TransactionRow> transaction(
            String epoch, long sequence, LocalDate businessDate) throws SQLException {
        PreparedStatement query =
                at(
                        """
                        SELECT transaction_id, number, completed_at, kind, currency, total, tax,
                            taxes, cash
                        FROM retail_transaction
                        WHERE business_date = ? AND epoch = ? AND sequence = ?
                        """,
                        businessDate,
                        epoch,
                        sequence);
        try (ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new TransactionRow(
                                    uuid(row, 1),
                                    text(row, 2),
                                    businessDate,
                                    row.getLong(3),
                                    text(row, 4),
                                    text(row, 5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    text(row, 8),
                                    row.getLong(9)))
                    : Optional.empty();
        }
    }

    private Optional<TillEventRow> tillEvent(String epoch, long sequence, LocalDate businessDate)
            throws SQLException {
        PreparedStatement query =
                at(
                        """
                        SELECT kind, currency, amount, number FROM till_event
                        WHERE business_date = ? AND epoch = ? AND sequence = ?
                        """,
                        businessDate,
                        epoch,
                        sequence);
        try (ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new TillEventRow(
                                    businessDate,
                                    text(row, 1),
                                    text(row, 2),
                                    row.getLong(3),
                                    Optional.ofNullable(row.getString(4))))
                    : Optional.empty();
        }
    }

    private PreparedStatement at(String sql, LocalDate businessDate, String epoch, long sequence)
            throws SQLException {
        PreparedStatement query = prepared(sql);
        query.setString(1, businessDate.toString());
        query.setString(2, epoch);
        query.setLong(3, sequence);
        return query;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement query = prepared.get(sql);
        if (query == null) {
            query = connection.prepareStatement(sql);
            prepared.put(sql, query);
        }
        return query;
    }

    private static StoredEntry stored(ResultSet row) throws SQLException {
        int operator = row.getInt(7);
        return new StoredEntry(
                text(row, 1),
                row.getLong(2),
                uuid(row, 3),
                text(row, 4),
                row.getInt(5),
                text(row, 6),
                row.wasNull() ? OptionalInt.empty() : OptionalInt.of(operator),
                row.getLong(8),
                text(row, 9),
                text(row, 10),
                text(row, 11),
                text(row, 12));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null || bytes.length != 16) {
            return new UUID(0, 0);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
