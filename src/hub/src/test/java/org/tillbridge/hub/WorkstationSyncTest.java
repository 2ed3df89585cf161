package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.Erasures;
import org.tillbridge.sync.SyncEngine;
import org.tillbridge.sync.SyncPace;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.SyncThreads;
import org.tillbridge.sync.journal.CustomerCodec;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.Opening;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.HubSwitch;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.OkHttpHubExchange;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Both loops on their threads, against a real hub over real HTTP, with real files.
@OnEachDatabase
class WorkstationSyncTest {
    /// Where it has no news.
    private static final Duration HUB_ANSWERS_AFTER = SyncPace.USUAL.feedWait();

    private static final Clock CLOCK = Clock.systemUTC();

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final int port = LastingPort.find();

    private final ExecutorService downloads = Executors.newVirtualThreadPerTaskExecutor();

    private final HeldPushes pushes = new HeldPushes();
    private Hub hub;
    private Enrolment enrolment;
    private Journal journal;
    private Replica replica;
    private ReplicaReader reader;
    private HubSwitch link;
    private SyncEngine engine;
    private SyncThreads threads;

    @BeforeEach
    void enrol() throws Exception {
        hub = startHub();
        hub.office().init(aShop().in(folder.resolve("shop")));
        Path till = folder.resolve("till");
        EnrolmentCode code = hub.office().code(new StoreId(1), Optional.of("Front")).orElseThrow();
        EnrolmentOutcome.Enrolled enrolled =
                (EnrolmentOutcome.Enrolled)
                        new Enroller(till).enrol(new HubAddress(hub.address()), code);
        enrolment = enrolled.enrolment().enrolment();
        Opening opening =
                Journal.open(
                        till,
                        enrolment.store(),
                        enrolment.workstation(),
                        enrolled.enrolment(),
                        CLOCK,
                        new TimeOrderedIds(CLOCK, new Random(1)));
        journal = ((Opening.Intact) opening).journal();
        replica = Replica.open(till, enrolment.store(), enrolment.workstation());
        reader = replica.reader(till.resolve("journal.db"));
        HubTime hubTime = new HubTime(CLOCK);
        link =
                new HubSwitch(
                        new HttpHubLink(
                                pushes.over(new OkHttpHubExchange(enrolment.hub(), till)),
                                enrolment.workstation(),
                                enrolled.keys(),
                                hubTime));
        engine =
                new SyncEngine(
                        new SyncEngine.Files(
                                enrolment.workstation(),
                                journal.reader(),
                                journal,
                                replica,
                                reader,
                                till.resolve("downloads")),
                        new SyncEngine.Surroundings(
                                link, hubTime, CLOCK, new Random(1), downloads, SyncPace.USUAL));
        threads = SyncThreads.start(engine);
        link.whenRestored(threads::tryNow);
    }

    @AfterEach
    void stop() {
        threads.close();
        replica.close();
        journal.close();
        downloads.close();
        hub.close();
    }

    private Hub startHub() {
        return Hub.start(on.settings(folder.resolve("hub")).withPort(port));
    }

    private void append() {
        journal.append(
                        Draft.fact(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                new TillOpened(FIRST_OF_DECEMBER, pounds("100.00"))))
                .join();
        threads.entryAppended();
    }

    private SyncStatus waitUntil(Predicate<SyncStatus> condition) throws Exception {
        CompletableFuture<SyncStatus> seen = new CompletableFuture<>();
        engine.listen(
                status -> {
                    if (condition.test(status)) {
                        seen.complete(status);
                    }
                });
        return seen.get(1, TimeUnit.MINUTES);
    }

    private void waitUntilReflected(long sequence) throws Exception {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        try (AutoCloseable listening =
                replica.listen(change -> completeIfReflected(seen, sequence))) {
            assertThat(listening).isNotNull();
            completeIfReflected(seen, sequence);
            seen.get(1, TimeUnit.MINUTES);
        }
    }

    private void completeIfReflected(CompletableFuture<Void> seen, long sequence) {
        ReflectedRow wanted =
                new ReflectedRow(enrolment.workstation(), enrolment.current().epoch(), sequence);
        if (reader.reflected().contains(wanted)) {
            seen.complete(null);
        }
    }

    @Test
    void whatHappenedHereComesBackInTheFeed() throws Exception {
        waitUntil(SyncStatus::loaded);

        append();
        append();

        waitUntil(status -> status.unsent() == 0 && status.isConnected());
        waitUntilReflected(2);
        assertThat(reader.store()).isPresent();
        assertThat(reader.operators()).isNotEmpty();
        assertThat(engine.status().clockIsWrong()).isFalse();
        assertThat(engine.status().attention()).isEmpty();
    }

    @Test
    void aTillForgetsWhomHeadOfficeHadErasedAsSoonAsItHearsOfIt() throws Exception {
        BlockingQueue<List<Customer>> left = new LinkedBlockingQueue<>();
        Erasures.watch(replica, reader, journal, () -> left.add(journal.reader().customers()));
        waitUntil(SyncStatus::loaded);
        enrol(AmongCustomers.ZOE);
        enrol(AmongCustomers.customer(3, "Ada", "ada@example.com"));
        waitUntil(status -> status.unsent() == 0 && status.isConnected());
        waitUntilReflected(2);
        assertThat(journal.reader().customers()).hasSize(2);

        hub.office().erasure().erase(new CustomerQuestion.ByEmail(AmongCustomers.ADDRESS));

        assertThat(left.poll(1, TimeUnit.MINUTES))
                .extracting(Customer::name)
                .containsExactly("Ada");

        Erasures.watch(replica, reader, journal, () -> left.add(List.of()));
        assertThat(left.poll(1, TimeUnit.MINUTES)).as("at each start").isEmpty();
    }

