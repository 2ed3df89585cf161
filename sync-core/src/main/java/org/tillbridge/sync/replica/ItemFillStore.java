package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;

import java.util.List;
import java.util.Optional;

/// Keeps the table of items, and the search, up with the items' raw rows. A bulk load leaves both
/// empty; they are then filled by the items' keys, some at a time, and follow each change up to
/// where they have come. An item beyond that is read from its raw row. One whose row has gone is in
/// the table all the time, and in the search last.
final class ItemFillStore {
    /// Stands for every item there is or will be: greater than any key.
    private static final String ALL = "all";

    private static final String AFTER =
            """
            SELECT key, body FROM raw_row
            WHERE scope = 'catalogue' AND kind = 'item' AND key > ? ORDER BY key LIMIT ?\
            """;

    private static final String NOT_SEARCHED =
            "SELECT "
                    + ItemStore.columns("item.item")
                    + " FROM item WHERE item NOT IN (SELECT item FROM item_name)";

    private final SqlStore sql;
    private final ItemStore items;

    ItemFillStore(SqlStore sql) {
        this.sql = sql;
        this.items = new ItemStore(sql);
    }

    private record Next(String key, Optional<ItemRow> row) {}

    /// Call within a transaction.
    ///
    /// @return whether there may be more to do
    boolean fill(int atMost) {
        if (isFilled()) {
            return false;
        }
        List<Next> next =
                sql.list(
                        AFTER,
                        row ->
                                new Next(
                                        row.getString(1),
                                        ItemStore.read(row.getString(1), row.getString(2))),
                        through(),
                        atMost);
        next.forEach(one -> one.row().ifPresent(this::insert));
        boolean more = next.size() == atMost;
        if (!more) {
            items.list(NOT_SEARCHED)
                    .forEach(gone -> insertIntoSearch(gone, items.codes(gone.id())));
        }
        sql.update("UPDATE items_filled SET through = ?", more ? next.getLast().key() : ALL);
        return more;
    }

    /// Call within the transaction that changed the item.
    void follow(ItemRow row) {
        int number = row.item().id().number();
        sql.update(DerivedTable.ITEM.remove(), number);
        if (reaches(row.key(), through())) {
            insert(row);
        }
    }

    private void insert(ItemRow row) {
        Derivation.deriveItem(row.item(), (table, values) -> sql.update(table.put(), values));
        insertIntoSearch(row.item(), row.codes());
    }

    /// In place of what was there: also where damage has taken how far it had come.
    private void insertIntoSearch(Item item, List<ItemCode> codes) {
        sql.update("DELETE FROM item_search WHERE rowid = ?", item.id().number());
        sql.update("DELETE FROM item_name WHERE item = ?", item.id().number());
        List<String> words = SearchText.wordsOf(item.name());
        sql.update(
                "INSERT INTO item_search(rowid, name, code) VALUES (?, ?, ?)",
                item.id().number(),
                SearchText.ofName(words),
                SearchText.ofCodes(item, codes));
        sql.update(
                "INSERT INTO item_name(item, name) VALUES (?, ?)",
                item.id().number(),
                String.join(" ", words));
    }

    /// How many items there are: those in the table; until all are in it, those that there are rows
    /// of, which takes longer to count, and those whose rows have gone.
    long count() {
        return sql.number(
                isFilled()
                        ? "SELECT count(*) FROM item"
                        : """
                        SELECT (SELECT count(*) FROM removed_item)
                            + (SELECT count(*) FROM raw_row
                              WHERE scope = 'catalogue' AND kind = 'item')\
                        """);
    }

    /// Whether all items are in the table and in the search.
    boolean isFilled() {
        return through().equals(ALL);
    }

    /// Up to which key.
    String through() {
        return sql.first("SELECT through FROM items_filled", row -> row.getString(1))
                .orElseThrow(() -> new DamagedReplicaException("How far items are filled is lost"));
    }

    /// Whether an item of that key is there when they have come so far.
    static boolean reaches(String key, String through) {
        return key.compareTo(through) <= 0;
    }
}
