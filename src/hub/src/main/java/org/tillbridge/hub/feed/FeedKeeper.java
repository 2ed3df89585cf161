package org.tillbridge.hub.feed;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.sync.wire.Scope;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Rings the bell for what this process commits, and soon for what others commit to the same
/// database; for a store that is busy, now and then. Forgets what is older than the feed is kept.
public final class FeedKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedKeeper.class);

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);
    private static final Duration FORGETS_EVERY = Duration.ofHours(1);

    private final HubDatabase database;
    private final PacedBell bell;
    private final Feed feed;
    private final Clock clock;
    private final Duration kept;
    private final Map<Scope, Long> rung = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private Instant forgetsNext;

    private FeedKeeper(HubDatabase database, FeedBell bell, Feed feed, Clock clock, Duration kept) {
        this.database = database;
        this.bell =
                new PacedBell(
                        bell,
                        delayedExecutor(
                                Feed.PAUSE.toSeconds(),
                                TimeUnit.SECONDS,
                                Thread::startVirtualThread));
        this.feed = feed;
        this.clock = clock;
        this.kept = kept;
        this.forgetsNext = clock.instant();
        this.thread = Thread.ofPlatform().name("feed keeper").daemon().unstarted(this::run);
    }

    /// @param kept how long transactions stay in the log
    public static FeedKeeper start(
            HubDatabase database, FeedBell bell, Feed feed, Clock clock, Duration kept) {
        FeedKeeper keeper = new FeedKeeper(database, bell, feed, clock, kept);
        database.onCommit(keeper::committed);
        keeper.thread.start();
        return keeper;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(STOPS_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void committed(Map<Scope, Long> news) {
        news.forEach((scope, position) -> rung.merge(scope, position, Math::max));
        bell.ring(news.keySet());
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                keep();
                database.awaitOthers(stop);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            ringForOthers();
            if (!clock.instant().isBefore(forgetsNext)) {
                feed.forget(clock.instant().minus(kept));
                forgetsNext = clock.instant().plus(FORGETS_EVERY);
            }
        } catch (StorageException weather) {
            LOG.warn("The feed is kept later", weather);
        }
    }

    private void ringForOthers() {
        List<Scope> news = new ArrayList<>();
        database.read(sql -> new FeedStore(sql).positions())
                .forEach(
                        (scope, position) -> {
                            Long before = rung.put(scope, position);
                            if (before == null || before < position) {
                                news.add(scope);
                            }
                        });
        bell.ring(news);
    }
}
