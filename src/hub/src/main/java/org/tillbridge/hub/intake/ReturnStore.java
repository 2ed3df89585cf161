package org.tillbridge.hub.intake;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.wire.SoldSale;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What came back of lines that were sold; and, where another store sold them, what is still to be
/// booked there.
final class ReturnStore {
    private final StatementStore statements;

    ReturnStore(StatementStore statements) {
        this.statements = statements;
    }

    /// A sale that is booked.
    ///
    /// @param store that sold
    record Original(StoreId store, UUID entryId) {}

    /// What an entry means for the store that sold.
    ///
    /// @param entryId of the return
    record Consequence(UUID entryId, LineReturned back) {}

    /// What came back of one line, and where that is said.
    ///
    /// @param entryId of the return
    /// @param line of the return
    record Back(UUID entryId, int line, Quantity quantity) {}

    /// Whatever is booked later under its id, it stays that.
    Optional<Original> original(UUID transaction) throws SQLException {
        return statements.first(
                """
                SELECT store, entry_id FROM retail_transaction
                WHERE transaction_id = ? AND again = 0\
                """,
                ReturnStore::original,
                transaction);
    }

    /// The first is the original. There are several where a till finished a sale once more, because
    /// damage had taken it, or is not what it says.
    List<Original> originals(UUID transaction) throws SQLException {
        return statements.list(
                """
                SELECT store, entry_id, again FROM retail_transaction
                WHERE transaction_id = ? AND again = 0
                UNION ALL
                SELECT store, entry_id, again FROM retail_transaction
                WHERE transaction_id = ? AND again = 1
                ORDER BY again, store, entry_id\
                """,
                ReturnStore::original,
                transaction,
                transaction);
    }

    private static Original original(ResultSet row) throws SQLException {
        return new Original(new StoreId(row.getInt(1)), id(row, 2));
    }

    /// What came back of a line so far, and is booked.
    List<Back> backs(StoreId store, OriginalLine line) throws SQLException {
        return statements.list(
                """
                SELECT source, source_line, quantity FROM returned_line
                WHERE store = ? AND transaction_id = ? AND line = ? ORDER BY source, source_line\
                """,
                row -> new Back(id(row, 1), row.getInt(2), new Quantity(row.getLong(3))),
                store.number(),
                line.transaction(),
                line.line());
    }

    /// What came back of a sale, also where it is not booked yet because another store took it.
    ///
    /// @param store that sold
    List<SoldSale.Back> backs(StoreId store, UUID transaction) throws SQLException {
        List<SoldSale.Back> backs =
                statements.list(
                        """
                        SELECT source, line, quantity FROM returned_line
                        WHERE store = ? AND transaction_id = ?
                        UNION ALL
                        SELECT entry_id, line, quantity FROM consequence
                        WHERE target_store = ? AND transaction_id = ? AND applied_at IS NULL\
                        """,
                        row ->
                                new SoldSale.Back(
                                        id(row, 1), row.getInt(2), new Quantity(row.getLong(3))),
                        store.number(),
                        transaction,
                        store.number(),
                        transaction);
        return backs.stream()
                .sorted(
                        Comparator.comparing(SoldSale.Back::entryId)
                                .thenComparingInt(SoldSale.Back::line))
                .toList();
    }

    void add(StoreId store, Consequence one) throws SQLException {
        statements.update(
                """
                INSERT INTO returned_line
                  (store, source, source_line, transaction_id, line, quantity)
                VALUES (?, ?, ?, ?, ?, ?)\
                """,
                store.number(),
                one.entryId(),
                one.back().line(),
                one.back().original().transaction(),
                one.back().original().line(),
                one.back().quantity().thousandths());
    }

    /// The returns that are booked to a sale.
    ///
    /// @param store that sold
    Set<UUID> sources(StoreId store, UUID transaction) throws SQLException {
        return Set.copyOf(
                statements.list(
                        """
                        SELECT source FROM returned_line
                        WHERE store = ? AND transaction_id = ?\
                        """,
                        row -> id(row, 1),
                        store.number(),
                        transaction));
    }

    /// Notes that a bank did not pay what a terminal took upon itself.
    ///
    /// @param tender under which the card was taken
    void addRefused(StoreId store, UUID entryId, UUID tender) throws SQLException {
        statements.update(
                """
                INSERT INTO refused_card (tender_id, store, entry_id) VALUES (?, ?, ?)
                ON CONFLICT (tender_id) DO NOTHING\
                """,
                tender,
                store.number(),
                entryId);
    }

    boolean isRefused(UUID tender) throws SQLException {
        return statements
                .first(
                        "SELECT 1 FROM refused_card WHERE tender_id = ?",
                        row -> row.getInt(1),
                        tender)
                .isPresent();
    }

    /// Notes that an entry gave money back to a card.
    ///
    /// @param tender under which the card paid
    void addRefund(StoreId store, UUID entryId, UUID tender) throws SQLException {
        statements.update(
                """
                INSERT INTO card_refund (store, entry_id, tender_id) VALUES (?, ?, ?)
                ON CONFLICT (store, entry_id, tender_id) DO NOTHING\
                """,
                store.number(),
                entryId,
                tender);
    }

    /// The entries of any store that gave money back to a card.
    List<UUID> refunds(UUID tender) throws SQLException {
        return statements.list(
                "SELECT entry_id FROM card_refund WHERE tender_id = ? ORDER BY entry_id",
                row -> id(row, 1),
                tender);
    }

    /// Notes what is to be done in another store.
    void owe(StoreId target, Consequence one) throws SQLException {
        statements.update(
                """
                INSERT INTO consequence
                  (entry_id, n, target_store, transaction_id, line, quantity)
                VALUES (?, ?, ?, ?, ?, ?)\
                """,
                one.entryId(),
                one.back().line(),
                target.number(),
                one.back().original().transaction(),
                one.back().original().line(),
                one.back().quantity().thousandths());
    }

    List<StoreId> storesOwed() throws SQLException {
        return statements.list(
                """
                SELECT DISTINCT target_store FROM consequence
                WHERE applied_at IS NULL ORDER BY target_store\
                """,
                row -> new StoreId(row.getInt(1)));
    }

    List<Consequence> owed(StoreId target, int atMost) throws SQLException {
        return statements.list(
                """
                SELECT entry_id, n, transaction_id, line, quantity FROM consequence
                WHERE target_store = ? AND applied_at IS NULL ORDER BY entry_id, n LIMIT ?\
                """,
                row ->
                        new Consequence(
                                id(row, 1),
                                new LineReturned(
                                        row.getInt(2),
                                        new OriginalLine(id(row, 3), row.getInt(4)),
                                        new Quantity(row.getLong(5)))),
                target.number(),
                atMost);
    }

    void applied(Consequence one, Instant at) throws SQLException {
        statements.update(
                "UPDATE consequence SET applied_at = ? WHERE entry_id = ? AND n = ?",
                at.toEpochMilli(),
                one.entryId(),
                one.back().line());
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(column));
        return new UUID(id.getLong(), id.getLong());
    }
}
