package org.tillbridge.simulator;

import org.tillbridge.retail.ItemId;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Moment;
import org.tillbridge.simulator.oracle.Shown;
import org.tillbridge.simulator.oracle.TillBook;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.Cursor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Looks at what a till shows while everything goes on.
final class TillWatch {
    private final World world;
    private final Ledger ledger;
    private final FeedWatch feed;
    private final SimulatedHub hub;
    private final Map<Integer, SimulatedTill> tills;
    private final Map<String, Long> positions = new HashMap<>();
    private int next;

    TillWatch(
            World world,
            Ledger ledger,
            FeedWatch feed,
            SimulatedHub hub,
            Map<Integer, SimulatedTill> tills) {
        this.world = world;
        this.hub = hub;
        this.tills = tills;
        this.ledger = ledger;
        this.feed = feed;
    }

    /// Invariant 12: a till sees its own acts, and time never runs backwards for it. While two
    /// machines work under one number and one of them does not know it, that one may leave out some
    /// of its own; nothing else.
    void look(SimulatedTill till, Moment now) {
        look(till, now, true);
    }

    /// The same when all is at rest: a till shows all that it did.
    void lookAtRest(SimulatedTill till, Moment now) {
        look(till, now, false);
    }

    /// What is on all disks now.
    Moment now() {
        Map<Integer, Path> disks = new HashMap<>();
        tills.forEach((machine, one) -> disks.put(machine, one.disk()));
        return new Moment(disks, hub.database(), feed, world.readings());
    }

    private void look(SimulatedTill till, Moment now, boolean mayHideOwn) {
        Optional<TillLife> life = till.life().filter(TillLife::isReady);
        if (life.isEmpty() || !life.get().replica.missing().isEmpty()) {
            return;
        }
        if (mayHideOwn && hub.ports().wasPoisoned()) {
            return;
        }
        long position = 0;
        for (Cursor cursor : life.get().replica.cursors()) {
            String scope = cursor.scope().text();
            if (!feed.knows(scope, cursor.position(), cursor.h().hex())) {
                if (!hub.wasRestored() || !mayHideOwn) {
                    throw new Violation(10, till.machine() + " follows no log: " + cursor.text());
                }
                return;
            }
            Long before = positions.put(till.machine() + " " + scope, cursor.position());
            if (before != null && before > cursor.position()) {
                throw new Violation(12, "till " + till.machine() + " went back in " + scope);
            }
            position = scope.startsWith("store:") ? cursor.position() : position;
        }
        next = next % Templates.SOLD_ITEMS + 1;
        Shown expected = expected(till, next, position, now);
        long shown = life.get().reader.stock(new ItemId(next)).thousandths();
        String what = "till %d shows %d of item %d".formatted(till.machine(), shown, next);
        if (shown != expected.thousandths()) {
            throw new Violation(12, what + ", and not " + expected.thousandths());
        }
        lookAtParked(till, life.get());
        if (expected.hidesOwn()) {
            world.sometimes().reached("a copy that does not know what it is");
            if (!mayHideOwn) {
                throw new Violation(12, what + " without all of its own");
            }
        }
    }

    /// What the hub cannot book counts where it was done, and nowhere else.
    private void lookAtParked(SimulatedTill till, TillLife life) {
        TillBook book = ledger.machine(till.machine());
        if (ledger.isPlain(book)) {
            long own = book.onHandHereAlone(StockDesk.UNKNOWN_ITEM);
            long shown = life.reader.stock(new ItemId(StockDesk.UNKNOWN_ITEM)).thousandths();
            if (shown != own) {
                throw new Violation(
                        12,
                        "till %d shows %d of what the hub does not know, and not %d"
                                .formatted(till.machine(), shown, own));
            }
        }
    }

    private Shown expected(SimulatedTill till, int item, long position, Moment now) {
        return Shown.at(
                ledger.machine(till.machine()),
                item,
                ledger,
                now,
                feed.includedAt("store:" + till.store(), position),
                position);
    }

    /// The hub was put back: a till does not know yet that what it heard since is not so.
    void hubWentBack() {
        positions.clear();
    }

    /// Its replica may be older than it was.
    void forget(int machine) {
        positions.keySet().removeIf(scope -> scope.startsWith(machine + " "));
        hub.healings().forget(machine);
    }
}
