package org.tillbridge.hub.feed;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.keeper.KeeperThread;
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

    private static final Duration FORGETS_EVERY = Duration.ofHours(1);

    /// Those of nodes, at most, unless one is wrong.
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final HubDatabase database;
    private final PacedBell bell;
    private final Feed feed;
    private final Clock clock;
    private final Duration kept;
    private final Map<Scope, Long> rung = new ConcurrentHashMap<>();
    private final KeeperThread thread;
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
        database.onCommit(this::committed);
        this.thread = KeeperThread.start("feed keeper", this::keep);
    }

    /// @param kept how long transactions stay in the log
    public static FeedKeeper start(
            HubDatabase database, FeedBell bell, Feed feed, Clock clock, Duration kept) {
        return new FeedKeeper(database, bell, feed, clock, kept);
    }

    @Override
    public void close() {
        thread.close();
    }

    private void committed(Map<Scope, Long> news) {
        news.forEach((scope, position) -> rung.merge(scope, position, Math::max));
        bell.ring(news.keySet());
    }

    private void keep(CountDownLatch stop) throws InterruptedException {
        try {
            ringForOthers();
            Instant now = clock.instant();
            if (isTimeToForget(now)) {
                feed.forget(now.minus(kept), now.plus(CLOCKS_DIFFER));
                forgetsNext = now.plus(FORGETS_EVERY);
            }
        } catch (StorageException weather) {
            LOG.warn("The feed is kept later", weather);
        }
        database.awaitOthers(stop);
    }

    /// Also where a clock was far ahead when it was said when.
    private boolean isTimeToForget(Instant now) {
        return !now.isBefore(forgetsNext) || forgetsNext.isAfter(now.plus(FORGETS_EVERY));
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
