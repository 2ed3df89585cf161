package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Search by words. However many items match, only so many are looked at closely: first those whose
/// name starts with what was typed, then those that have it at the start of words, then any.
final class SearchStore {
    private static final int LOOKED_AT = 500;

    private static final String MATCHES =
            "SELECT "
                    + ItemStore.COLUMNS
                    + " FROM item_search JOIN item ON item.item = item_search.rowid"
                    + " WHERE item_search MATCH ? LIMIT "
                    + LOOKED_AT;

    private final SqlStore sql;

    SearchStore(SqlStore sql) {
        this.sql = sql;
    }

    SearchResult search(String text, int limit) {
        List<String> words = SearchText.words(text);
        if (words.isEmpty()) {
            return new SearchResult(List.of(), 0, searched());
        }
        String anywhere = SearchText.anywhere(words);
        Map<Item, Integer> ranks = new LinkedHashMap<>();
        rank(ranks, SearchText.atNameStart(words), 0);
        rank(ranks, SearchText.atWordStarts(words), 1);
        rank(ranks, anywhere, 2);
        long total =
                ranks.size() < LOOKED_AT
                        ? ranks.size()
                        : sql.number(
                                "SELECT count(*) FROM item_search WHERE item_search MATCH ?",
                                anywhere);
        return new SearchResult(best(ranks, String.join(" ", words), limit), total, searched());
    }

    private void rank(Map<Item, Integer> ranks, String match, int rank) {
        for (Item item : sql.list(MATCHES, ItemStore::readItem, match)) {
            ranks.putIfAbsent(item, rank);
        }
    }

    private static List<Item> best(Map<Item, Integer> ranks, String typed, int limit) {
        Comparator<Item> order =
                Comparator.comparing(Item::discontinued)
                        .thenComparing(item -> !SearchText.fold(item.sku()).equals(typed))
                        .thenComparingInt(ranks::get)
                        .thenComparing(item -> SearchText.fold(item.name()))
                        .thenComparingInt(item -> item.id().number());
        List<Item> items = new ArrayList<>(ranks.keySet());
        items.sort(order);
        return items.subList(0, Math.min(limit, items.size()));
    }

    private LoadedOf searched() {
        long all = sql.number("SELECT count(*) FROM item");
        long loaded =
                sql.number(
                        """
                        SELECT count(*) FROM item
                        WHERE item <= (SELECT through FROM search_filled)\
                        """);
        return new LoadedOf(loaded, all);
    }
}
