package org.tillbridge.hub.stock;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.Account;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The double-entry ledger of stock and its balances. Movements are only added.
public final class StockStore {
    private final StatementStore statements;

    public StockStore(StatementStore statements) {
        this.statements = statements;
    }

    public boolean isKnown(ItemId item) throws SQLException {
        return statements.number("SELECT 1 FROM item WHERE item = ?", item.number()).isPresent();
    }

    /// A movement as it stands in the ledger.
    ///
    /// @param source the entry or document that says so; with the line, it counts once
    public record Posting(
            StoreId store,
            Optional<WorkstationId> workstation,
            UUID source,
            StockMovement movement) {}

    /// Writes into the ledger. The balances are for [#add].
    public void post(List<Posting> postings) throws SQLException {
        statements.insertAll(
                """
                INSERT INTO stock_movement
                  (store, source, line, item, quantity, from_account, to_account, workstation)
                VALUES\
                """,
                postings.stream().map(StockStore::row).toList());
    }

    private static Object[] row(Posting posting) {
        StockMovement movement = posting.movement();
        return new Object[] {
            posting.store().number(),
            posting.source(),
            movement.line(),
            movement.item().number(),
            movement.quantity().thousandths(),
            CamelCase.of(movement.from()),
            CamelCase.of(movement.to()),
            posting.workstation().map(WorkstationId::number)
        };
    }

    /// What is on hand of an item.
    ///
    /// @param isOpen whether its ledger was opened
    public record OnHand(StockRow row, boolean isOpen) {}

    /// Adds to the balances of items.
    ///
    /// @return what is on hand now, in no order
    public List<OnHand> add(StoreId store, Map<ItemId, Map<Account, Quantity>> added)
            throws SQLException {
        return statements.insertAll(
                """
                INSERT INTO stock_balance
                  (store, item, on_hand, sold, unavailable, vendor, adjusted, opening, is_open)
                VALUES\
                """,
                """
                ON CONFLICT (store, item) DO UPDATE SET
                  on_hand = stock_balance.on_hand + excluded.on_hand,
                  sold = stock_balance.sold + excluded.sold,
                  unavailable = stock_balance.unavailable + excluded.unavailable,
                  vendor = stock_balance.vendor + excluded.vendor,
                  adjusted = stock_balance.adjusted + excluded.adjusted,
                  opening = stock_balance.opening + excluded.opening
                RETURNING item, on_hand, is_open\
                """,
                row ->
                        new OnHand(
                                new StockRow(
                                        new ItemId(row.getInt(1)), new Quantity(row.getLong(2))),
                                row.getInt(3) == 1),
                added.entrySet().stream()
                        .map(item -> row(store, item.getKey(), item.getValue()))
                        .toList());
    }

    private static Object[] row(StoreId store, ItemId item, Map<Account, Quantity> added) {
        return new Object[] {
            store.number(),
            item.number(),
            thousandths(added, Account.ON_HAND),
            thousandths(added, Account.SOLD),
            thousandths(added, Account.UNAVAILABLE),
            thousandths(added, Account.VENDOR),
            thousandths(added, Account.ADJUSTED),
            thousandths(added, Account.OPENING),
            0
        };
    }

    /// Marks an item's ledger as opened.
    ///
    /// @return whether it was not before
    public boolean open(StoreId store, ItemId item) throws SQLException {
        add(store, Map.of(item, Map.of()));
        return statements.update(
                        """
                        UPDATE stock_balance SET is_open = 1
                        WHERE store = ? AND item = ? AND is_open = 0\
                        """,
                        store.number(),
                        item.number())
                == 1;
    }

    private static long thousandths(Map<Account, Quantity> added, Account account) {
        return added.getOrDefault(account, Quantity.ZERO).thousandths();
    }
}
