package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.wire.Certificate;
import org.tillbridge.sync.wire.CertificateCodec;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A hub that was put back to an earlier state while its tills went on.
@OnEachDatabase
class HealingTest {
    /// In quiet steps of the push loop, and a few more.
    private static final int A_QUARTER_OF_AN_HOUR = 1000;

    private static final ItemId CANDLES = new ItemId(1);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private final int port = LastingPort.find();
    private final List<MachineFixture> machines = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        hub =
                ForkTest.openedHub(
                        on.settings(folder.resolve("hub")).withPort(port), folder.resolve("shop"));
    }

    @AfterEach
    void stop() {
        machines.forEach(MachineFixture::close);
        hub.close();
    }

    @Test
    void whatTheHubLostComesBackFromTheTillsAndCountsOnce() throws Exception {
        MachineFixture first = enrolled("first").sells(5, CANDLE).syncs();
        MachineFixture second = enrolled("second").sells(2, CANDLE).syncs();
        backUp();
        first.sells(4, CANDLE).syncs();
        MachineFixture later = enrolled("later").sells(3, CANDLE).syncs();
        first.syncs();
        second.syncs();

        restore();
        first.sells(1, CANDLE).syncs();
        assertThat(hub.office().healing().since()).as("the second is still missing").isPresent();
        assertThat(health()).contains("healingSince");
        second.syncs().syncs();
        assertThat(hub.office().healing().since()).as("all known have come").isEmpty();
        later.syncs().syncs();
        first.syncs();
        second.syncs();

        assertThat(hub.office().figures().workstations())
                .extracting(figures -> figures.entries().booked())
                .containsExactly(10L, 2L, 3L);
        assertThat(hub.office().figures().workstations())
                .flatExtracting(WorkstationFigures::revenue)
                .containsExactly(
                        new Figures.Revenue("GBP", 10, 1950),
                        new Figures.Revenue("GBP", 2, 390),
                        new Figures.Revenue("GBP", 3, 585));
        assertThat(hub.office().figures().agree()).isTrue();
        assertThat(machines)
                .extracting(machine -> machine.reader().stock(CANDLES))
                .containsOnly(Quantity.of(1000 - 15));
        assertThat(machines)
                .extracting(MachineFixture::status)
                .allMatch(SyncStatus::loaded)
                .allMatch(status -> status.unsent() == 0 && status.attention().isEmpty());
        machines.forEach(machine -> machine.pushes(A_QUARTER_OF_AN_HOUR));
        assertThat(hub.office().healing().since()).as("all have sent what they had").isEmpty();
        assertThat(health()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void whoWasHeardInTheLastSevenDaysOfABackupIsWaitedForHoweverOldItIs() throws Exception {
        MachineFixture first = enrolled("first").sells(2, CANDLE).syncs();
        MachineFixture second = enrolled("second").sells(2, CANDLE).syncs();
        enrolled("gone").syncs();
        backUp();
        first.sells(2, CANDLE).syncs();
        inTheBackupHeardDaysAgo(first, 30);
        inTheBackupHeardDaysAgo(second, 36);
        inTheBackupHeardDaysAgo(machines.getLast(), 38);

        restore();
        first.sells(1, CANDLE).syncs();
        assertThat(hub.office().healing().since()).as("the second is still missing").isPresent();
        second.pushes(A_QUARTER_OF_AN_HOUR);

        assertThat(hub.office().healing().since()).as("all of those days have come").isEmpty();
    }

    @Test
    void whoComesBeforeTheFirstSignOfAnOldBackupLeavesTheOthersToBeWaitedFor() throws Exception {
        MachineFixture first = enrolled("first").sells(2, CANDLE).syncs();
        MachineFixture second = enrolled("second").sells(2, CANDLE).syncs();
        MachineFixture quiet = enrolled("quiet").syncs();
        backUp();
        first.sells(2, CANDLE).syncs();
        machines.forEach(machine -> inTheBackupHeardDaysAgo(machine, 30));

        restore();
        quiet.pushes(A_QUARTER_OF_AN_HOUR);
        assertThat(healings()).as("it knows no more than the hub").isZero();
        restart();
        first.sells(1, CANDLE).syncs();
        quiet.pushes(A_QUARTER_OF_AN_HOUR);
        assertThat(hub.office().healing().since()).as("the second is still missing").isPresent();
        second.pushes(A_QUARTER_OF_AN_HOUR);

        assertThat(hub.office().healing().since()).isEmpty();
    }

    @Test
    void aTillThatHasNothingToSayFindsOutByItself() throws Exception {
        MachineFixture till = enrolled("till").sells(2, CANDLE).syncs();
        backUp();
        till.sells(2, CANDLE).pushes(3);
        assertThat(till.status().unsent()).isZero();

        restore();
        till.pushes(A_QUARTER_OF_AN_HOUR);

        assertThat(hub.office().figures().workstations().getFirst().entries().booked())
                .isEqualTo(4);
        assertThat(hub.office().healing().since()).as("begun and ended").isEmpty();
        assertThat(healings()).isEqualTo(1);
    }

    @Test
    void aTillForgetsWhatTheHubForgotInSeveralScopesAtOnce() throws Exception {
        MachineFixture till = enrolled("till").sells(2, CANDLE).syncs();
        backUp();
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\nLATE1\tLate\t1\n");
        till.sells(2, CANDLE).syncs();
        ItemCode late = ItemCode.parse("LATE1").orElseThrow();
        assertThat(till.reader().find(late)).isInstanceOf(ItemMatch.Found.class);

        restore();
        till.syncs().pushes(A_QUARTER_OF_AN_HOUR).syncs();

        assertThat(till.reader().find(late))
                .as("what is gone can still come back from a customer")
                .isInstanceOfSatisfying(
                        ItemMatch.Found.class,
                        found -> assertThat(found.item().discontinued()).isTrue());
        assertThat(till.reader().stock(CANDLES)).isEqualTo(Quantity.of(1000 - 4));
        assertThat(hub.office().figures().agree()).isTrue();
        assertThat(hub.office().healing().since()).isEmpty();
    }

    /// submersion-app/submersion#1340
    @Test
    void whatWasRetiredAfterTheBackupIsThereAgainWhereTillAndHubWerePutBack() throws Exception {
        MachineFixture till = enrolled("till").sells(2, CANDLE).syncs();
        backUp();
        till.copyTo(folder.resolve("till of the backup"));
        hub.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tstatus\n21201\tCandle, ivory\t1\tdiscontinued\n");
        till.sells(1, CANDLE).syncs();
        assertThat(candle(till).discontinued()).isTrue();

        restore();
        MachineFixture again = MachineFixture.started(folder.resolve("till of the backup"));
        machines.add(again);
        again.syncs().sells(1, CANDLE).syncs().pushes(A_QUARTER_OF_AN_HOUR).syncs();

        assertThat(candle(again).discontinued()).isFalse();
        assertThat(again.reader().stock(CANDLES)).isEqualTo(Quantity.of(1000 - 3));
        assertThat(hub.office().figures().workstations().getFirst().entries().booked())
                .isEqualTo(3);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private static Item candle(MachineFixture till) {
        return till.reader().item(CANDLES).orElseThrow();
    }

    @Test
    void numbersThatMayHaveBeenGivenAreNotGivenAgain() throws Exception {
        TillFixture till = TillFixture.enrol(hub, 1, folder.resolve("till"));
        backUp();
        TillFixture forgotten = TillFixture.enrol(hub, 1, folder.resolve("forgotten"));
        assertThat(forgotten.workstation()).isEqualTo(new WorkstationId(2));

        restore();
        hub.office().healing().begin("A person put a backup back.");
        TillFixture next = TillFixture.enrol(hub, 1, folder.resolve("next"));
        ChainFixture spare = new ChainFixture(till.store(), till.workstation(), till.spare(0));
        spare.add(
                new SaleCompleted(
                        aSale().numbered(spare.nextNumber()).of(1, CANDLE).paidIn(Tender.CASH)));
        till.push(spare.all());

        assertThat(next.workstation().number()).as("one more each minute").isBetween(1001, 1010);
        assertThat(till.lastRowsOf(new Scope.Workstation(till.workstation())))
                .extracting(FeedRow::body)
                .anyMatch(body -> body.orElse("").matches(".*\"series\":10[01]\\d\\D.*"));
    }

    @Test
    void aBackupOfAHubThatHealedIsHealedAnewWhereAPersonPutsItBack() throws Exception {
        MachineFixture first = enrolled("first").sells(2, CANDLE).syncs();
        MachineFixture second = enrolled("second").sells(2, CANDLE).syncs();
        hub.office().healing().beginAnew("A person put a backup back.");
        first.pushes(A_QUARTER_OF_AN_HOUR);
        backUp();
        assertThat(hub.office().healing().since()).as("the second is still missing").isPresent();
        TillFixture forgotten = TillFixture.enrol(hub, 1, folder.resolve("forgotten"));
        first.sells(3, CANDLE).syncs();

        restore();
        hub.office().healing().beginAnew("A person put a backup back.");
        TillFixture next = TillFixture.enrol(hub, 1, folder.resolve("next"));
        second.pushes(A_QUARTER_OF_AN_HOUR);

        assertThat(next.workstation()).isNotEqualTo(forgotten.workstation());
        assertThat(hub.office().healing().since()).as("the first has more by now").isPresent();
        first.pushes(A_QUARTER_OF_AN_HOUR);
        assertThat(hub.office().healing().since()).as("all have sent what they had").isEmpty();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void aPersonMayEndIt() throws Exception {
        enrolled("till").sells(2, CANDLE).syncs();
        hub.office().healing().begin("A person put a backup back.");

        assertThat(hub.office().healing().end()).isTrue();
        assertThat(hub.office().healing().end()).isFalse();
        assertThat(hub.office().healing().since()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackMeanwhileHoldsUpNoEnd() throws Exception {
        MachineFixture till = enrolled("till").sells(2, CANDLE).syncs();
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));
        new Healing(hub.office().database(), ahead).begin("A person put a backup back.");

        till.pushes(A_QUARTER_OF_AN_HOUR);

        assertThat(hub.office().healing().since()).isEmpty();
    }

    @Test
    void onlyACertificateOfThisHubBringsAWorkstationBack() throws Exception {
        FileKeys own = FileKeys.read(folder.resolve("hub/hub.key"));
        FileKeys other = FileKeys.generate(folder.resolve("other.key"));
        enrolled("till");

        assertThat(hub.office().enrolment().comesBack("nonsense")).isFalse();
        assertThat(hub.office().enrolment().comesBack(certificate(7, 1, other))).isFalse();
        assertThat(hub.office().enrolment().comesBack(certificate(1, 1, own)))
                .as("taken")
                .isFalse();
        assertThat(hub.office().enrolment().comesBack(certificate(7, 9, own)))
                .as("of no store")
                .isFalse();
        assertThat(hub.office().enrolment().comesBack(certificate(7, 1, own))).isTrue();
        assertThat(hub.office().workstations(PageRequest.first(10)).rows())
                .extracting(one -> one.workstation().id().number())
                .containsExactly(1, 7);
    }

    private String certificate(int workstation, int store, FileKeys signer) throws IOException {
        FileKeys theirs = FileKeys.generate(folder.resolve("key-" + System.nanoTime()));
        return CertificateCodec.issue(
                new Certificate(
                        new StoreId(store),
                        new WorkstationId(workstation),
                        theirs.verifyingKey(),
                        Instant.EPOCH),
                signer);
    }

    private MachineFixture enrolled(String name) {
        MachineFixture machine = MachineFixture.enrolled(hub, folder.resolve(name));
        machines.add(machine);
        return machine;
    }

    private void backUp() throws IOException {
        hub.close();
        on.copy(folder.resolve("hub"), folder.resolve("backup"));
        hub = Hub.start(on.settings(folder.resolve("hub")).withPort(port));
    }

    /// The tills find it at the same address.
    private void restore() {
        restart();
    }

    private void restart() {
        hub.close();
        hub = Hub.start(on.settings(folder.resolve("backup")).withPort(port));
    }

    /// And so was somebody on each day before.
    private void inTheBackupHeardDaysAgo(MachineFixture machine, int days) {
        long earlier = Duration.ofDays(days).toMillis();
        HubSettings backup = on.settings(folder.resolve("backup"));
        try (HubDatabase database = HubDatabase.open(backup.database(), StatementHook.NONE)) {
            TestDatabase.update(
                    database,
                    "UPDATE workstation_heard SET at = at - ?, drained_at = drained_at - ? WHERE"
                            + " workstation = ?",
                    earlier,
                    earlier,
                    machine.enrolment().workstation().number());
            TestDatabase.update(database, "DELETE FROM heard_day");
            TestDatabase.update(
                    database,
                    """
                    INSERT INTO heard_day (day)
                    SELECT (SELECT max(at) / 86400000 FROM workstation_heard) - column1
                    FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) ago\
                    """);
        }
    }

    private String health() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(hub.address().resolve("/health")).GET().build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private long healings() {
        return hub.office()
                .database()
                .read(sql -> sql.number("SELECT count(*) FROM healing"))
                .orElse(0);
    }
}
