package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Items and the codes they are found by.
final class ItemStore {
    private static final String BY_CODE =
            "SELECT " + row("item_code.item") + " FROM item_code WHERE code = ? ORDER BY item";

    private static final String BY_FOLDED =
            "SELECT " + row("item_code.item") + " FROM item_code WHERE folded = ? ORDER BY item";

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
        return withoutDiscontinued(list(query, form), Function.identity());
    }

    /// @param query for what [#row] gives
    List<Item> list(String query, @Nullable Object... values) {
        return sql.list(query, row -> readItem(row, 1), values).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Those that are still sold, if any is.
    static <T> List<T> withoutDiscontinued(List<T> named, Function<T, Item> item) {
        List<T> sold = named.stream().filter(each -> !item.apply(each).discontinued()).toList();
        return sold.isEmpty() ? named : sold;
    }

    Optional<Item> item(ItemId id) {
        return list("SELECT " + row("?1"), id.number()).stream().findFirst();
    }

    List<ItemCode> codes(ItemId id) {
        return sql.list(
                "SELECT code FROM item_code WHERE item = ? ORDER BY code",
                row -> new ItemCode(row.getString(1)),
                id.number());
    }

    /// Favourites of items that are not known are left out.
    List<Favourite> favourites() {
        return sql
                .list(
                        "SELECT category, position, "
                                + row("favourite.item")
                                + " FROM favourite ORDER BY position",
                        ItemStore::readFavourite)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Favourite> readFavourite(ResultSet row) throws SQLException {
        String category = row.getString(1);
        int position = row.getInt(2);
        return readItem(row, 3).map(item -> new Favourite(category, position, item));
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

    /// Those that there are rows of, and those whose rows have gone.
    long count() {
        return sql.number(
                """
                SELECT (SELECT count(*) FROM removed_item) + (
                    SELECT count(*) FROM raw_row WHERE scope = 'catalogue' AND kind = 'item')\
                """);
    }

    /// An item, its row and, where that has gone, the one it had last. They are raw rows: what one
    /// says is read only when the item is asked for.
    ///
    /// @param item an expression that names its table
    /// @return three columns, as [#readItem] takes them
    static String row(String item) {
        return """
        %1$s,
        (SELECT raw_row.body FROM raw_row
            WHERE raw_row.scope = 'catalogue' AND raw_row.kind = 'item'
                AND raw_row.key = CAST(%1$s AS TEXT)),
        (SELECT removed_item.body FROM removed_item WHERE removed_item.item = %1$s)\
        """
                .formatted(item);
    }

    /// @param column the first of those of [#row]
    /// @return empty if there is no such item, or nobody can tell what its row says
    static Optional<Item> readItem(ResultSet row, int column) throws SQLException {
        String key = row.getString(column);
        Optional<String> body = Optional.ofNullable(row.getString(column + 1));
        Optional<String> last = Optional.ofNullable(row.getString(column + 2));
        return body.flatMap(one -> read(key, one))
                .or(() -> last.flatMap(one -> read(key, one)).map(Item::gone));
    }

    private static Optional<Item> read(String key, String body) {
        return Derivation.read(Scope.CATALOGUE, ItemRow.KIND, key, body)
                .map(row -> ((ItemRow) row).item());
    }
}
