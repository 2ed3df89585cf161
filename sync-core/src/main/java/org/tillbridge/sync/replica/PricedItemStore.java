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
            SELECT rate FROM tax_rate WHERE tax_class = %s AND valid_from <= %s
            ORDER BY store DESC, valid_from DESC LIMIT 1\
            """;

    private static final String BY_CODE =
            priced("item_code.item", "item_code")
                    + " WHERE item_code.code = ?2 ORDER BY item_code.item";
    private static final String BY_ITEM = priced("?2", "(SELECT 1)");

    private static final String RATE_ALONE = RATE.formatted("?1", "?2");

    private final SqlStore sql;
    private final ReplicaScopes scopes;
    private final ItemStore items;

    PricedItemStore(SqlStore sql, ReplicaScopes scopes) {
        this.sql = sql;
        this.scopes = scopes;
        this.items = new ItemStore(sql);
    }

    /// All of an item but its price in one statement: a scan waits for it. Of this workstation (1),
    /// in a store (3), on a business date (4).
    private static String priced(String item, String from) {
        return """
        SELECT %s, store.currency, (%s), %s, store.tax_included, store.tax_rounding
        FROM %s LEFT JOIN item ON item.item = %s LEFT JOIN store ON store.store = ?3\
        """
                .formatted(
                        ItemStore.columns(item),
                        RATE.formatted("item.tax_class", "?4"),
                        StockStore.onHand(item),
                        from,
                        item);
    }

    /// The items that a code names in just this form.
    List<PricedItem> named(ItemCode code, Instant at, LocalDate businessDate) {
        List<PricedItem> named =
                sql
                        .list(
                                BY_CODE,
                                row -> readPriced(row, at, businessDate),
                                parameters(code.normalForm(), businessDate))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        return ItemStore.withoutDiscontinued(named, PricedItem::item);
    }

    Optional<PricedItem> priced(ItemId item, Instant at, LocalDate businessDate) {
        return sql.first(
                        BY_ITEM,
                        row -> readPriced(row, at, businessDate),
                        parameters(item.number(), businessDate))
                .flatMap(Function.identity());
    }

    private Object[] parameters(Object sought, LocalDate businessDate) {
        return new Object[] {
            scopes.workstation().number(), sought, scopes.store().number(), businessDate.toString()
        };
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
                RATE_ALONE,
                row -> TaxRateText.rate(row.getString(1)),
                taxClass.code(),
                businessDate.toString());
    }

    private Optional<PricedItem> readPriced(ResultSet row, Instant at, LocalDate businessDate)
            throws SQLException {
        Optional<Item> read = items.readItem(row);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Item item = read.get();
        return Optional.of(
                new PricedItem(
                        item,
                        price(item.id(), at),
                        rate(row, 9).or(() -> taxRate(item.taxClass(), businessDate)),
                        terms(row),
                        StockStore.readOnHand(row, 10, scopes, item.id())));
    }

    /// Empty, too, where the item's tax class is not in the table of items yet.
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
