package org.tillbridge.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A till of a busy store asks anew after each answer; there is always something new then.
@Timeout(600)
class BusyStoreTest {
    private static final Scope BATH = new Scope.Store(new StoreId(1));
    private static final Scope PRICES = new Scope.Prices(1);
    private static final List<Cursor> CURSORS = List.of(Cursor.start(PRICES), Cursor.start(BATH));
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FeedBell bell = new FeedBell();
    @TempDir Path folder;
    private HubDatabase database;
    private Feed feed;

    @BeforeEach
    void open() {
        database = HubDatabase.open(folder.resolve("hub.db"));
        feed = new Feed(database, bell, LONG);
        write(BATH, "4711");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatComesOfAQuietStoreIsToldAtOnce() throws Exception {
        assertThat(transactions(feed.after(CURSORS, LONG))).isEqualTo(1);
    }

    @Test
    void whileAStorePausesItsNewsWaitsButNoPriceDoes() throws Exception {
        bell.pauses(BATH, true);
        CompletableFuture<FeedOutcome> answer = new CompletableFuture<>();
        Thread till = Thread.ofPlatform().start(() -> answer(answer));
        while (till.isAlive() && till.getState() != Thread.State.TIMED_WAITING) {
            Thread.yield();
        }

        write(PRICES, "4711/0");
        bell.ring(List.of(PRICES));

        assertThat(transactions(answer.get(1, TimeUnit.MINUTES))).isEqualTo(2);
    }

    @Test
    void aPauseIsNoReasonToTellNothingForLong() throws Exception {
        bell.pauses(BATH, true);
        Feed brief = new Feed(database, bell, Duration.ofMillis(1));

        assertThat(transactions(brief.after(CURSORS, LONG))).isEqualTo(1);
    }

    @Test
    void whoDoesNotWaitIsToldWhatThereIs() throws Exception {
        bell.pauses(BATH, true);

        assertThat(transactions(feed.after(CURSORS, Duration.ZERO))).isEqualTo(1);
    }

    private void answer(CompletableFuture<FeedOutcome> answer) {
        try {
            answer.complete(feed.after(CURSORS, LONG));
        } catch (InterruptedException interrupted) {
            answer.completeExceptionally(interrupted);
        }
    }

    private void write(Scope scope, String key) {
        FeedRow row = new FeedRow("stock", key, Optional.of("{}"));
        database.write(
                transaction -> {
                    FeedStore store = new FeedStore(transaction.statements());
                    ScopeHead head = store.lock(transaction, scope, Instant.EPOCH);
                    return store.append(transaction, head, List.of(row));
                });
    }

    private static int transactions(FeedOutcome outcome) {
        return ((FeedOutcome.Page) outcome).transactions().size();
    }
}
