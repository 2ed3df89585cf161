package org.tillbridge.sync.replica;

import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/// Items and the codes they are found by.
final class ItemStore {
    /// As [#readItem] takes them.
    static final String COLUMNS =
            "item.item, item.sku, item.name, item.department, item.tax_class, item.discontinued,"
                    + " item.minimum_age";

    private static final String BY_CODE =
            "SELECT "
                    + COLUMNS
                    + " FROM item_code JOIN item ON item.item = item_code.item"
                    + " WHERE item_code.code = ? ORDER BY item.item";

    private static final String BY_FOLDED =
            "SELECT "
                    + COLUMNS
                    + " FROM item_code JOIN item ON item.item = item_code.item"
                    + " WHERE item_code.folded = ? ORDER BY item.item";

    static final String IS_DEPOSIT =
            "SELECT 1 FROM companion WHERE companion = ? AND levy = 0 LIMIT 1";

    private final SqlStore sql;

    ItemStore(SqlStore sql) {
        this.sql = sql;
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
        return withoutDiscontinued(sql.list(query, ItemStore::readItem, form), Function.identity());
    }

    /// Those that are still sold, if any is.
    static <T> List<T> withoutDiscontinued(List<T> named, Function<T, Item> item) {
        List<T> sold = named.stream().filter(each -> !item.apply(each).discontinued()).toList();
        return sold.isEmpty() ? named : sold;
    }

    Optional<Item> item(ItemId id) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM item WHERE item = ?",
                ItemStore::readItem,
                id.number());
    }

    List<ItemCode> codes(ItemId id) {
        return sql.list(
                "SELECT code FROM item_code WHERE item = ? ORDER BY code",
                row -> new ItemCode(row.getString(1)),
                id.number());
    }

    /// Favourites of items that are not known are left out.
    List<Favourite> favourites() {
        return sql.list(
                "SELECT "
                        + COLUMNS
                        + ", favourite.category, favourite.position"
                        + " FROM favourite JOIN item ON item.item = favourite.item"
                        + " ORDER BY favourite.position",
                row -> new Favourite(row.getString(8), row.getInt(9), readItem(row)));
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

    long count() {
        return sql.number("SELECT count(*) FROM item");
    }

    /// Reads [#COLUMNS].
    static Item readItem(ResultSet row) throws SQLException {
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
