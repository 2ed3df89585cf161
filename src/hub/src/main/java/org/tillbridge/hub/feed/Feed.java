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
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final HubDatabase database;
    private final FeedBell bell;

    public Feed(HubDatabase database, FeedBell bell) {
        this.database = database;
        this.bell = bell;
    }

    /// What comes after the cursors: at once if there is something, else at the first news of any
    /// of their scopes, else an empty page after the wait.
    public FeedOutcome after(List<Cursor> cursors, Duration wait) throws InterruptedException {
        List<Scope> scopes = cursors.stream().map(Cursor::scope).toList();
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            try (FeedBell.Waiter waiter = bell.listen(scopes)) {
                FeedOutcome outcome = database.read(sql -> page(new FeedStore(sql), cursors));
                Duration left = Duration.ofNanos(end - System.nanoTime());
                boolean nothingYet = outcome instanceof FeedOutcome.Page page && page.isEmpty();
                if (!nothingYet || !left.isPositive() || bell.isClosed()) {
                    return outcome;
                }
                waiter.await(left);
            }
        }
    }

    /// Forgets transactions from before an instant, in small steps, so that nobody waits for it.
    public void forget(Instant before) {
        database.read(sql -> new FeedStore(sql).positions())
                .forEach((scope, position) -> forget(scope, position, before));
    }

    /// @param end of the scope, which stays
    private void forget(Scope scope, long end, Instant before) {
        int forgotten;
        do {
            forgotten =
                    database.write(
                            transaction ->
                                    new FeedStore(transaction.statements())
                                            .forget(scope, end, before, FORGOTTEN_AT_ONCE));
        } while (forgotten == FORGOTTEN_AT_ONCE);
    }

    /// Most cursors stand where their scope ends; one look tells which do not.
    private static FeedOutcome page(FeedStore store, List<Cursor> cursors) throws SQLException {
        Map<Scope, Cursor> ends = store.ends(cursors.stream().map(Cursor::scope).toList());
        List<Cursor> behind =
                cursors.stream().filter(cursor -> !cursor.equals(end(ends, cursor))).toList();
        for (Cursor cursor : behind) {
            Optional<FeedOutcome> broken = broken(store, cursor, end(ends, cursor).position());
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        PageInMaking page = new PageInMaking();
        for (Cursor cursor : behind) {
            if (!page.isFull()) {
                store.read(cursor.scope(), cursor.position(), page);
            }
        }
        return page.finished();
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
