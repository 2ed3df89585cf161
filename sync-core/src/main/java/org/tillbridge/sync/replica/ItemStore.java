package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/// Items and the codes they are found by.
final class ItemStore {
    private static final String BY_CODE =
            "SELECT "
                    + columns("item_code.item")
                    + " FROM item_code LEFT JOIN item ON item.item = item_code.item"
                    + " WHERE item_code.code = ? ORDER BY item_code.item";

    private static final String BY_FOLDED =
            "SELECT "
                    + columns("item_code.item")
                    + " FROM item_code LEFT JOIN item ON item.item = item_code.item"
                    + " WHERE item_code.folded = ? ORDER BY item_code.item";

    private static final String BY_ITEM =
            "SELECT " + columns("?1") + " FROM (SELECT 1) LEFT JOIN item ON item.item = ?1";

    private static final String FAVOURITES =
            "SELECT "
                    + columns("favourite.item")
                    + ", favourite.category, favourite.position"
                    + " FROM favourite LEFT JOIN item ON item.item = favourite.item"
                    + " ORDER BY favourite.position";

    static final String IS_DEPOSIT =
            "SELECT 1 FROM companion WHERE companion = ? AND levy = 0 LIMIT 1";

    private final SqlStore sql;
    private final RawRowStore raw;

    ItemStore(SqlStore sql) {
        this.sql = sql;
        this.raw = new RawRowStore(sql);
    }

    /// As [#readItem] takes them.
    ///
    /// @param item an expression for the item's number
    static String columns(String item) {
        return item
                + ", item.sku, item.name, item.department, item.tax_class, item.discontinued,"
                + " item.minimum_age";
    }

    /// The items that a code names, by number. A code that was given to another item names that one
    /// alone, no longer the discontinued one.
    List<Item> named(ItemCode code) {
        List<Item> exact = named(BY_CODE, code.normalForm());
        return exact.isEmpty() ? foldedMatches(code) : exact;
    }

    /// The items that a code names which no item has in just this form. Codes that are their own
    /// folded form are only kept once.
    List<Item> foldedMatches(ItemCode code) {
        List<Item> matches =
                Stream.concat(
                                named(BY_CODE, code.folded()).stream(),
                                named(BY_FOLDED, code.folded()).stream())
                        .distinct()
                        .sorted((a, b) -> Integer.compare(a.id().number(), b.id().number()))
                        .toList();
        return withoutDiscontinued(matches, Function.identity());
    }

    private List<Item> named(String query, String form) {
        return withoutDiscontinued(list(query, form), Function.identity());
    }

    /// @param query for [#columns]
    List<Item> list(String query, @Nullable Object... values) {
        return sql.list(query, this::readItem, values).stream().flatMap(Optional::stream).toList();
    }

    /// Those that are still sold, if any is.
    static <T> List<T> withoutDiscontinued(List<T> named, Function<T, Item> item) {
        List<T> sold = named.stream().filter(each -> !item.apply(each).discontinued()).toList();
        return sold.isEmpty() ? named : sold;
    }

    Optional<Item> item(ItemId id) {
        return sql.first(BY_ITEM, this::readItem, id.number()).flatMap(Function.identity());
    }

    List<ItemCode> codes(ItemId id) {
        return sql.list(
                "SELECT code FROM item_code WHERE item = ? ORDER BY code",
                row -> new ItemCode(row.getString(1)),
                id.number());
    }

    /// Favourites of items that are not known are left out.
    List<Favourite> favourites() {
        return sql.list(FAVOURITES, this::readFavourite).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Favourite> readFavourite(ResultSet row) throws SQLException {
        String category = row.getString(8);
        int position = row.getInt(9);
        return readItem(row).map(item -> new Favourite(category, position, item));
    }

    /// Why an item may not be sold, or that lot of it.
    Optional<String> recall(ItemId id, Optional<String> lot) {
        return sql.first(
                "SELECT reason FROM recall WHERE item = ? AND lot IN ('', ?) ORDER BY lot LIMIT 1",
                row -> row.getString(1),
                id.number(),
                lot.orElse(""));
    }

    List<CompanionRow> companions(ItemId id) {
        return sql.list(
                """
                SELECT companion, pieces, levy FROM companion WHERE item = ? ORDER BY companion\
                """,
                row ->
                        new CompanionRow(
                                id, new ItemId(row.getInt(1)), row.getInt(2), row.getInt(3) == 1),
                id.number());
    }

    /// Asked of each line that comes back.
    boolean isDeposit(ItemId id) {
        return sql.first(IS_DEPOSIT, row -> row.getInt(1), id.number()).isPresent();
    }

    /// Reads [#columns]: what the table says, or the raw row of an item that is not in the table
    /// yet.
    ///
    /// @return empty if there is no such item
    Optional<Item> readItem(ResultSet row) throws SQLException {
        return row.getString(2) == null
                ? itemInRawRow(row.getString(1))
                : Optional.of(itemInTable(row));
    }

    private Optional<Item> itemInRawRow(String key) {
        return raw.body(Scope.CATALOGUE, ItemRow.KIND, key)
                .flatMap(body -> read(key, body))
                .map(ItemRow::item);
    }

    /// Empty if nobody here can tell what the raw row says.
    static Optional<ItemRow> read(String key, String body) {
        return Derivation.read(Scope.CATALOGUE, ItemRow.KIND, key, body).map(ItemRow.class::cast);
    }

    private static Item itemInTable(ResultSet row) throws SQLException {
        int age = row.getInt(7);
        OptionalInt minimumAge = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(age);
        return new Item(
                new ItemId(row.getInt(1)),
                row.getString(2),
                row.getString(3),
                new DepartmentId(row.getInt(4)),
                new TaxClass(row.getString(5)),
                row.getInt(6) == 1,
                minimumAge);
    }
}
