package org.tillbridge.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The feed is kept as long as it has to be, and no longer.
@Timeout(60)
class FeedKeeperTest {
    private static final Scope BATH = new Scope.Store(new StoreId(1));
    private static final Instant MORNING = Instant.parse("2035-12-01T09:00:00Z");

    @TempDir Path folder;

    /// Time does not go back within a scope, so that all that comes later has that of then.
    @Test
    void whatWasWrittenWhileAClockWasAheadAndAfterItIsForgottenAsAnythingElse() {
        Duration kept = Duration.ofDays(14);
        try (HubDatabase database = HubDatabase.open(folder.resolve("hub.db"))) {
            Feed feed = new Feed(database, new FeedBell(), Duration.ofMinutes(5));
            write(database, "1", MORNING);
            write(database, "2", MORNING.plus(Duration.ofDays(3650)));
            write(database, "3", MORNING.plus(Duration.ofDays(1)));
            write(database, "4", MORNING.plus(Duration.ofDays(2)));

            Instant then = MORNING.plus(Duration.ofDays(13));
            feed.forget(then.minus(kept), then.plus(Duration.ofDays(1)));
            assertThat(transactions(database)).isEqualTo(4);
            then = MORNING.plus(kept).plusMillis(1);
            feed.forget(then.minus(kept), then.plus(Duration.ofDays(1)));
            assertThat(transactions(database)).isEqualTo(2);
            then = then.plus(Duration.ofDays(1));
            feed.forget(then.minus(kept), then.plus(Duration.ofDays(1)));
            assertThat(transactions(database)).isEqualTo(1);
        }
    }

    @Test
    void aNodeWhoseClockIsYearsBehindForgetsNothing() {
        try (HubDatabase database = HubDatabase.open(folder.resolve("hub.db"))) {
            Feed feed = new Feed(database, new FeedBell(), Duration.ofMinutes(5));
            write(database, "1", MORNING);
            write(database, "2", MORNING.plus(Duration.ofDays(1)));
            write(database, "3", MORNING.plus(Duration.ofDays(2)));

            Instant behind = MORNING.minus(Duration.ofDays(3650));
            feed.forget(behind.minus(Duration.ofDays(14)), behind.plus(Duration.ofDays(1)));

            assertThat(transactions(database)).isEqualTo(3);
        }
    }

    @Test
    void aClockThatWasAheadForAMomentDoesNotKeepTheFeedForYears() {
        AtomicReference<Instant> time = new AtomicReference<>(MORNING.plus(Duration.ofDays(3650)));
        AtomicInteger asked = new AtomicInteger();
        InstantSource node =
                () -> {
                    Instant now = time.get();
                    asked.incrementAndGet();
                    return now;
                };
        Clock clock = node.withZone(ZoneOffset.UTC);
        try (HubDatabase database = HubDatabase.open(folder.resolve("hub.db"))) {
            FeedBell bell = new FeedBell();
            Feed feed = new Feed(database, bell, Duration.ofMinutes(5));
            try (FeedKeeper keeper =
                    FeedKeeper.start(database, bell, feed, clock, Duration.ofDays(14))) {
                assertThat(keeper).isNotNull();
                awaitAsked(asked, 4);
                time.set(MORNING);
                write(database, "1", MORNING);
                write(database, "2", MORNING);
                time.set(MORNING.plus(Duration.ofDays(15)));

                while (transactions(database) > 1) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static void awaitAsked(AtomicInteger asked, int times) {
        while (asked.get() < times) {
            Thread.onSpinWait();
        }
    }

    private static void write(HubDatabase database, String key, Instant now) {
        database.write(
                transaction -> {
                    FeedStore store = new FeedStore(transaction.statements());
                    ScopeHead head = store.lock(transaction, BATH, now);
                    return store.append(
                            transaction, head, List.of(FeedRow.put("stock", key, "{}")));
                });
    }

    private static long transactions(HubDatabase database) {
        return database.read(sql -> sql.number("SELECT count(*) FROM feed_transaction"))
                .orElseThrow();
    }
}
