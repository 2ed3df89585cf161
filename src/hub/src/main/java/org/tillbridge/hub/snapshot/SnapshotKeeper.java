package org.tillbridge.hub.snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Builds ahead what a workstation asks for first, which a person waits at: as soon as a code has
/// been given out for its store, by whichever process.
public final class SnapshotKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);

    private final HubDatabase database;
    private final Snapshots snapshots;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private SnapshotKeeper(HubDatabase database, Snapshots snapshots, Clock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("snapshots").daemon().unstarted(this::run);
    }

    public static SnapshotKeeper start(HubDatabase database, Snapshots snapshots, Clock clock) {
        SnapshotKeeper keeper = new SnapshotKeeper(database, snapshots, clock);
        keeper.thread.start();
        return keeper;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (!thread.join(STOPS_WITHIN)) {
                LOG.info("A snapshot is still being built");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Duration pause;
            do {
                pause = keep();
            } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return when to look again
    private Duration keep() {
        try {
            for (Scope scope : database.read(this::wanted)) {
                if (stop.getCount() > 0) {
                    snapshots.latest(scope);
                }
            }
            return LOOKS_EVERY;
        } catch (RuntimeException failure) {
            if (stop.getCount() > 0) {
                LOG.warn("Snapshots are built when they are asked for", failure);
            }
            return AFTER_A_FAILURE;
        }
    }

    private Set<Scope> wanted(StatementStore sql) throws SQLException {
        ShopStore shop = new ShopStore(sql);
        Set<Scope> wanted = new LinkedHashSet<>();
        for (StoreId store : new EnrolmentStore(sql).storesWithACode(clock.instant())) {
            wanted.add(Scope.CATALOGUE);
            shop.store(store).ifPresent(known -> wanted.add(new Scope.Prices(known.priceList())));
            wanted.add(new Scope.Store(store));
        }
        return wanted;
    }
}
