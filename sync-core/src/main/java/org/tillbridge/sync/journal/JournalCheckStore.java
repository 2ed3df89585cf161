package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(JournalCheckStore.class);
    private static final String COLUMNS =
            """
            SELECT place, header, body, content_hash, hash FROM entry
            """;

    private final Connection connection;
    private final BesideStore beside;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    JournalCheckStore(Path file) throws SQLException {
        connection = JournalFileStore.reader(file);
        beside = new BesideStore(connection);
    }

    /// A row of the table of epochs.
    record EpochRow(String epoch, int ordinal, int series) {}

    /// The row of the open sale.
    record OpenSaleRow(UUID transaction, String content, String hash) {
        boolean isWhole() {
            return hash(transaction, content).hex().equals(hash);
        }

        static Hash hash(UUID transaction, String content) {
            return Hash.of(JournalWriteStore.bytes(transaction), Hash.utf8(content));
        }
    }

    /// From here on everything is read as of this moment.
    void beginSnapshot() throws SQLException {
        JournalFileStore.run(connection, "BEGIN");
        beside.look();
    }

    int userVersion() throws SQLException {
        return JournalFileStore.userVersion(connection);
    }

    OptionalInt versionOfTables() throws SQLException {
        return JournalFileStore.versionOfTables(connection);
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
            entries.addAll(at(new Place(row.ordinal(), 1)));
        }
        return entries;
    }

    /// @throws SQLException if no entry can be read, because there is no table of them
    void expectEntries() throws SQLException {
        prepared(COLUMNS);
    }

    /// The entry at a place; empty if there is none.
    List<StoredEntry> at(Place place) throws SQLException {
        PreparedStatement query = prepared(COLUMNS + "WHERE place = ?");
        query.setLong(1, place.number());
        return all(query);
    }

    /// The ordinal of the last epoch that an entry was written in; 0 if there is none.
    int lastOrdinal() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT coalesce(max(place), 0) FROM entry");
                ResultSet row = query.executeQuery()) {
            return row.next() ? Place.of(row.getLong(1)).ordinal() : 0;
        }
    }

    /// The last sequence of an epoch; 0 if it has none.
    long lastSequence(int ordinal) throws SQLException {
        PreparedStatement query =
                prepared("SELECT coalesce(max(place), 0) FROM entry WHERE place > ? AND place < ?");
        query.setLong(1, new Place(ordinal, 0).number());
        query.setLong(2, new Place(ordinal + 1, 0).number());
        try (ResultSet row = result(query)) {
            return row.next() ? Place.of(row.getLong(1)).sequence() : 0;
        }
    }

    /// Entries of one epoch, in order.
    List<StoredEntry> entriesAfter(Place place, int atMost) throws SQLException {
        PreparedStatement query =
                prepared(COLUMNS + "WHERE place > ? AND place < ? ORDER BY place LIMIT ?");
        query.setLong(1, place.number());
        query.setLong(2, new Place(place.ordinal() + 1, 0).number());
        query.setInt(3, atMost);
        return all(query);
    }

    /// Those that are what an entry has the hash of; of those around a damaged page both sides, and
    /// some perhaps twice.
    List<PersonalPart> personalParts() throws SQLException {
        List<PersonalPart> parts = new ArrayList<>();
        if (userVersion() >= 3 && !areAllRead("", parts)) {
            LOG.warn("A page of personal parts is damaged, and what is on it is lost");
            areAllRead("DESC", parts);
        }
        return parts;
    }

    /// @param order in which they are read, up to what cannot be
    private boolean areAllRead(String order, List<PersonalPart> parts) {
        String sql = "SELECT hash, salt, part FROM personal_part ORDER BY rowid " + order;
        try (ResultSet row = result(prepared(sql))) {
            while (row.next()) {
                PersonalPart.read(text(row, 1), text(row, 2), text(row, 3)).ifPresent(parts::add);
            }
            return true;
        } catch (SQLException damaged) {
            LOG.debug("Personal parts cannot be read further", damaged);
            return false;
        }
    }

    private List<StoredEntry> all(PreparedStatement query) throws SQLException {
        try (ResultSet row = result(query)) {
            List<StoredEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(stored(row));
            }
            return entries;
        }
    }

    /// Whether the rows that follow from an entry are there, as they should be.
    boolean holds(Place place, LocalDate businessDate, DerivedRows rows) throws SQLException {
        for (StockRow row : rows.stock()) {
            if (!holds(place, row)) {
                return false;
            }
        }
        return beside.holds(place, rows)
                && transaction(place, businessDate).equals(rows.transaction())
                && tillEvent(place, businessDate).equals(rows.tillEvent());
    }

    /// Whether an entry's own row says what follows from it, as it should be, filed or not.
    boolean saysInItsRow(Place place, DerivedRows rows) throws SQLException {
        PreparedStatement query =
                prepared(
                        """
                        SELECT 1 FROM entry
                        WHERE place = ? AND transaction_id IS ? AND derived IS ?
                        """);
        query.setLong(1, place.number());
        Optional<UUID> transaction = rows.transaction().map(TransactionRow::id);
        query.setBytes(2, transaction.map(JournalWriteStore::bytes).orElse(null));
        query.setString(3, rows.size() > 0 ? DerivedRowsCodec.text(rows) : null);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /// How many rows follow from an entry, in the form that this file has.
    int filed(DerivedRows rows) {
        return rows.size() - beside.missing(rows);
    }

    /// How many rows were derived from all entries.
    long countDerived() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT (SELECT count(*) FROM stock_movement)
                                    + (SELECT count(*) FROM retail_transaction)
                                    + (SELECT count(*) FROM till_event)
                                """
                                        + beside.each(" + (SELECT count(*) FROM %s)"));
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// The first place that rows were derived from and that has no entry.
    Optional<Place> firstDerivedFromNothing() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT place FROM (
                                    SELECT place FROM stock_movement
                                    UNION SELECT place FROM retail_transaction
                                    UNION SELECT place FROM till_event
                                    %s)
                                EXCEPT SELECT place FROM entry
                                ORDER BY place LIMIT 1
                                """
                                        .formatted(beside.each(" UNION SELECT place FROM %s")));
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(Place.of(row.getLong(1))) : Optional.empty();
        }
    }

    /// The basket being rung, as it is on disk.
    Optional<OpenSaleRow> openSale() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT transaction_id, content, hash FROM open_sale");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new OpenSaleRow(uuid(row, 1), text(row, 2), text(row, 3)))
                    : Optional.empty();
        }
    }

    private boolean holds(Place place, StockRow expected) throws SQLException {
        PreparedStatement query =
                prepared(
                        """
                        SELECT 1 FROM stock_movement
                        WHERE item = ? AND place = ? AND line = ? AND quantity = ?
                        """);
        query.setInt(1, expected.item());
        query.setLong(2, place.number());
        query.setInt(3, expected.line());
        query.setLong(4, expected.thousandths());
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    private Optional<TransactionRow> transaction(Place place, LocalDate businessDate)
            throws SQLException {
        PreparedStatement query =
                at(
                        """
                        SELECT transaction_id, number, completed_at, kind, currency, total, tax,
                            taxes, cash
                        FROM retail_transaction
                        WHERE business_date = ? AND place = ?
                        """,
                        businessDate,
                        place);
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

    private Optional<TillEventRow> tillEvent(Place place, LocalDate businessDate)
            throws SQLException {
        PreparedStatement query =
                at(
                        """
                        SELECT kind, currency, amount, number FROM till_event
                        WHERE business_date = ? AND place = ?
                        """,
                        businessDate,
                        place);
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

    private PreparedStatement at(String sql, LocalDate businessDate, Place place)
            throws SQLException {
        PreparedStatement query = prepared(sql);
        query.setString(1, businessDate.toString());
        query.setLong(2, place.number());
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

    /// A query that failed cannot be asked again: the driver has let go of it.
    private ResultSet result(PreparedStatement query) throws SQLException {
        try {
            return query.executeQuery();
        } catch (SQLException failed) {
            prepared.values().remove(query);
            throw failed;
        }
    }

    private static StoredEntry stored(ResultSet row) throws SQLException {
        return new StoredEntry(
                Place.of(row.getLong(1)), text(row, 2), text(row, 3), text(row, 4), text(row, 5));
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
