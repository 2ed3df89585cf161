package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.catalogue.ListingStore.Listing;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the catalogue and the price lists say of items, kept as it was looked up until one of them
/// changes: each line of each sale asks. For all threads.
public final class Listings {
    /// Of all lists together. Beyond that all are looked up anew.
    private static final int MOST_ITEMS = 200_000;

    private final Map<Integer, AsOf> lists = new ConcurrentHashMap<>();

    /// @param cursors of the list's scope and the catalogue's, which move with every change
    private record AsOf(List<Cursor> cursors, Map<ItemId, Listing> items) {}

    /// The catalogue and a price list as a transaction finds them.
    public View in(StatementStore statements, int priceList) throws SQLException {
        FeedStore feed = new FeedStore(statements);
        List<Cursor> cursors =
                List.of(
                        feed.head(new Scope.Prices(priceList)).cursor(),
                        feed.head(Scope.CATALOGUE).cursor());
        if (lists.values().stream().mapToInt(list -> list.items().size()).sum() > MOST_ITEMS) {
            lists.clear();
        }
        AsOf known =
                lists.compute(
                        priceList,
                        (_, before) ->
                                before == null || !before.cursors().equals(cursors)
                                        ? new AsOf(cursors, new ConcurrentHashMap<>())
                                        : before);
        return new View(priceList, new ListingStore(statements), known.items());
    }

    /// The catalogue and a price list in one transaction.
    public static final class View {
        private final int priceList;
        private final ListingStore store;
        private final Map<ItemId, Listing> items;

        private View(int priceList, ListingStore store, Map<ItemId, Listing> items) {
            this.priceList = priceList;
            this.store = store;
            this.items = items;
        }

        /// Empty for an item that is not known.
        public Optional<TaxClass> taxClass(ItemId item) throws SQLException {
            return of(item).map(Listing::taxClass);
        }

        /// The prices of an item that were in force at some time from the first moment to the last,
        /// in ten-thousandths of the major unit; none if it had none.
        public List<Long> between(ItemId item, Instant first, Instant last) throws SQLException {
            List<Long> inForce = new ArrayList<>(1);
            for (ListingStore.Price one : of(item).map(Listing::prices).orElse(List.of())) {
                if (one.from().isAfter(last)) {
                    break;
                }
                if (!one.from().isAfter(first)) {
                    inForce.clear();
                }
                inForce.add(one.tenThousandths());
            }
            return inForce;
        }

        private Optional<Listing> of(ItemId item) throws SQLException {
            Listing known = items.get(item);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<Listing> found = store.find(priceList, item);
            found.ifPresent(listing -> items.put(item, listing));
            return found;
        }
    }
}
