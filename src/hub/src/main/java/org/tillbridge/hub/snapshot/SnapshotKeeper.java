package org.tillbridge.hub.snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.keeper.KeeperThread;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Scope;

import java.io.UncheckedIOException;
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

    private final HubDatabase database;
    private final Snapshots snapshots;
    private final Clock clock;
    private final KeeperThread thread;

    private SnapshotKeeper(HubDatabase database, Snapshots snapshots, Clock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
        this.thread = KeeperThread.start("snapshots", this::keep);
    }

    public static SnapshotKeeper start(HubDatabase database, Snapshots snapshots, Clock clock) {
        return new SnapshotKeeper(database, snapshots, clock);
    }

    @Override
    public void close() {
        thread.close();
    }

    private void keep(CountDownLatch stop) throws InterruptedException {
        Duration pause = LOOKS_EVERY;
        try {
            for (Scope scope : database.read(this::wanted)) {
                if (stop.getCount() > 0) {
                    snapshots.latest(scope);
                }
            }
        } catch (StorageException | UncheckedIOException weather) {
            LOG.warn("Snapshots are built when they are asked for", weather);
            pause = AFTER_A_FAILURE;
        }
        stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
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
