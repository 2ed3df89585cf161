package org.tillbridge.hub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.customer.ErasedPersonKeeper;
import org.tillbridge.hub.feed.FeedKeeper;
import org.tillbridge.hub.http.HubServer;
import org.tillbridge.hub.intake.SettlementKeeper;
import org.tillbridge.hub.snapshot.SnapshotKeeper;
import org.tillbridge.hub.store.StorageException;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/// The commerce hub, serving its folder in this process until it is closed.
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final HubSettings settings;
    private final HubLock lock;
    private final HubNode node;
    private final FeedKeeper keeper;
    private final SettlementKeeper settling;
    private final SnapshotKeeper building;
    private final ErasedPersonKeeper forgetting;
    private final HubServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Hub(
            HubSettings settings,
            HubLock lock,
            HubNode node,
            FeedKeeper keeper,
            SettlementKeeper settling,
            SnapshotKeeper building,
            ErasedPersonKeeper forgetting,
            HubServer server) {
        this.settings = settings;
        this.lock = lock;
        this.node = node;
        this.keeper = keeper;
        this.settling = settling;
        this.building = building;
        this.forgetting = forgetting;
        this.server = server;
    }

    /// Starts a hub on this machine's clock.
    public static Hub start(HubSettings settings) {
        return start(settings, new HubNode.Surroundings(Clock.systemUTC(), new SecureRandom()));
    }

    /// @throws HubStartException if another hub serves the folder, which is not touched then
    /// @throws StorageException if nothing can be written into the database
    public static Hub start(HubSettings settings, HubNode.Surroundings around) {
        HubLock lock = HubLock.acquire(settings.folder());
        try {
            return start(settings, around, lock);
        } catch (RuntimeException impossible) {
            lock.close();
            throw impossible;
        }
    }

    private static Hub start(HubSettings settings, HubNode.Surroundings around, HubLock lock) {
        HubNode node = HubNode.open(settings, around);
        HubServer server = serve(settings, node);
        FeedKeeper keeper =
                FeedKeeper.start(
                        node.database(),
                        node.bell(),
                        node.feed(),
                        around.clock(),
                        settings.feedKept());
        SettlementKeeper settling =
                SettlementKeeper.start(
                        node.office().settlement(), node.office().days(), SettlementKeeper.USUAL);
        SnapshotKeeper building =
                SnapshotKeeper.start(node.database(), node.snapshots(), around.clock());
        ErasedPersonKeeper forgetting = ErasedPersonKeeper.start(node.office().erasure());
        Hub hub = new Hub(settings, lock, node, keeper, settling, building, forgetting, server);
        LOG.atInfo().addKeyValue("address", hub.address()).log("The hub is up");
        return hub;
    }

    private static HubServer serve(HubSettings settings, HubNode node) {
        try {
            node.database().requireWritable();
            return HubServer.start(settings.host(), settings.port(), node.endpoints());
        } catch (RuntimeException impossible) {
            node.close();
            throw impossible;
        }
    }

    public URI address() {
        return URI.create("http://" + settings.host() + ":" + server.port());
    }

    /// Set-up, import, codes and figures of this hub.
    public BackOffice office() {
        return node.office();
    }

    /// Answers those who wait, lets pushes that are under way come to their end, and stops; within
    /// two seconds, or without them. Closed once more it stays closed.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        forgetting.close();
        building.close();
        settling.close();
        keeper.close();
        node.bell().close();
        server.close();
        node.close();
        lock.close();
        LOG.info("The hub is down");
    }
}
