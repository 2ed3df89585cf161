package org.tillbridge.sync.replica;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Prices of the store's price list, and tax rates. Of those that begin in time, the latest counts.
final class PriceStore {
    private final SqlStore sql;
    private final StoreId store;

    PriceStore(SqlStore sql, StoreId store) {
        this.sql = sql;
        this.store = store;
    }

    Optional<UnitPrice> price(ItemId item, Instant at) {
        return sql.first(
                """
                SELECT store.currency, price.price
                FROM store JOIN price ON price.price_list = store.price_list
                WHERE store.store = ? AND price.item = ? AND price.valid_from <= ?
                ORDER BY price.valid_from DESC LIMIT 1\
                """,
                row -> new UnitPrice(CurrencyUnit.of(row.getString(1)), row.getLong(2)),
                store.number(),
                item.number(),
                at.toEpochMilli());
    }

    Optional<TaxRate> taxRate(TaxClass taxClass, LocalDate businessDate) {
        return sql.first(
                """
                SELECT rate FROM tax_rate WHERE tax_class = ? AND valid_from <= ?
                ORDER BY valid_from DESC LIMIT 1\
                """,
                row -> new TaxRate(row.getInt(1)),
                taxClass.code(),
                businessDate.toString());
    }
}
