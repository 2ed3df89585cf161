package org.tillbridge.benchmarks.load;

import org.tillbridge.benchmarks.CashSale;
import org.tillbridge.hub.ChainFixture;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.OkHttpHubExchange;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// A simulated till: its calls are those of a real one, over connections of its own; its journal is
/// in memory, and of the feed it keeps how far it has come.
final class LoadTill {
    private static final Duration WAIT = Duration.ofSeconds(25);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration ENDS_WITHIN = Duration.ofMillis(100);

    private final StoreId store;
    private final List<Scope> scopes;
    private final HttpHubLink link;
    private final ChainFixture journal;
    private final int items;
    private List<Cursor> cursors = List.of();
    private Thread follower = Thread.currentThread();
    private long acknowledged;
    private volatile boolean resting;

    private LoadTill(EnrolmentOutcome.Enrolled enrolled, HubAddress hub, int items) {
        EnrolmentFile file = enrolled.enrolment();
        this.store = file.enrolment().store();
        this.items = items;
        this.scopes =
                List.of(
                        Scope.CATALOGUE,
                        new Scope.Prices(1),
                        new Scope.Store(store),
                        new Scope.Workstation(file.enrolment().workstation()));
        this.link =
                new HttpHubLink(
                        new OkHttpHubExchange(hub, Path.of("no TLS")),
                        file.enrolment().workstation(),
                        enrolled.keys(),
                        new HubTime(Clock.systemUTC()));
        this.journal =
                new ChainFixture(store, file.enrolment().workstation(), file.current())
                        .on(CashSale.DAY);
    }

    /// @param folder of its own
    /// @param items how many there are to sell
    static LoadTill enrol(HubAddress hub, EnrolmentCode code, Path folder, int items) {
        EnrolmentOutcome outcome = new Enroller(folder).enrol(hub, code);
        if (outcome instanceof EnrolmentOutcome.Enrolled enrolled) {
            return new LoadTill(enrolled, hub, items);
        }
        throw new IllegalStateException("A till is not enrolled: " + outcome);
    }

    /// Records a sale, and makes all that the hub has not acknowledged ready to be sent.
    ///
    /// @return sends it, and says whether the hub has it now
    Supplier<Boolean> nextSale() {
        journal.add(
                new SaleCompleted(
                        CashSale.of(
                                journal.nextNumber(),
                                CashSale.madeUp(journal.size() * 1009 + store.number(), items),
                                Instant.now())));
        return unsent();
    }

    private Supplier<Boolean> unsent() {
        int many = (int) (journal.size() - acknowledged);
        Supplier<PushOutcome> push = link.ready(journal.from(acknowledged + 1, many));
        return () -> {
            boolean taken =
                    push.get() instanceof PushOutcome.Answered(var answer)
                            && answer.acknowledgedThrough() == journal.size();
            acknowledged = taken ? journal.size() : acknowledged;
            return taken;
        };
    }

    /// Sends what the hub may not have, until it says that it has it.
    ///
    /// @return how many sales there are
    long sendAll() {
        while (acknowledged < journal.size() && !unsent().get()) {
            LoadTills.sleep(AFTER_FAILURE);
        }
        return journal.size();
    }

    /// Reads all that there is.
    ///
    /// @param known how far others have read what is not this till's alone; told how far this one
    ///   has
    void catchUp(Map<Scope, Cursor> known) {
        if (cursors.isEmpty()) {
            cursors =
                    scopes.stream()
                            .map(scope -> known.getOrDefault(scope, Cursor.start(scope)))
                            .toList();
        }
        List<Cursor> before;
        do {
            before = cursors;
            if (!(link.feed(cursors, Duration.ZERO) instanceof FeedOutcome.Answered(var page))) {
                throw new IllegalStateException("A till cannot read the feed");
            }
            advance(page.transactions());
        } while (!before.equals(cursors));
        cursors.forEach(cursor -> known.put(cursor.scope(), cursor));
    }

    /// Holds a waiting request at the hub, one after the other, until it rests.
    ///
    /// @param tally to count in at the moment
    void follow(Supplier<LoadTally> tally) {
        resting = false;
        follower = Thread.ofVirtual().start(() -> followOn(tally));
    }

    private void followOn(Supplier<LoadTally> tally) {
        while (!resting) {
            if (link.feed(cursors, WAIT) instanceof FeedOutcome.Answered(var page)) {
                tally.get().answered(page.transactions().size());
                advance(page.transactions());
            } else if (!resting) {
                tally.get().failed();
                LoadTills.sleep(AFTER_FAILURE);
            }
        }
    }

    void rest() throws InterruptedException {
        resting = true;
        do {
            link.endCalls();
        } while (!follower.join(ENDS_WITHIN));
    }

    private void advance(List<FeedTransaction> transactions) {
        Map<Scope, Cursor> moved = new HashMap<>();
        cursors.forEach(cursor -> moved.put(cursor.scope(), cursor));
        for (FeedTransaction next : transactions) {
            Cursor before = Objects.requireNonNull(moved.get(next.scope()));
            if (!next.follows(before)) {
                throw new IllegalStateException("The feed has a hole after " + before);
            }
            moved.put(next.scope(), before.then(next));
        }
        cursors = scopes.stream().map(scope -> Objects.requireNonNull(moved.get(scope))).toList();
    }
}
