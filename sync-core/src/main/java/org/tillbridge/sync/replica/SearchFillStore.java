package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;

import java.util.List;

/// Keeps the search up with the items. A bulk load leaves it empty; it is then filled by item
/// number, some at a time, and follows each change up to where it has come.
final class SearchFillStore {
    /// Stands for every item there is or will be.
    static final long ALL = Long.MAX_VALUE;

    private final SqlStore sql;
    private final ItemStore items;

    SearchFillStore(SqlStore sql) {
        this.sql = sql;
        this.items = new ItemStore(sql);
    }

    /// Call within a transaction.
    ///
    /// @return whether there may be more to do
    boolean fill(int atMost) {
        long through = through();
        if (through == ALL) {
            return false;
        }
        List<Item> next = itemsAfter(through, atMost);
        for (Item item : next) {
            insert(item, items.codes(item.id()));
        }
        boolean more = next.size() == atMost;
        sql.update(
                "UPDATE search_filled SET through = ?", more ? next.getLast().id().number() : ALL);
        return more;
    }

    /// Call within the transaction that changed the item.
    void follow(Item item, List<ItemCode> codes) {
        int number = item.id().number();
        if (number <= through()) {
            sql.update("DELETE FROM item_search WHERE rowid = ?", number);
            sql.update("DELETE FROM item_name WHERE item = ?", number);
            insert(item, codes);
        }
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

    private long through() {
        return sql.number("SELECT through FROM search_filled");
    }

    private List<Item> itemsAfter(long through, int atMost) {
        return sql.list(
                "SELECT " + ItemStore.COLUMNS + " FROM item WHERE item > ? ORDER BY item LIMIT ?",
                ItemStore::readItem,
                through,
                atMost);
    }
}
