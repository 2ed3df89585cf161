package org.tillbridge.sync.replica;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.SaleTerms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Prices of the store's price list, tax rates, and stock. Of the prices and rates that begin in
/// time, the latest counts.
final class PricedItemStore {
    /// What an item costs in a row of `store`: by item and moment.
    private static final String PRICE =
            """
            SELECT price.price FROM price
            WHERE price.price_list = store.price_list AND price.item = %s AND price.valid_from <= %s
            ORDER BY price.valid_from DESC LIMIT 1\
            """;

    /// By tax class and business date: the store's own before that of all stores.
    private static final String RATE =
            """
            SELECT rate FROM tax_rate WHERE tax_class = %s AND valid_from <= %s
            ORDER BY store DESC, valid_from DESC LIMIT 1\
            """;

    /// All of an item in one statement: a scan waits for it. Of this workstation (1), in a store
    /// (3), at a moment (4), on a business date (5).
    private static final String PRICED =
            """
            SELECT %s, store.currency, (%s), (%s), (%s), store.tax_included, store.tax_rounding
            FROM %%s LEFT JOIN store ON store.store = ?3 WHERE %%s = ?2 ORDER BY item.item\
            """
                    .formatted(
                            ItemStore.COLUMNS,
                            PRICE.formatted("item.item", "?4"),
                            RATE.formatted("item.tax_class", "?5"),
                            StockStore.onHand("item.item"));

    private static final String BY_CODE =
            PRICED.formatted("item_code JOIN item ON item.item = item_code.item", "item_code.code");
    private static final String BY_ITEM = PRICED.formatted("item", "item.item");

    private static final String PRICE_ALONE =
            "SELECT currency, (%s) FROM store WHERE store = ?1"
                    .formatted(PRICE.formatted("?2", "?3"));
    private static final String RATE_ALONE = RATE.formatted("?1", "?2");

    private final SqlStore sql;
    private final ReplicaScopes scopes;

    PricedItemStore(SqlStore sql, ReplicaScopes scopes) {
        this.sql = sql;
        this.scopes = scopes;
    }

    /// The items that a code names in just this form.
    List<PricedItem> named(ItemCode code, Instant at, LocalDate businessDate) {
        return ItemStore.withoutDiscontinued(
                sql.list(
                        BY_CODE,
                        PricedItemStore::readPriced,
                        parameters(code.normalForm(), at, businessDate)),
                PricedItem::item);
    }

    Optional<PricedItem> priced(ItemId item, Instant at, LocalDate businessDate) {
        return sql.first(
                BY_ITEM, PricedItemStore::readPriced, parameters(item.number(), at, businessDate));
    }

    private Object[] parameters(Object sought, Instant at, LocalDate businessDate) {
        return new Object[] {
            scopes.workstation().number(),
            sought,
            scopes.store().number(),
            at.toEpochMilli(),
            businessDate.toString()
        };
    }

    Optional<UnitPrice> price(ItemId item, Instant at) {
        return sql.first(
                        PRICE_ALONE,
                        row -> price(row, 1),
                        scopes.store().number(),
                        item.number(),
                        at.toEpochMilli())
                .flatMap(Function.identity());
    }

    Optional<TaxRate> taxRate(TaxClass taxClass, LocalDate businessDate) {
        return sql.first(
                RATE_ALONE,
                row -> TaxRateText.rate(row.getString(1)),
                taxClass.code(),
                businessDate.toString());
    }

    private static PricedItem readPriced(ResultSet row) throws SQLException {
        return new PricedItem(
                ItemStore.readItem(row),
                price(row, 8),
                rate(row, 10),
                terms(row),
                new Quantity(row.getLong(11)));
    }

    /// @param column of the currency; the price follows it
    private static Optional<UnitPrice> price(ResultSet row, int column) throws SQLException {
        long price = row.getLong(column + 1);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new UnitPrice(CurrencyUnit.of(row.getString(column)), price));
    }

    private static Optional<TaxRate> rate(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(TaxRateText::rate);
    }

    private static Optional<SaleTerms> terms(ResultSet row) throws SQLException {
        String currency = row.getString(8);
        return currency == null
                ? Optional.empty()
                : Optional.of(
                        SaleTerms.of(
                                CurrencyUnit.of(currency),
                                row.getInt(12) == 1,
                                SettingStore.constant(TaxRounding.class, row.getString(13))));
    }
}
