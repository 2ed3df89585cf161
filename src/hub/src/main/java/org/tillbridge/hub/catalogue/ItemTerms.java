package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.Item;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// What items are found by.
public final class ItemTerms {
    private static final int MOST_AT_ONCE = 1000;

    private ItemTerms() {}

    /// Makes those items findable that were written under an older version.
    public static void makeAll(HubDatabase database, Clock clock) {
        boolean more = database.read(sql -> !new ItemStore(sql).withoutTerms(1).isEmpty());
        while (more) {
            more = database.write(transaction -> makeSome(transaction, clock.instant()));
        }
    }

    /// @return whether there may be more
    private static boolean makeSome(HubTransaction transaction, Instant now) throws SQLException {
        new FeedStore(transaction.statements()).lock(transaction, Scope.CATALOGUE, now);
        ItemStore items = new ItemStore(transaction.statements());
        List<Item> some = items.withoutTerms(MOST_AT_ONCE);
        for (Item item : some) {
            items.put(item, items.codesOf(item.id()));
        }
        return some.size() == MOST_AT_ONCE;
    }
}
