package org.tillbridge.hub.stock;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.Account;
import org.tillbridge.sync.rules.StockMovement;

import java.sql.SQLException;
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

    /// Writes a movement into the ledger. Its balances are for [#add].
    ///
    /// @param source the entry or document that says so; with the line, it counts once
    public void record(
            StoreId store, Optional<WorkstationId> workstation, UUID source, StockMovement movement)
            throws SQLException {
        statements.update(
                """
                INSERT INTO stock_movement
                  (store, source, line, item, quantity, from_account, to_account, workstation)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                store.number(),
                source,
                movement.line(),
                movement.item().number(),
                movement.quantity().thousandths(),
                CamelCase.of(movement.from()),
                CamelCase.of(movement.to()),
                workstation.map(WorkstationId::number));
    }

    /// Adds to the balances of an item.
    ///
    /// @return what is on hand now
    public Quantity add(StoreId store, ItemId item, Map<Account, Quantity> added)
            throws SQLException {
        return statements
                .first(
                        """
                        INSERT INTO stock_balance
                          (store, item, on_hand, sold, unavailable, vendor, adjusted, opening,
                           is_open)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                        ON CONFLICT (store, item) DO UPDATE SET
                          on_hand = stock_balance.on_hand + excluded.on_hand,
                          sold = stock_balance.sold + excluded.sold,
                          unavailable = stock_balance.unavailable + excluded.unavailable,
                          vendor = stock_balance.vendor + excluded.vendor,
                          adjusted = stock_balance.adjusted + excluded.adjusted,
                          opening = stock_balance.opening + excluded.opening
                        RETURNING on_hand\
                        """,
                        row -> new Quantity(row.getLong(1)),
                        store.number(),
                        item.number(),
                        thousandths(added, Account.ON_HAND),
                        thousandths(added, Account.SOLD),
                        thousandths(added, Account.UNAVAILABLE),
                        thousandths(added, Account.VENDOR),
                        thousandths(added, Account.ADJUSTED),
                        thousandths(added, Account.OPENING))
                .orElseThrow();
    }

    /// Marks an item's ledger as opened.
    ///
    /// @return whether it was not before
    public boolean open(StoreId store, ItemId item) throws SQLException {
        add(store, item, Map.of());
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
