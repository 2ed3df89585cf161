package org.tillbridge.interleaver;

import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// One seed: two or three who write to a hub's PostgreSQL database at the same time, statement by
/// statement, and one who reads along.
final class Interleaving {
    private static final int JOBS = 3;

    private final HubNode hub;
    private final Shop shop;
    private final Turns turns;
    private final SplittableRandom random;

    /// What came of it.
    ///
    /// @param trace what was run, in order
    /// @param failure what was not as it has to be
    record Outcome(List<String> trace, Optional<String> failure) {
        Outcome {
            trace = List.copyOf(trace);
        }
    }

    private Interleaving(HubNode hub, Shop shop, Turns turns, SplittableRandom random) {
        this.hub = hub;
        this.shop = shop;
        this.turns = turns;
        this.random = random;
    }

    /// @param waitingForLocks how many connections the database says wait for a lock
    static Outcome of(long seed, IntSupplier waitingForLocks) {
        SplittableRandom random = new SplittableRandom(seed);
        Turns turns = new Turns(waitingForLocks);
        try (Shop shop = Shop.open(random.split(), turns)) {
            return new Interleaving(shop.hub(), shop, turns, random).outcome();
        }
    }

    private Outcome outcome() {
        int writers = 2 + random.nextInt(2);
        for (int n = 0; n < writers; n++) {
            List<Runnable> jobs = new ArrayList<>();
            for (int job = 0; job < JOBS; job++) {
                jobs.add(shop.job(random));
            }
            turns.add("writer " + (n + 1), () -> jobs.forEach(Runnable::run));
        }
        try {
            FeedReader reader = new FeedReader(feed(), scopes());
            turns.run(random, statement -> readAfter(statement, reader));
            checkTheEnd(reader);
            return new Outcome(turns.trace(), Optional.empty());
        } catch (IllegalStateException odd) {
            return new Outcome(turns.trace(), Optional.of(String.valueOf(odd.getMessage())));
        }
    }

    private static void readAfter(String statement, FeedReader reader) {
        if (statement.equals("COMMIT")) {
            reader.read();
        }
        if (statement.equals("ROLLBACK")) {
            throw new IllegalStateException("A transaction was taken back");
        }
    }

    private void checkTheEnd(FeedReader reader) {
        reader.read();
        FeedReader another = new FeedReader(feed(), scopes());
        another.read();
        Map<Scope, Long> heads = hub.database().read(sql -> new FeedStore(sql).positions());
        for (Cursor cursor : reader.cursors()) {
            require(another.cursors().contains(cursor), "Two readers end at different places");
            require(
                    heads.getOrDefault(cursor.scope(), 0L) == cursor.position(),
                    "A reader does not come to the end: " + cursor);
        }
        Figures figures = hub.office().figures();
        require(figures.agree(), "The figures do not agree: " + figures);
        for (WorkstationFigures each : figures.workstations()) {
            require(
                    each.entries().booked() == shop.sentBy(each.workstation()),
                    "Not all is booked, or twice: " + each);
        }
        require(figures.workstations().size() == shop.enrolled(), "A till is not enrolled");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private Feed feed() {
        return new Feed(hub.database(), new FeedBell());
    }

    /// All there are now.
    private List<Scope> scopes() {
        return Stream.concat(
                        Stream.of(
                                Scope.CATALOGUE,
                                new Scope.Prices(1),
                                new Scope.Prices(2),
                                new Scope.Store(new StoreId(1)),
                                new Scope.Store(new StoreId(2))),
                        hub.office().figures().workstations().stream()
                                .map(each -> new Scope.Workstation(each.workstation())))
                .toList();
    }
}
