package org.tillbridge.hub.snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Builds ahead what a workstation asks for first: from the moment of its enrolment, which a person
/// waits at.
public final class SnapshotKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);

    private final HubDatabase database;
    private final Snapshots snapshots;
    private final ExecutorService building =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("snapshots").factory());
    private volatile boolean closed;

    private SnapshotKeeper(HubDatabase database, Snapshots snapshots) {
        this.database = database;
        this.snapshots = snapshots;
    }

    public static SnapshotKeeper start(HubDatabase database, Snapshots snapshots) {
        SnapshotKeeper keeper = new SnapshotKeeper(database, snapshots);
        database.onCommit(keeper::committed);
        return keeper;
    }

    @Override
    public void close() {
        closed = true;
        building.shutdown();
        try {
            if (!building.awaitTermination(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("A snapshot is still being built");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// A workstation's own scope begins when it is enrolled.
    private void committed(Map<Scope, Long> news) {
        news.forEach(
                (scope, position) -> {
                    if (scope instanceof Scope.Workstation(var enrolled)
                            && position == 1
                            && !closed) {
                        building.execute(() -> buildFor(enrolled));
                    }
                });
    }

    private void buildFor(WorkstationId enrolled) {
        try {
            for (Scope scope : database.read(sql -> wanted(sql, enrolled))) {
                if (closed) {
                    return;
                }
                snapshots.latest(scope);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Snapshots are built when they are asked for", failure);
        }
    }

    private static List<Scope> wanted(StatementStore sql, WorkstationId enrolled)
            throws SQLException {
        Optional<EnrolledWorkstation> workstation = new EnrolmentStore(sql).workstation(enrolled);
        if (workstation.isEmpty()) {
            return List.of();
        }
        StoreId store = workstation.get().store();
        List<Scope> wanted = new ArrayList<>(List.of(Scope.CATALOGUE));
        new ShopStore(sql)
                .store(store)
                .ifPresent(known -> wanted.add(new Scope.Prices(known.priceList())));
        wanted.add(new Scope.Store(store));
        return wanted;
    }
}
