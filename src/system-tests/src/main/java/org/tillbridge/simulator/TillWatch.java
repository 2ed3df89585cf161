package org.tillbridge.simulator;

import org.tillbridge.retail.ItemId;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.Cursor;

import java.util.HashMap;
import java.util.Map;

/// Looks at what a till shows while everything goes on.
final class TillWatch {
    private final Ledger ledger;
    private final FeedWatch feed;
    private final Map<String, Long> positions = new HashMap<>();
    private int next;

    TillWatch(Ledger ledger, FeedWatch feed) {
        this.ledger = ledger;
        this.feed = feed;
    }

    /// Invariant 12: a till sees its own acts, and time never runs backwards for it.
    void look(SimulatedTill till) {
        if (till.life().isEmpty() || !till.life().get().isReady()) {
            return;
        }
        TillLife life = till.life().get();
        long position = 0;
        for (Cursor cursor : life.replica.cursors()) {
            String scope = cursor.scope().text();
            Long before = positions.put(till.number() + scope, cursor.position());
            if (before != null && before > cursor.position()) {
                throw new Violation(12, "till " + till.number() + " went back in " + scope);
            }
            position = scope.startsWith("store:") ? cursor.position() : position;
        }
        next = next % Templates.SOLD_ITEMS + 1;
        requireStock(till, life, next, position);
    }

    private void requireStock(SimulatedTill till, TillLife life, int item, long position) {
        Map<Integer, Long> reflected = feed.reflectedAt("store:" + till.store(), position);
        long expected = ledger.openingStock();
        for (Ledger.TillBook book : ledger.tills()) {
            if (book.till() == till.number()) {
                expected += book.onHand(item, Long.MAX_VALUE);
            } else if (book.store() == till.store()) {
                expected += book.onHand(item, reflected.getOrDefault(book.till(), 0L));
            }
        }
        long shown = life.reader.stock(new ItemId(item)).thousandths();
        if (shown != expected) {
            throw new Violation(
                    12,
                    "till %d shows %d of item %d, and not %d"
                            .formatted(till.number(), shown, item, expected));
        }
    }
}
