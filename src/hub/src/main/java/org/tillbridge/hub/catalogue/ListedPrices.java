package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What price lists say, kept as it was looked up until the list changes: each line of each sale
/// asks. For all threads.
public final class ListedPrices {
    /// Of one list. Beyond that all are looked up anew.
    private static final int MOST_ITEMS = 200_000;

    private final Map<Integer, AsOf> lists = new ConcurrentHashMap<>();

    /// @param price in ten-thousandths of the major unit
    record Listed(Instant from, long price) {}

    /// @param position of the list's scope, which moves with every change
    private record AsOf(long position, Map<ItemId, List<Listed>> items) {}

    /// A price list as a transaction finds it.
    public PriceListView in(StatementStore statements, int priceList) throws SQLException {
        long position =
                new FeedStore(statements).head(new Scope.Prices(priceList)).cursor().position();
        AsOf known =
                lists.compute(
                        priceList,
                        (_, before) ->
                                before == null
                                                || before.position() != position
                                                || before.items().size() > MOST_ITEMS
                                        ? new AsOf(position, new ConcurrentHashMap<>())
                                        : before);
        return new PriceListView(priceList, new PriceStore(statements), known.items());
    }

    /// A price list in one transaction.
    public static final class PriceListView {
        private final int priceList;
        private final PriceStore store;
        private final Map<ItemId, List<Listed>> items;

        private PriceListView(int priceList, PriceStore store, Map<ItemId, List<Listed>> items) {
            this.priceList = priceList;
            this.store = store;
            this.items = items;
        }

        /// The prices of an item that were in force at some time from the first moment to the last,
        /// in ten-thousandths of the major unit; none if it had none.
        public List<Long> between(ItemId item, Instant first, Instant last) throws SQLException {
            List<Long> inForce = new ArrayList<>(1);
            for (Listed one : of(item)) {
                if (one.from().isAfter(last)) {
                    break;
                }
                if (!one.from().isAfter(first)) {
                    inForce.clear();
                }
                inForce.add(one.price());
            }
            return inForce;
        }

        private List<Listed> of(ItemId item) throws SQLException {
            List<Listed> known = items.get(item);
            if (known == null) {
                known = store.of(priceList, item);
                items.put(item, known);
            }
            return known;
        }
    }
}
