package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.blackbox.FaultProxy;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.hub.Hub;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.pos.Surroundings;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.TillStart;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.LastingPort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// The demo shop with a real hub over real HTTP and tills on real files, for tests that walk all
/// the way through.
final class Shop implements AutoCloseable {
    static final CurrencyUnit GBP = CurrencyUnit.GBP;
    static final OperatorId CASHIER = new OperatorId(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final HubSettings settings;
    private final Clock clock;
    private Hub hub;

    private Shop(Path folder, HubSettings settings, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.hub = start(settings, clock);
    }

    static Shop open(Path folder) throws IOException, SetupException {
        return open(folder, Clock.systemUTC());
    }

    /// @param clock of the hub's computer
    static Shop open(Path folder, Clock clock) throws IOException, SetupException {
        HubSettings settings =
                HubSettings.of(folder.resolve("hub"))
                        .withPinIterations(1_000)
                        .withPort(LastingPort.find());
        Shop shop = new Shop(folder, settings, clock);
        DemoData data = DemoData.unpack(folder.resolve("data"));
        shop.hub.office().init(data.shop());
        for (Path catalogue : data.catalogues()) {
            shop.hub.office().importFrom(catalogue);
        }
        return shop;
    }

    private static Hub start(HubSettings settings, Clock clock) {
        return Hub.start(settings, new HubNode.Surroundings(clock, new SecureRandom()));
    }

    Hub hub() {
        return hub;
    }

    Figures figures() {
        return hub.office().figures();
    }

    void stopHub() {
        hub.close();
    }

    void startHub() {
        hub = start(settings, clock);
    }

    /// Enrols a till and waits until it knows the shop.
    TillServices newTill(String name) throws IOException {
        return newTill(name, UnaryOperator.identity());
    }

    TillServices newTill(String name, UnaryOperator<Surroundings> with) throws IOException {
        return newTill(name, new HubAddress(hub.address()), with);
    }

    /// The same on a line of its own.
    TillServices newTill(String name, FaultProxy line) throws IOException {
        return newTill(name, line.address(), UnaryOperator.identity());
    }

    private TillServices newTill(String name, HubAddress where, UnaryOperator<Surroundings> with)
            throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        EnrolmentOutcome outcome =
                new Enroller(place)
                        .enrol(
                                where,
                                hub.office().code(new StoreId(1), Optional.of(name)).orElseThrow());
        assertThat(outcome).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        TillServices till = startTill(name, with);
        await("the shop is known", () -> till.engine().status().loaded());
        return till;
    }

    /// Starts a till that is enrolled, as after a restart.
    TillServices startTill(String name) throws IOException {
        return startTill(name, UnaryOperator.identity());
    }

    TillServices startTill(String name, UnaryOperator<Surroundings> with) throws IOException {
        Clock clock = Clock.systemUTC();
        SecureRandom chance = new SecureRandom();
        TimeOrderedIds ids = new TimeOrderedIds(clock, chance);
        TillStart.Outcome start =
                TillStart.start(
                        with.apply(
                                new Surroundings(
                                        folder.resolve(name), clock, clock, ids, ids, chance)));
        assertThat(start).isInstanceOf(TillStart.Outcome.Started.class);
        return ((TillStart.Outcome.Started) start).services();
    }

    /// A till's surroundings with another clock, in the shop and in its computer.
    static Surroundings by(Clock clock, Surroundings usual) {
        return new Surroundings(
                usual.folder(),
                clock,
                clock,
                usual.transactionIds(),
                usual.entryIds(),
                usual.chance());
    }

    /// What the hub's database answers to a question for one number.
    long ask(String question) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + settings.folder().resolve("hub.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.getLong(1);
        }
    }

    /// Signs the cashier on and opens the day with a float of 100.00.
    static void openDay(TillServices till) {
        assertThat(till.signOn().signOn(CASHIER, "1234")).isInstanceOf(SignOnOutcome.Welcome.class);
        assertThat(till.day().open(till.day().proposedDate(), Money.of(GBP, 100)))
                .isInstanceOf(OpeningOutcome.Opened.class);
    }

    /// Counted now: the status follows a moment later.
    static long unsent(TillServices till) {
        till.engine().push().countUnsent();
        return till.engine().status().unsent();
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long: %s", what).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
