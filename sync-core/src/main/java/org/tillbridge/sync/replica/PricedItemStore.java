package org.tillbridge.sync.replica;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Prices of the store's price list, tax rates, and stock. Of the prices and rates that begin in
/// time, the latest counts.
final class PricedItemStore {
    /// What an item costs: by store, item and moment.
    private static final String PRICE =
            """
            SELECT price.price FROM store JOIN price ON price.price_list = store.price_list
            WHERE store.store = %s AND price.item = %s AND price.valid_from <= %s
            ORDER BY price.valid_from DESC LIMIT 1\
            """;

    /// By tax class and business date.
    private static final String RATE =
            """
            SELECT rate FROM tax_rate WHERE tax_class = %s AND valid_from <= %s
            ORDER BY valid_from DESC LIMIT 1\
            """;

    private static final String CURRENCY = "SELECT currency FROM store WHERE store = ";

    /// In one statement: a scan waits for it. The first two parameters are those of the stock.
    private static final String PRICED =
            "SELECT (%s?3), (%s), (%s), (%s)"
                    .formatted(
                            CURRENCY,
                            PRICE.formatted("?3", "?2", "?4"),
                            RATE.formatted("?5", "?6"),
                            StockStore.ON_HAND);

    private static final String PRICE_ALONE =
            "SELECT (%s?1), (%s)".formatted(CURRENCY, PRICE.formatted("?1", "?2", "?3"));
    private static final String RATE_ALONE = RATE.formatted("?1", "?2");

    private final SqlStore sql;
    private final ReplicaScopes scopes;

    PricedItemStore(SqlStore sql, ReplicaScopes scopes) {
        this.sql = sql;
        this.scopes = scopes;
    }

    PricedItem priced(Item item, Instant at, LocalDate businessDate) {
        return sql.first(
                        PRICED,
                        row ->
                                new PricedItem(
                                        item, price(row), rate(row), new Quantity(row.getLong(4))),
                        scopes.workstation().number(),
                        item.id().number(),
                        scopes.store().number(),
                        at.toEpochMilli(),
                        item.taxClass().code(),
                        businessDate.toString())
                .orElseThrow();
    }

    Optional<UnitPrice> price(ItemId item, Instant at) {
        return sql.first(
                        PRICE_ALONE,
                        PricedItemStore::price,
                        scopes.store().number(),
                        item.number(),
                        at.toEpochMilli())
                .orElseThrow();
    }

    Optional<TaxRate> taxRate(TaxClass taxClass, LocalDate businessDate) {
        return sql.first(
                RATE_ALONE,
                row -> new TaxRate(row.getInt(1)),
                taxClass.code(),
                businessDate.toString());
    }

    private static Optional<UnitPrice> price(ResultSet row) throws SQLException {
        long price = row.getLong(2);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new UnitPrice(CurrencyUnit.of(row.getString(1)), price));
    }

    private static Optional<TaxRate> rate(ResultSet row) throws SQLException {
        int rate = row.getInt(3);
        return row.wasNull() ? Optional.empty() : Optional.of(new TaxRate(rate));
    }
}
