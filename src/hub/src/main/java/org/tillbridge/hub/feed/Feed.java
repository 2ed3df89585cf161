package org.tillbridge.hub.feed;

import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hands out the log of scopes, and lets readers wait for what is not there yet.
public final class Feed {
    /// How long the tills of a busy store wait for each other's news.
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int FORGOTTEN_AT_ONCE = 500;

    private final HubDatabase database;
    private final FeedBell bell;
    private final Duration pauses;

    public Feed(HubDatabase database, FeedBell bell) {
        this(database, bell, PAUSE);
    }

    /// @param pauses how long the news of a busy store wait
    Feed(HubDatabase database, FeedBell bell, Duration pauses) {
        this.database = database;
        this.bell = bell;
        this.pauses = pauses;
    }

    /// What comes after the cursors: at once if there is something, else at the first news of any
    /// of their scopes, else an empty page after the wait. If all there is comes of a store that
    /// was rung for just now, a little later: else who asks anew after each answer would be
    /// answered the more often the more the hub has to do.
    public FeedOutcome after(List<Cursor> cursors, Duration wait) throws InterruptedException {
        List<Scope> scopes = cursors.stream().map(Cursor::scope).toList();
        long end = System.nanoTime() + wait.toNanos();
        boolean mayPause = true;
        while (true) {
            try (FeedBell.Waiter waiter = bell.listen(scopes)) {
                Look look = database.read(sql -> look(new FeedStore(sql), cursors));
                Duration left = Duration.ofNanos(end - System.nanoTime());
                boolean pause = mayPause && look.canWait(bell);
                if (!(look.isEmpty() || pause) || !left.isPositive() || bell.isClosed()) {
                    return look.outcome();
                }
                waiter.await(pause && left.compareTo(pauses) > 0 ? pauses : left);
                mayPause = false;
            }
        }
    }

    /// What a look brought.
    ///
    /// @param news the scopes that have some
    private record Look(FeedOutcome outcome, List<Scope> news) {
        boolean isEmpty() {
            return outcome instanceof FeedOutcome.Page page && page.isEmpty();
        }

        boolean canWait(FeedBell bell) {
            return outcome instanceof FeedOutcome.Page page
                    && !page.isEmpty()
                    && !page.more()
                    && news.stream().allMatch(bell::isPausing);
        }
    }

    /// Forgets transactions, up to the first of each scope that was written between two instants,
    /// in small steps, so that nobody waits for it. What was written later than that, and has one
    /// of before behind it, was so by a clock that was wrong; with none behind it, this clock may
    /// be.
    public void forget(Instant from, Instant to) {
        for (Scope scope : database.read(sql -> new FeedStore(sql).positions()).keySet()) {
            database.read(sql -> new FeedStore(sql).lastUntil(scope, to))
                    .ifPresent(last -> forget(scope, last, from, to));
        }
    }

    /// @param end stays
    private void forget(Scope scope, long end, Instant from, Instant to) {
        int forgotten;
        do {
            forgotten =
                    database.write(
                            transaction ->
                                    new FeedStore(transaction.statements())
                                            .forget(scope, end, from, to, FORGOTTEN_AT_ONCE));
        } while (forgotten == FORGOTTEN_AT_ONCE);
    }

    /// Most cursors stand where their scope ends; one look tells which do not.
    private static Look look(FeedStore store, List<Cursor> cursors) throws SQLException {
        Map<Scope, Cursor> ends = store.ends(cursors.stream().map(Cursor::scope).toList());
        List<Cursor> behind =
                cursors.stream().filter(cursor -> !cursor.equals(end(ends, cursor))).toList();
        for (Cursor cursor : behind) {
            Optional<FeedOutcome> broken = broken(store, cursor, end(ends, cursor).position());
            if (broken.isPresent()) {
                return new Look(broken.get(), List.of());
            }
        }
        PageInMaking page = new PageInMaking();
        for (Cursor cursor : behind) {
            if (!page.isFull()) {
                store.read(cursor.scope(), cursor.position(), page);
            }
        }
        return new Look(page.finished(), behind.stream().map(Cursor::scope).toList());
    }

    private static Cursor end(Map<Scope, Cursor> ends, Cursor cursor) {
        return ends.getOrDefault(cursor.scope(), Cursor.start(cursor.scope()));
    }

    /// What is wrong with a cursor; empty if the log leads on from there.
    private static Optional<FeedOutcome> broken(FeedStore store, Cursor cursor, long end)
            throws SQLException {
        Scope scope = cursor.scope();
        long position = cursor.position();
        if (position > end) {
            return Optional.of(
                    new FeedOutcome.SnapshotNeeded(
                            scope, "The log does not reach this position.", true));
        }
        if (position == 0) {
            boolean whole = end == 0 || store.hashAt(scope, 1).isPresent();
            return whole && cursor.h().equals(Hash.ZERO)
                    ? Optional.empty()
                    : noLongerKept(scope, "The beginning of the log is no longer kept.");
        }
        Optional<Hash> h = store.hashAt(scope, position);
        if (h.isEmpty()) {
            return noLongerKept(scope, "The log does not hold this position.");
        }
        return h.get().equals(cursor.h())
                ? Optional.empty()
                : Optional.of(
                        new FeedOutcome.SnapshotNeeded(
                                scope, "This position belongs to another history.", true));
    }

    private static Optional<FeedOutcome> noLongerKept(Scope scope, String why) {
        return Optional.of(new FeedOutcome.SnapshotNeeded(scope, why, false));
    }
}
