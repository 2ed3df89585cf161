package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;

import java.util.List;
import java.util.Optional;

/// Keeps the search up with the items. A bulk load leaves it empty; it is then filled by the items'
/// keys, some at a time, those whose rows have gone last, and follows each change up to where it
/// has come.
final class SearchFillStore {
    /// Stands for every item there is or will be: greater than any key.
    private static final String ALL = "all";

    private static final String AFTER =
            """
            SELECT key, body, NULL FROM raw_row
            WHERE scope = 'catalogue' AND kind = 'item' AND key > ? ORDER BY key LIMIT ?\
            """;

    private static final String GONE =
            "SELECT "
                    + ItemStore.row("gone.item")
                    + " FROM removed_item AS gone WHERE item NOT IN (SELECT item FROM item_name)";

    private final SqlStore sql;
    private final ItemStore items;

    SearchFillStore(SqlStore sql) {
        this.sql = sql;
        this.items = new ItemStore(sql);
    }

    private record Next(String key, Optional<Item> item) {}

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
                        row -> new Next(row.getString(1), ItemStore.readItem(row, 1)),
                        through(),
                        atMost);
        next.forEach(one -> one.item().ifPresent(this::insert));
        boolean more = next.size() == atMost;
        if (!more) {
            items.list(GONE).forEach(this::insert);
        }
        sql.update("UPDATE search_filled SET through = ?", more ? next.getLast().key() : ALL);
        return more;
    }

    /// Call within the transaction that changed the item.
    void follow(ItemRow row) {
        if (row.key().compareTo(through()) <= 0) {
            int number = row.item().id().number();
            sql.update("DELETE FROM item_search WHERE rowid = ?", number);
            sql.update("DELETE FROM item_name WHERE item = ?", number);
            insert(row.item(), row.codes());
        }
    }

    private void insert(Item item) {
        insert(item, items.codes(item.id()));
    }

    private void insert(Item item, List<ItemCode> codes) {
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

    boolean isFilled() {
        return through().equals(ALL);
    }

    private String through() {
        return sql.first("SELECT through FROM search_filled", row -> row.getString(1))
                .orElseThrow();
    }
}
