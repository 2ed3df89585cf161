package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.catalogue.ListedItem.InStore;
import org.tillbridge.hub.page.Cursor;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// The list of items, with what they cost and how many there are.
public final class ItemListStore {
    /// No page has more rows of items in stores, however many stores there are.
    private static final int MOST_IN_STORES = 20_000;

    /// Stands behind all that begins with what stands before it.
    private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

    /// Of how many items one statement tells.
    private static final int AT_ONCE = 32;

    private static final String AMONG = "?" + ", ?".repeat(AT_ONCE - 1);

    private final StatementStore statements;

    public ItemListStore(StatementStore statements) {
        this.statements = statements;
    }

    /// @param term by which it was found; empty if nothing was looked for
    private record Found(String term, Item item) {}

    /// A page by the order of the search. Each item is in it once, at the first of its terms that
    /// begins with the longest word. It is shorter than wanted where there are very many stores.
    ///
    /// @param now for prices
    public ListPage<ListedItem> page(ItemSearch search, Instant now, PageRequest wanted)
            throws SQLException {
        PageRequest bounded = wanted.atMost(mostItems(search));
        ListPage<Found> page =
                search.isOfAll()
                        ? bounded.page(all(bounded), one -> new Cursor(List.of(number(one))))
                        : bounded.page(
                                found(search, bounded),
                                one -> new Cursor(List.of(one.term(), number(one))));
        List<Item> items = page.rows().stream().map(Found::item).toList();
        return new ListPage<>(listed(items, search.store(), now), page.next());
    }

    private int mostItems(ItemSearch search) throws SQLException {
        long stores =
                search.store().isPresent()
                        ? 1
                        : statements.number("SELECT count(*) FROM store").orElse(1);
        return Math.toIntExact(Math.max(1, MOST_IN_STORES / Math.max(1, stores)));
    }

    private static Long number(Found found) {
        return (long) found.item().id().number();
    }

    private List<Found> all(PageRequest wanted) throws SQLException {
        return statements.list(
                """
                SELECT item, sku, name, department, tax_class, discontinued, minimum_age
                FROM item WHERE %s ORDER BY item LIMIT ?\
                """
                        .formatted(wanted.behind("item > ?")),
                row -> new Found("", ItemStore.item(row)),
                wanted.arguments());
    }

    private List<Found> found(ItemSearch search, PageRequest wanted) throws SQLException {
        String first = search.words().getFirst();
        List<Object> arguments = new ArrayList<>(List.of(first + HIGHEST, first));
        for (String word : search.words().subList(1, search.words().size())) {
            arguments.add(word);
            arguments.add(word + HIGHEST);
        }
        if (wanted.after().isEmpty()) {
            arguments.add(first);
        }
        return statements.list(
                """
                SELECT i.item, i.sku, i.name, i.department, i.tax_class, i.discontinued,
                       i.minimum_age, t.term
                FROM item_term t JOIN item i ON i.item = t.item
                WHERE t.term < ?
                  AND NOT EXISTS (SELECT 1 FROM item_term o
                    WHERE o.item = t.item AND o.term >= ? AND o.term < t.term)
                  %s AND %s
                ORDER BY t.term, t.item LIMIT ?\
                """
                        .formatted(
                                """
                                AND EXISTS (SELECT 1 FROM item_term o
                                  WHERE o.item = t.item AND o.term >= ? AND o.term < ?)
                                """
                                        .repeat(search.words().size() - 1),
                                wanted.after().isEmpty()
                                        ? "t.term >= ?"
                                        : "(t.term, t.item) > (?, ?)"),
                row -> new Found(row.getString(8), ItemStore.item(row)),
                wanted.arguments(arguments.toArray()));
    }

    private List<ListedItem> listed(List<Item> items, Optional<StoreId> store, Instant now)
            throws SQLException {
        Map<ItemId, List<ItemCode>> codes = new HashMap<>();
        Map<ItemId, List<InStore>> inStores = new HashMap<>();
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            List<Item> some = items.subList(from, Math.min(items.size(), from + AT_ONCE));
            readCodes(some, codes);
            readStores(some, store, now, inStores);
        }
        return items.stream()
                .map(
                        item ->
                                new ListedItem(
                                        item,
                                        codes.getOrDefault(item.id(), List.of()),
                                        inStores.getOrDefault(item.id(), List.of())))
                .toList();
    }

    private void readCodes(List<Item> items, Map<ItemId, List<ItemCode>> into) throws SQLException {
        statements.each(
                "SELECT item, code FROM item_code WHERE item IN (%s) ORDER BY item, position"
                        .formatted(AMONG),
                row -> {
                    into.computeIfAbsent(new ItemId(row.getInt(1)), _ -> new ArrayList<>())
                            .add(new ItemCode(row.getString(2)));
                    return true;
                },
                numbers(items).toArray());
    }

    private void readStores(
            List<Item> items, Optional<StoreId> store, Instant now, Map<ItemId, List<InStore>> into)
            throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(now.toEpochMilli()));
        arguments.addAll(numbers(items));
        store.ifPresent(one -> arguments.add(one.number()));
        statements.each(
                """
                SELECT i.item, s.store, l.currency, (
                  SELECT p.price FROM price p
                  WHERE p.price_list = s.price_list AND p.item = i.item AND p.valid_from <= ?
                  ORDER BY p.valid_from DESC LIMIT 1), b.on_hand
                FROM item i CROSS JOIN store s
                JOIN price_list l ON l.price_list = s.price_list
                LEFT JOIN stock_balance b ON b.store = s.store AND b.item = i.item
                WHERE i.item IN (%s) AND %s ORDER BY i.item, s.store\
                """
                        .formatted(AMONG, store.isPresent() ? "s.store = ?" : "TRUE"),
                row -> {
                    into.computeIfAbsent(new ItemId(row.getInt(1)), _ -> new ArrayList<>())
                            .add(inStore(row));
                    return true;
                },
                arguments.toArray());
    }

    private static InStore inStore(ResultSet row) throws SQLException {
        long price = row.getLong(4);
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(price);
        long onHand = row.getLong(5);
        Optional<Quantity> there =
                row.wasNull() ? Optional.empty() : Optional.of(new Quantity(onHand));
        return new InStore(new StoreId(row.getInt(2)), row.getString(3), known, there);
    }

    /// As many as a statement takes, the last of them more than once.
    private static List<Object> numbers(List<Item> items) {
        return IntStream.range(0, AT_ONCE)
                .<Object>mapToObj(n -> items.get(Math.min(n, items.size() - 1)).id().number())
                .toList();
    }
}
