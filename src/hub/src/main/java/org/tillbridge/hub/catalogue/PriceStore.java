package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.catalogue.ListedPrices.Listed;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

    /// All of an item, by the moment from which they count.
    List<Listed> of(int priceList, ItemId item) throws SQLException {
        return statements.list(
                """
                SELECT valid_from, price FROM price WHERE price_list = ? AND item = ?
                ORDER BY valid_from\
                """,
                row -> new Listed(Instant.ofEpochMilli(row.getLong(1)), row.getLong(2)),
                priceList,
                item.number());
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