    @Test
    void aTillThatWasDarkForgetsWhomHeadOfficeHadErasedMeanwhile() throws Exception {
        BlockingQueue<List<Customer>> left = new LinkedBlockingQueue<>();
        Erasures.watch(replica, reader, journal, () -> left.add(journal.reader().customers()));
        waitUntil(SyncStatus::loaded);
        hub.office().erasure().erase(new CustomerQuestion.ByEmail(AmongCustomers.ADDRESS));
        TestDatabase.update(
                hub.office().database(),
                "UPDATE erased_person SET at = at + ?",
                Duration.ofHours(1).toMillis());

        enrol(AmongCustomers.customer(3, "Ada", "ada@example.com"));
        enrol(AmongCustomers.ZOE);

        assertThat(left.poll(1, TimeUnit.MINUTES))
                .extracting(Customer::name)
                .containsExactly("Ada");
    }

    private void enrol(Customer customer) {
        journal.append(
                        Draft.fact(
                                        OPERATOR,
                                        FIRST_OF_DECEMBER,
                                        new CustomerEnrolled(customer.id(), customer.loyaltyCode()))
                                .withPersonal(
                                        PersonalPart.of(
                                                CustomerCodec.person(customer), new Random(1))))
                .join();
        threads.entryAppended();
    }

    @Test
    void whatHappensWhileTheNetworkIsCutIsCountedAndSentWhenItIsBack() throws Exception {
        waitUntil(SyncStatus::loaded);
        link.cut();
        waitUntil(status -> !status.isConnected());

        append();
        append();
        append();
        waitUntil(status -> status.unsent() == 3);

        link.restore();
        waitUntil(status -> status.unsent() == 0 && status.isConnected());
        waitUntilReflected(3);
    }

    @Test
    void aHubThatComesBackOnItsPortGetsWhatItMissed() throws Exception {
        waitUntil(SyncStatus::loaded);
        hub.close();
        append();
        waitUntil(status -> status.unsent() == 1 && !status.isConnected());

        hub = startHub();

        waitUntil(status -> status.unsent() == 0 && status.isConnected());
        waitUntilReflected(1);
    }

    /// odoo/odoo#44600
    @Test
    void aHubThatTakesItsTimeHasOnePushOfATillAtATime() throws Exception {
        waitUntil(SyncStatus::loaded);
        pushes.hold();
        append();
        pushes.awaitOne();
        for (int entry = 0; entry < 5; entry++) {
            append();
            threads.tryNow();
        }
        waitUntil(status -> status.unsent() == 6);

        pushes.letGo();

        waitUntil(status -> status.unsent() == 0);
        waitUntilReflected(6);
        assertThat(pushes.mostAtOnce()).isEqualTo(1);
        assertThat(hub.office().figures().workstations().getFirst().entries().booked())
                .isEqualTo(6);
    }

    /// BrainWise-DEV/POSNext#50, BrainWise-DEV/POSNext#97: the network was back while a timer ran
    /// out and somebody pressed the button.
    @Test
    void networkTimerAndButtonTogetherMakeOnePushAndTheSaleIsBookedOnce() throws Exception {
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\n21201\tCandle\t1\n");
        waitUntil(SyncStatus::loaded);
        link.cut();
        waitUntil(status -> !status.isConnected());
        sell();
        waitUntil(status -> status.unsent() == 1);
        List<Callable<Object>> triggers =
                List.of(
                        Executors.callable(link::restore),
                        Executors.callable(threads::tryNow),
                        Executors.callable(threads::tryNow),
                        Executors.callable(threads::entryAppended));
        pushes.hold();

        AtOnce.all(triggers);
        pushes.awaitOne();
        AtOnce.all(triggers);
        pushes.letGo();

        waitUntil(status -> status.unsent() == 0 && status.isConnected());
        waitUntilReflected(1);
        assertThat(pushes.all()).isEqualTo(1);
        WorkstationFigures figures = hub.office().figures().workstations().getFirst();
        assertThat(figures.revenue()).containsExactly(new Revenue("GBP", 1, 195));
        assertThat(figures.stockMovements()).isEqualTo(1);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private void sell() {
        journal.append(
                        Draft.document(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                number ->
                                        new SaleCompleted(
                                                aSale().numbered(number)
                                                        .of(1, CANDLE)
                                                        .paidIn(Tender.CASH))))
                .join();
        threads.entryAppended();
    }

    @Test
    void stoppingDoesNotWaitForTheHub() throws Exception {
        waitUntil(SyncStatus::loaded);
        append();
        waitUntilReflected(1);

        threads.close();

        for (Thread caller : pushes.callers()) {
            assertThat(caller.join(HUB_ANSWERS_AFTER.dividedBy(2))).as(caller.getName()).isTrue();
        }
    }
}
