package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;

import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;

/// Prices, past, present and to come, in ten-thousandths of the major unit.
final class PriceStore {
    private final StatementStore statements;

    PriceStore(StatementStore statements) {
        this.statements = statements;
    }

    /// The price in force at a moment.
    OptionalLong priceAt(int priceList, ItemId item, Instant at) throws SQLException {
        return statements.number(
                """
                SELECT price FROM price WHERE price_list = ? AND item = ? AND valid_from <= ?
                ORDER BY valid_from DESC LIMIT 1\
                """,
                priceList,
                item.number(),
                at.toEpochMilli());
    }

    void put(int priceList, ItemId item, Instant from, long price) throws SQLException {
        statements.update(
                """
                INSERT INTO price (price_list, item, valid_from, price) VALUES (?, ?, ?, ?)
                ON CONFLICT (price_list, item, valid_from) DO UPDATE
                  SET price = excluded.price\
                """,
                priceList,
                item.number(),
                from.toEpochMilli(),
                price);
    }
}
