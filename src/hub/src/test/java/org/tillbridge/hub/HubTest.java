package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.OkHttpHubExchange;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotOutcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A workstation's whole way with the hub, over real HTTP and a real database.
@OnEachDatabase
class HubTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(on.settings(folder.resolve("hub")));
        hub.office().init(aShop().in(folder.resolve("shop")));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anEnrolmentWhoseAnswerWasLostIsAnsweredTheSameOnceMore() throws IOException {
        EnrolmentCode code = hub.office().code(new StoreId(1), Optional.empty()).orElseThrow();
        Path till = Files.createDirectories(folder.resolve("till"));
        FileKeys keys = FileKeys.generate(till.resolve(Enroller.KEY_FILE));
        var lost = hub.office().enrol(EnrolmentRequest.of(code, keys));

        EnrolmentOutcome again = new Enroller(till).enrol(new HubAddress(hub.address()), code);

        assertThat(hub.office().enrol(EnrolmentRequest.of(code, keys))).isEqualTo(lost);
        assertThat(again)
                .isInstanceOfSatisfying(
                        EnrolmentOutcome.Enrolled.class,
                        enrolled ->
                                assertThat(enrolled.enrolment().enrolment().workstation().number())
                                        .isEqualTo(1));
        assertThat(hub.office().figures().workstations()).as("one and not two").hasSize(1);
        assertThat(new Enroller(folder.resolve("thief")).enrol(new HubAddress(hub.address()), code))
                .isInstanceOf(EnrolmentOutcome.CodeRefused.class);
    }

    @Test
    void whatANewTillAsksForFirstIsBuiltOnceItsCodeWasGivenOutByAnotherProcess()
            throws IOException {
        try (BackOffice other =
                BackOffice.open(
                        on.settings(folder.resolve("hub")),
                        Clock.systemUTC(),
                        new SecureRandom())) {
            other.code(new StoreId(1), Optional.empty()).orElseThrow();
        }

        long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (built().size() < 3 && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(built()).containsExactlyInAnyOrder("catalogue", "prices-1", "store-1");
    }

    @Test
    void onlyForACodeThatIsGoodAndNotUsedAnythingIsBuiltBefore() {
        EnrolmentCode code = hub.office().code(new StoreId(1), Optional.empty()).orElseThrow();
        assertThat(storesWithACode(Instant.now())).containsExactly(new StoreId(1));
        assertThat(storesWithACode(Instant.now().plus(Duration.ofDays(1)))).isEmpty();

        new Enroller(folder.resolve("till")).enrol(new HubAddress(hub.address()), code);

        assertThat(storesWithACode(Instant.now())).isEmpty();
    }

    private List<StoreId> storesWithACode(Instant now) {
        try (HubDatabase database =
                HubDatabase.open(
                        on.settings(folder.resolve("hub")).database(), StatementHook.NONE)) {
            return database.read(sql -> new EnrolmentStore(sql).storesWithACode(now));
        }
    }

    /// The scopes that there are files of.
    private List<String> built() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("hub").resolve("snapshots"))) {
            return files.map(file -> file.getFileName().toString().replaceAll("-[^-]*$", ""))
                    .toList();
        }
    }

    @Test
    void aWorkstationIsTakenInSellsAndHearsOfIt() throws IOException {
        EnrolmentCode code = hub.office().code(new StoreId(1), Optional.of("Front")).orElseThrow();
        HubAddress address = new HubAddress(hub.address());
        EnrolmentOutcome outcome = new Enroller(folder.resolve("till")).enrol(address, code);
        assertThat(outcome).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        EnrolmentOutcome.Enrolled enrolled = (EnrolmentOutcome.Enrolled) outcome;
        var who = enrolled.enrolment().enrolment();
        HttpHubLink link =
                new HttpHubLink(
                        new OkHttpHubExchange(address, folder),
                        who.workstation(),
                        enrolled.keys(),
                        new HubTime(Clock.systemUTC()));

        ChainFixture journal =
                new ChainFixture(who.store(), who.workstation(), enrolled.enrolment().current());
        journal.add(new SaleCompleted(aSale().of(2, CANDLE).paidIn(Tender.CASH)));
        PushOutcome pushed = link.push(journal.all());
        assertThat(pushed).isInstanceOf(PushOutcome.Answered.class);

        Scope scope = new Scope.Store(who.store());
        FeedOutcome fed = link.feed(List.of(Cursor.start(scope)), Duration.ZERO);
        FeedPage page = ((FeedOutcome.Answered) fed).page();
        assertThat(page.transactions().getLast().rows())
                .extracting(FeedRow::kind)
                .containsExactly("reflected", "parked");

        Path file = folder.resolve("snapshot.zst");
        assertThat(link.snapshot(scope, file)).isInstanceOf(SnapshotOutcome.Downloaded.class);
        try (SnapshotCodec.Reader reader = SnapshotCodec.read(Files.newInputStream(file))) {
            assertThat(page.transactions())
                    .as("it is of a moment that the feed leads on from")
                    .filteredOn(one -> one.position() == reader.header().position())
                    .extracting(FeedTransaction::checksum)
                    .containsExactly(reader.header().checksum());
        }
        assertThat(link.head(List.of())).isInstanceOf(HeadOutcome.Answered.class);
    }
}
