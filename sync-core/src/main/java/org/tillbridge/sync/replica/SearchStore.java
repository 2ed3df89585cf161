package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Search by words. However many items match, only so many are looked at closely.
final class SearchStore {
    private static final int LOOKED_AT = 300;

    private static final String MATCHES =
            "SELECT "
                    + ItemStore.columns("item.item")
                    + " FROM item_search JOIN item ON item.item = item_search.rowid"
                    + " WHERE item_search MATCH ? LIMIT ?";

    private static final String NAMES_FROM =
            "SELECT "
                    + ItemStore.columns("item.item")
                    + " FROM item_name JOIN item ON item.item = item_name.item"
                    + " WHERE item_name.name >= ? AND item_name.name < ?"
                    + " ORDER BY item_name.name, item_name.item LIMIT ?";

    private final SqlStore sql;
    private final ItemStore items;
    private final ItemFillStore filled;

    SearchStore(SqlStore sql) {
        this.sql = sql;
        this.items = new ItemStore(sql);
        this.filled = new ItemFillStore(sql);
    }

    SearchResult search(String text, int limit) {
        List<String> words = SearchText.wordsTyped(text);
        if (words.isEmpty()) {
            return new SearchResult(List.of(), 0, searchedOnly());
        }
        String anywhere = SearchText.anywhere(words);
        List<Item> some = matches(anywhere, LOOKED_AT + 1);
        boolean all = some.size() <= LOOKED_AT;
        return new SearchResult(
                best(all ? some : likely(words, limit, some), words, limit),
                all ? some.size() : count(anywhere),
                searchedOnly());
    }

    /// Of more items than can be looked at: those that will come first.
    private Collection<Item> likely(List<String> words, int limit, List<Item> some) {
        String typed = String.join(" ", words);
        Set<Item> likely = new LinkedHashSet<>();
        ItemCode.parse(typed).ifPresent(code -> likely.addAll(items.named(code)));
        likely.addAll(
                items.list(
                        NAMES_FROM,
                        typed,
                        typed + Character.toString(Character.MAX_CODE_POINT),
                        LOOKED_AT));
        if (likely.size() < limit) {
            likely.addAll(matches(SearchText.atWordStarts(words), LOOKED_AT));
        }
        if (likely.size() < limit) {
            likely.addAll(some);
        }
        return likely;
    }

    private List<Item> matches(String match, int atMost) {
        return items.list(MATCHES, match, atMost);
    }

    private long count(String match) {
        return sql.number(
                """
                SELECT count(*) FROM (
                    SELECT rowid FROM item_search WHERE item_search MATCH ? LIMIT ?)\
                """,
                match,
                SearchResult.MOST_COUNTED);
    }

    private static List<Item> best(Collection<Item> items, List<String> words, int limit) {
        String typed = String.join(" ", words);
        return items.stream()
                .map(item -> Ranked.of(item, typed, words))
                .sorted(Ranked.ORDER)
                .limit(limit)
                .map(Ranked::item)
                .toList();
    }

    /// What is discontinued comes last; before that, what was typed as a number, what begins with
    /// what was typed, what has it at the beginning of words.
    private record Ranked(Item item, int rank, String name) {
        static final Comparator<Ranked> ORDER =
                Comparator.comparingInt(Ranked::rank)
                        .thenComparing(Ranked::name)
                        .thenComparingInt(ranked -> ranked.item().id().number());

        static Ranked of(Item item, String typed, List<String> words) {
            String name = String.join(" ", SearchText.wordsOf(item.name()));
            return new Ranked(item, rankOf(item, name, typed, words), name);
        }

        private static int rankOf(Item item, String name, String typed, List<String> words) {
            if (item.discontinued()) {
                return 4;
            }
            if (SearchText.fold(item.sku()).equals(typed)) {
                return 0;
            }
            if (name.startsWith(typed)) {
                return 1;
            }
            String spaced = " " + name;
            return words.stream().allMatch(word -> spaced.contains(" " + word)) ? 2 : 3;
        }
    }

    private Optional<LoadedOf> searchedOnly() {
        return filled.isFilled()
                ? Optional.empty()
                : Optional.of(
                        new LoadedOf(sql.number("SELECT count(*) FROM item_name"), filled.count()));
    }
}
