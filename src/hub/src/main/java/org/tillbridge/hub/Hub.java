package org.tillbridge.hub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.feed.FeedKeeper;
import org.tillbridge.hub.http.ApiKeys;
import org.tillbridge.hub.http.HubServer;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.hub.store.HubDatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// The commerce hub, serving its folder in this process until it is closed.
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final HubSettings settings;
    private final BackOffice office;
    private final FeedBell bell;
    private final FeedKeeper keeper;
    private final HubServer server;

    private Hub(
            HubSettings settings,
            BackOffice office,
            FeedBell bell,
            FeedKeeper keeper,
            HubServer server) {
        this.settings = settings;
        this.office = office;
        this.bell = bell;
        this.keeper = keeper;
        this.server = server;
    }

    /// Starts a hub on this machine's clock.
    public static Hub start(HubSettings settings) {
        return start(settings, Clock.systemUTC(), new SecureRandom());
    }

    /// @param random must not be guessable, except in tests
    public static Hub start(HubSettings settings, Clock clock, RandomGenerator random) {
        BackOffice office = BackOffice.open(settings, clock, random);
        try {
            HubDatabase database = office.database();
            FeedBell bell = new FeedBell();
            Feed feed = new Feed(database, bell);
            IntakeCounts counts = new IntakeCounts();
            Path folder = settings.folder();
            HubServer.Services services =
                    new HubServer.Services(
                            database,
                            clock,
                            office.enrolment(),
                            new JournalIntake(database, clock, counts),
                            counts,
                            feed,
                            bell,
                            Snapshots.open(database, folder.resolve("snapshots"), clock),
                            office.catalogue(),
                            ApiKeys.open(folder.resolve("api-keys.tsv"), random));
            HubServer server = HubServer.start(settings.host(), settings.port(), services);
            FeedKeeper keeper = FeedKeeper.start(database, bell, feed, clock, settings.feedKept());
            Hub hub = new Hub(settings, office, bell, keeper, server);
            LOG.atInfo().addKeyValue("address", hub.address()).log("The hub is up");
            return hub;
        } catch (IOException unusable) {
            office.close();
            throw new UncheckedIOException("The hub's folder cannot be used", unusable);
        }
    }

    public URI address() {
        return URI.create("http://" + settings.host() + ":" + server.port());
    }

    /// Set-up, import, codes and figures of this hub.
    public BackOffice office() {
        return office;
    }

    /// Answers those who wait, lets pushes that are under way come to their end, and stops; within
    /// two seconds, or without them.
    @Override
    public void close() {
        keeper.close();
        bell.close();
        server.close();
        office.close();
        LOG.info("The hub is down");
    }
}
