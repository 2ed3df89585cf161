package org.tillbridge.simulator;

import org.tillbridge.retail.ItemId;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.Cursor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Looks at what a till shows while everything goes on.
final class TillWatch {
    private final Ledger ledger;
    private final FeedWatch feed;
    private final SimulatedHub hub;
    private final Map<Integer, SimulatedTill> tills;
    private final Map<String, Long> positions = new HashMap<>();
    private int next;

    TillWatch(Ledger ledger, FeedWatch feed, SimulatedHub hub, Map<Integer, SimulatedTill> tills) {
        this.hub = hub;
        this.tills = tills;
        this.ledger = ledger;
        this.feed = feed;
    }

    /// A copy that does not know yet what it is takes the other's entries at the hub for its own,
    /// so tills that were copied are looked at only when all is at rest.
    void look(SimulatedTill till) {
        if (!ledger.wasCopied(till.number())) {
            lookAtRest(till);
        }
    }

    /// Invariant 12: a till sees its own acts, and time never runs backwards for it.
    void lookAtRest(SimulatedTill till) {
        if (till.life().isEmpty() || !till.life().get().isReady()) {
            return;
        }
        TillLife life = till.life().get();
        if (!life.replica.missing().isEmpty()) {
            return;
        }
        long position = 0;
        for (Cursor cursor : life.replica.cursors()) {
            String scope = cursor.scope().text();
            Long before = positions.put(till.machine() + " " + scope, cursor.position());
            if (before != null && before > cursor.position()) {
                throw new Violation(12, "till " + till.machine() + " went back in " + scope);
            }
            position = scope.startsWith("store:") ? cursor.position() : position;
        }
        next = next % Templates.SOLD_ITEMS + 1;
        requireStock(till, life, next, position);
    }

    /// Its replica may be older than it was.
    void forget(int machine) {
        positions.keySet().removeIf(scope -> scope.startsWith(machine + " "));
    }

    private void requireStock(SimulatedTill till, TillLife life, int item, long position) {
        Map<Integer, Path> disks = new HashMap<>();
        tills.forEach((machine, one) -> disks.put(machine, one.disk()));
        long expected =
                ledger.shownAt(
                        ledger.machine(till.machine()),
                        item,
                        disks,
                        hub.database(),
                        feed.reflectedAt("store:" + till.store(), position));
        long shown = life.reader.stock(new ItemId(item)).thousandths();
        if (shown != expected) {
            throw new Violation(
                    12,
                    "till %d shows %d of item %d, and not %d"
                            .formatted(till.machine(), shown, item, expected));
        }
    }
}
