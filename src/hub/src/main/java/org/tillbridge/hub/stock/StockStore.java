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
import java.util.Optional;
import java.util.OptionalLong;
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

    /// Adds to the balance of an account.
    ///
    /// @return the new balance
    public Quantity add(StoreId store, ItemId item, Account account, Quantity added)
            throws SQLException {
        return statements
                .first(
                        """
                        INSERT INTO stock_balance (store, item, account, quantity)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (store, item, account) DO UPDATE
                          SET quantity = stock_balance.quantity + excluded.quantity
                        RETURNING quantity\
                        """,
                        row -> new Quantity(row.getLong(1)),
                        store.number(),
                        item.number(),
                        CamelCase.of(account),
                        added.thousandths())
                .orElseThrow();
    }

    public Optional<Quantity> balance(StoreId store, ItemId item, Account account)
            throws SQLException {
        OptionalLong balance =
                statements.number(
                        """
                        SELECT quantity FROM stock_balance
                        WHERE store = ? AND item = ? AND account = ?\
                        """,
                        store.number(),
                        item.number(),
                        CamelCase.of(account));
        return balance.isPresent()
                ? Optional.of(new Quantity(balance.getAsLong()))
                : Optional.empty();
    }
}
