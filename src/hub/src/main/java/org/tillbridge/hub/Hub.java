package org.tillbridge.hub;

import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.enrolment.HubKeys;
import org.tillbridge.hub.enrolment.WorkstationScope;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.http.HubServer;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.hub.shop.ShopSetup;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.EnrolmentCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The commerce hub, running in this process until it is closed.
public final class Hub implements AutoCloseable {
    private final HubSettings settings;
    private final HubDatabase database;
    private final FeedBell bell;
    private final Enrolment enrolment;
    private final ShopSetup setup;
    private final HubServer server;

    private Hub(
            HubSettings settings,
            HubDatabase database,
            FeedBell bell,
            Enrolment enrolment,
            ShopSetup setup,
            HubServer server) {
        this.settings = settings;
        this.database = database;
        this.bell = bell;
        this.enrolment = enrolment;
        this.setup = setup;
        this.server = server;
    }

    /// Starts a hub on this machine's clock.
    public static Hub start(HubSettings settings) {
        return start(settings, Clock.systemUTC(), new SecureRandom());
    }

    /// @param random must not be guessable, except in tests
    public static Hub start(HubSettings settings, Clock clock, RandomGenerator random) {
        try {
            Files.createDirectories(settings.folder());
            HubKeys keys = HubKeys.open(settings.folder().resolve("hub.key"), random);
            HubDatabase database = HubDatabase.open(settings.folder().resolve("hub.db"));
            FeedBell bell = new FeedBell();
            database.onCommit(news -> bell.ring(news.keySet()));
            Enrolment enrolment = new Enrolment(database, keys, clock, random);
            ShopSetup setup =
                    new ShopSetup(
                            database,
                            clock,
                            random,
                            settings.pinIterations(),
                            new WorkstationScope(keys)::tell);
            HubServer server =
                    HubServer.start(
                            settings.host(),
                            settings.port(),
                            new HubServer.Services(
                                    database,
                                    clock,
                                    enrolment,
                                    new JournalIntake(database, clock, new IntakeCounts()),
                                    new Feed(database, bell),
                                    Snapshots.open(
                                            database,
                                            settings.folder().resolve("snapshots"),
                                            clock)));
            return new Hub(settings, database, bell, enrolment, setup, server);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The hub's folder cannot be used", unwritable);
        }
    }

    public URI address() {
        return URI.create("http://" + settings.host() + ":" + server.port());
    }

    /// Takes a folder of set-up files: stores, price lists, taxes, departments, operators.
    ///
    /// @throws SetupException at the first row that is odd; nothing is taken then
    public ShopSetup.Taken init(Path folder) throws IOException, SetupException {
        return setup.take(folder);
    }

    /// A new enrolment code; empty if there is no such store.
    public Optional<EnrolmentCode> code(StoreId store, Optional<String> name) {
        return enrolment.code(store, name);
    }

    /// Answers those who wait, lets pushes that are under way come to their end, and stops.
    @Override
    public void close() {
        bell.close();
        server.close();
        database.close();
    }
}
