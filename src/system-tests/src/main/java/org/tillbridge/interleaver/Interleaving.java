package org.tillbridge.interleaver;

import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.StoreId;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// One seed: two or three who write to a hub's PostgreSQL database at the same time, through two
/// nodes, and two who load what they have not, statement by statement; and one who reads along.
final class Interleaving {
    private static final int JOBS = 3;
    private static final int TWICE = 2;

    /// What happens at least once in [#MANY] seeds.
    static final Set<String> REACHABLE =
            Set.of(
                    Turns.WAITED,
                    Newcomer.MOVED_ON,
                    Newcomer.OLDER,
                    ReturnDesk.CLAIMED,
                    ReturnDesk.CLAIMED_BY_ANOTHER,
                    ReturnDesk.CAME_BACK);

    static final long MANY = 200;

    /// What all tills of the shop have, and those of one of its stores.
    private static final List<Scope> SHOP =
            List.of(
                    Scope.CATALOGUE,
                    new Scope.Prices(1),
                    new Scope.Prices(2),
                    new Scope.Store(new StoreId(1)),
                    new Scope.Store(new StoreId(2)));

    private final HubNode hub;
    private final Shop shop;
    private final Turns turns;
    private final SplittableRandom random;
    private final Sometimes sometimes;

    /// What came of it.
    ///
    /// @param trace what was run, in order
    /// @param sometimes what happened that does not always, and how often
    /// @param failure what was not as it has to be
    record Outcome(List<String> trace, Map<String, Long> sometimes, Optional<String> failure) {
        Outcome {
            trace = List.copyOf(trace);
            sometimes = Map.copyOf(sometimes);
        }
    }

    private Interleaving(
            HubNode hub, Shop shop, Turns turns, SplittableRandom random, Sometimes sometimes) {
        this.hub = hub;
        this.shop = shop;
        this.turns = turns;
        this.random = random;
        this.sometimes = sometimes;
    }

    /// @param waitingForLocks how many connections the database says wait for a lock
    static Outcome of(long seed, IntSupplier waitingForLocks) {
        SplittableRandom random = new SplittableRandom(seed);
        Sometimes sometimes = new Sometimes();
        Turns turns = new Turns(waitingForLocks, sometimes);
        try (Shop shop = Shop.open(random.split(), turns, sometimes)) {
            return new Interleaving(shop.hub(), shop, turns, random, sometimes).outcome();
        }
    }

    private Outcome outcome() {
        int writers = 2 + random.nextInt(2);
        for (int n = 0; n < writers; n++) {
            List<Runnable> jobs = new ArrayList<>();
            for (int job = 0; job < JOBS; job++) {
                jobs.add(shop.job(n, random));
            }
            turns.add("writer " + (n + 1), () -> jobs.forEach(Runnable::run));
        }
        FeedReader reader = new FeedReader(feed(), scopes());
        List<Newcomer> newcomers =
                shop.nodes().stream().map(node -> newcomer(node, reader)).toList();
        newcomers.forEach(one -> turns.addSlow("newcomer " + (newcomers.indexOf(one) + 1), one));
        try {
            turns.run(random, statement -> readAfter(statement, reader));
            checkTheEnd(reader, newcomers);
            return outcome(Optional.empty());
        } catch (IllegalStateException odd) {
            return outcome(Optional.of(String.valueOf(odd.getMessage())));
        }
    }

    private Outcome outcome(Optional<String> failure) {
        return new Outcome(turns.trace(), sometimes.counts(), failure);
    }

    /// It loads all, and some of it a second time.
    private Newcomer newcomer(HubNode node, FeedReader along) {
        List<Scope> loads = new ArrayList<>(SHOP);
        for (int left = loads.size(); left > 1; left--) {
            Collections.swap(loads, left - 1, random.nextInt(left));
        }
        loads.addAll(List.copyOf(loads.subList(0, TWICE)));
        FeedReader reader = new FeedReader(new Feed(node.database(), new FeedBell()), List.of());
        return new Newcomer(node.snapshots(), reader, loads, along, sometimes);
    }

    private static void readAfter(String statement, FeedReader reader) {
        if (statement.equals("COMMIT")) {
            reader.read();
        }
        if (statement.equals("ROLLBACK")) {
            throw new IllegalStateException("A transaction was taken back");
        }
    }

    private void checkTheEnd(FeedReader reader, List<Newcomer> newcomers) {
        reader.read();
        for (Newcomer newcomer : newcomers) {
            newcomer.reader().read();
            require(
                    newcomer.reader().hasWhat(reader),
                    "Who loaded a snapshot has other rows than who read all of the log");
        }
        FeedReader another = new FeedReader(feed(), scopes());
        another.read();
        require(reader.hasWhat(another), "Two readers end at different places");
        Map<Scope, Long> heads = hub.database().read(sql -> new FeedStore(sql).positions());
        for (Cursor cursor : reader.cursors()) {
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
        shop.checkReturns();
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
                        SHOP.stream(),
                        hub.office().figures().workstations().stream()
                                .map(each -> new Scope.Workstation(each.workstation())))
                .toList();
    }
}
