package org.tillbridge.sync.replica;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.SaleTerms;
import org.tillbridge.sync.wire.ReplicaRow.PriceRow;
import org.tillbridge.sync.wire.Scope;

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
    /// Of an item (2) in a store (1), the rows of prices that had begun at a moment (3), latest
    /// first. They are raw rows: what one says is read only when the item is asked for.
    private static final String PRICES =
            """
            SELECT store.currency, store.price_list, raw_row.key, raw_row.body
            FROM store CROSS JOIN raw_row
            WHERE store.store = ?1
                AND raw_row.scope = 'prices:' || store.price_list AND raw_row.kind = 'price'
                AND raw_row.key > ?2 || '/' AND raw_row.key < ?2 || '0'
                AND CAST(substr(raw_row.key, length(?2) + 2) AS INTEGER) <= ?3
            ORDER BY CAST(substr(raw_row.key, length(?2) + 2) AS INTEGER) DESC\
            """;

    /// By tax class and business date: the store's own before that of all stores.
    private static final String RATE =
            """
            SELECT rate FROM tax_rate WHERE tax_class = ? AND valid_from <= ?
            ORDER BY store DESC, valid_from DESC LIMIT 1\
            """;

    /// Of an item all that does not hang on a time, in one statement: a scan waits for it. Of this
    /// workstation (1), in a store (3).
    private static final String PRICED =
            """
            SELECT %s, %s, store.currency, store.tax_included, store.tax_rounding
            FROM %s LEFT JOIN store ON store.store = ?3\
            """;

    private static final String BY_CODE =
            PRICED.formatted(
                            ItemStore.row("item_code.item"),
                            StockStore.onHand("item_code.item"),
                            "item_code")
                    + " WHERE item_code.code = ?2 ORDER BY item_code.item";
    private static final String BY_ITEM =
            PRICED.formatted(ItemStore.row("?2"), StockStore.onHand("?2"), "(SELECT 1)");

    private final SqlStore sql;
    private final ReplicaScopes scopes;

    PricedItemStore(SqlStore sql, ReplicaScopes scopes) {
        this.sql = sql;
        this.scopes = scopes;
    }

    /// The items that a code names in just this form.
    List<PricedItem> named(ItemCode code, Instant at, LocalDate businessDate) {
        List<PricedItem> named =
                sql
                        .list(
                                BY_CODE,
                                row -> readPriced(row, at, businessDate),
                                parameters(code.normalForm()))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        return ItemStore.withoutDiscontinued(named, PricedItem::item);
    }

    Optional<PricedItem> priced(ItemId item, Instant at, LocalDate businessDate) {
        return sql.first(
                        BY_ITEM,
                        row -> readPriced(row, at, businessDate),
                        parameters(item.number()))
                .flatMap(Function.identity());
    }

    private Object[] parameters(Object sought) {
        return new Object[] {scopes.workstation().number(), sought, scopes.store().number()};
    }

    /// The latest that has begun and can be read.
    Optional<UnitPrice> price(ItemId item, Instant at) {
        return sql
                .list(
                        PRICES,
                        PricedItemStore::readBegun,
                        scopes.store().number(),
                        item.number(),
                        at.toEpochMilli())
                .stream()
                .flatMap(begun -> begun.price().stream())
                .findFirst();
    }

    private record Begun(CurrencyUnit currency, Scope scope, String key, String body) {
        Optional<UnitPrice> price() {
            return Derivation.read(scope, PriceRow.KIND, key, body)
                    .map(row -> new UnitPrice(currency, ((PriceRow) row).tenThousandths()));
        }
    }

    private static Begun readBegun(ResultSet row) throws SQLException {
        return new Begun(
                CurrencyUnit.of(row.getString(1)),
                new Scope.Prices(row.getInt(2)),
                row.getString(3),
                row.getString(4));
    }

    Optional<TaxRate> taxRate(TaxClass taxClass, LocalDate businessDate) {
        return sql.first(
                RATE,
                row -> TaxRateText.rate(row.getString(1)),
                taxClass.code(),
                businessDate.toString());
    }

    private Optional<PricedItem> readPriced(ResultSet row, Instant at, LocalDate businessDate)
            throws SQLException {
        Optional<Item> read = ItemStore.readItem(row, 1);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Item item = read.get();
        return Optional.of(
                new PricedItem(
                        item,
                        price(item.id(), at),
                        taxRate(item.taxClass(), businessDate),
                        terms(row),
                        StockStore.readOnHand(row, 4, scopes, item.id())));
    }

    private static Optional<SaleTerms> terms(ResultSet row) throws SQLException {
        String currency = row.getString(6);
        return currency == null
                ? Optional.empty()
                : Optional.of(
                        SaleTerms.of(
                                CurrencyUnit.of(currency),
                                row.getInt(7) == 1,
                                SettingStore.constant(TaxRounding.class, row.getString(8))));
    }
}
