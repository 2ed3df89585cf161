package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.MediumFolder;
import org.tillbridge.sync.Recovery;
import org.tillbridge.sync.Recovery.Outcome;
import org.tillbridge.sync.SecondMedium;
import org.tillbridge.sync.SyncPace;
import org.tillbridge.sync.journal.DeadJournal;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.OkHttpHubExchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// A till died with sales that it had not sent. They come from the second medium, or from what is
/// left of its disk, and each is booked once.
@OnEachDatabase
class RecoveryTest {
    private static final SyncPace NO_WAITING =
            new SyncPace(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final Random chance = new Random(1);
    private final List<MachineFixture> machines = new ArrayList<>();
    private Hub hub;
    private MachineFixture till;
    private Path stick;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = with(MachineFixture.enrolled(hub, folder.resolve("till")));
        stick = Files.createDirectory(folder.resolve("stick"));
    }

    @AfterEach
    void stop() {
        machines.forEach(MachineFixture::close);
        hub.close();
    }

    @Test
    void whatADeadTillHadNotSentIsBookedOnceFromTheSecondMediumHoweverOftenItIsTried()
            throws Exception {
        till.sells(3, CANDLE).syncs().sells(4, CANDLE);
        copyToStick();
        replace();

        assertThat(recover(fileOnStick())).isEqualTo(new Outcome.Complete(4));
        assertThat(recover(fileOnStick())).isEqualTo(new Outcome.Complete(0));

        assertEachSaleIsThereOnce(till.sold());
        assertThat(hub.office().workstations(PageRequest.first(10)).rows())
                .as("nobody is in doubt")
                .allMatch(one -> one.trust().enrolBy().isEmpty());
    }

    @Test
    void aMediumThatEndsTornOrLagsBehindTheHubLosesNothingAndStartsNoFork() throws Exception {
        till.sells(3, CANDLE);
        copyToStick();
        tear();
        till.syncs().sells(1, CANDLE).syncs();
        replace();

        assertThat(recover(fileOnStick())).isEqualTo(new Outcome.Complete(0));

        assertEachSaleIsThereOnce(till.sold());
        assertThat(hub.office().countConflicts()).isZero();
    }

    @Test
    void aTillThatComesBackLaterSendsTheRestAndNothingTwice() throws Exception {
        till.sells(2, CANDLE).syncs().sells(3, CANDLE);
        copyToStick();
        tear();
        replace();
        assertThat(recover(fileOnStick())).isEqualTo(new Outcome.Complete(2));

        till.sells(2, CANDLE).syncs();

        assertEachSaleIsThereOnce(till.sold());
        assertThat(till.status().attention()).isEmpty();
    }

    @Test
    void anOldDiskThatCameBackAndSoldFirstLeavesRoomForWhatIsOnTheMedium() throws Exception {
        till.sells(2, CANDLE).syncs();
        till.copyTo(folder.resolve("old-disk"));
        till.sells(3, CANDLE);
        copyToStick();
        MachineFixture old = with(MachineFixture.started(folder.resolve("old-disk")));
        old.sells(2, CANDLE).syncs();
        replace();

        assertThat(recover(fileOnStick())).isInstanceOf(Outcome.Complete.class);
        assertThat(recover(fileOnStick())).isInstanceOf(Outcome.Complete.class);

        List<UUID> sold = new ArrayList<>(till.sold());
        sold.addAll(old.sold());
        assertEachSaleIsThereOnce(sold);
    }

    @Test
    void whatStandsBehindAnUnreadableLineIsBookedToo() throws Exception {
        till.sells(6, CANDLE);
        copyToStick();
        List<String> lines = new ArrayList<>(Files.readAllLines(fileOnStick()));
        lines.set(2, lines.get(2).replace("Candle", "Candie"));
        Files.write(fileOnStick(), lines);
        replace();

        assertThat(recover(fileOnStick())).isInstanceOf(Outcome.Complete.class);
        assertThat(recover(fileOnStick())).as("run again").isEqualTo(new Outcome.Complete(0));

        List<UUID> sold = new ArrayList<>(till.sold());
        sold.remove(2);
        assertEachSaleIsThereOnce(sold);
    }

    @Test
    void theJournalOfADeadTillIsEnoughWithoutItsKey() throws Exception {
        till.sells(2, CANDLE).syncs().sells(3, CANDLE);
        Path rescued = Files.createDirectory(folder.resolve("rescued"));
        for (String file : List.of("journal.db", "journal.db-wal", "journal.head")) {
            Files.copy(till.folder().resolve(file), rescued.resolve(file));
        }
        replace();

        assertThat(recover(rescued.resolve("journal.db"))).isEqualTo(new Outcome.Complete(3));

        assertEachSaleIsThereOnce(till.sold());
    }

    @Test
    void aMachineThatDoesNotReplaceTheDeadOneSendsNothingInItsName() throws Exception {
        till.sells(2, CANDLE);
        copyToStick();
        new Enroller(folder.resolve("new"))
                .enrol(
                        new HubAddress(hub.address()),
                        hub.office()
                                .code(till.enrolment().store(), Optional.empty())
                                .orElseThrow());

        assertRefused(recover(fileOnStick()));
    }

    /// Whoever stole it could write refunds into the journal of one that is trusted.
    @Test
    void aRevokedMachineSpeaksForNoDeadOne() throws Exception {
        till.sells(2, CANDLE);
        copyToStick();
        replace();
        WorkstationId stolen =
                EnrolmentFile.read(folder.resolve("new")).orElseThrow().enrolment().workstation();
        hub.office().revocation().revoke(stolen, "stolen");

        assertRefused(recover(fileOnStick()));
    }

    private void assertRefused(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Incomplete.class,
                        none ->
                                assertThat(none.hub())
                                        .isInstanceOfSatisfying(
                                                HubContact.Offline.class,
                                                hub ->
                                                        assertThat(hub.cause())
                                                                .isEqualTo(
                                                                        NoAnswer.Cause.REFUSED)));
        assertThat(ForkTest.booked(hub)).isEmpty();
    }

    private MachineFixture with(MachineFixture machine) {
        machines.add(machine);
        return machine;
    }

    private void copyToStick() {
        new SecondMedium(
                        new SecondMedium.Source(
                                till.enrolment().workstation(), till.journal(), Map::of),
                        new MediumFolder(stick, Optional.empty()))
                .copy();
    }

    private Path fileOnStick() throws IOException {
        try (Stream<Path> files = Files.list(stick)) {
            return files.findFirst().orElseThrow();
        }
    }

    /// The last line as if the stick had been pulled out while it was written.
    private void tear() throws IOException {
        byte[] whole = Files.readAllBytes(fileOnStick());
        Files.write(fileOnStick(), Arrays.copyOf(whole, whole.length - 100));
    }

    private void replace() {
        WorkstationId dead = till.enrolment().workstation();
        EnrolmentOutcome outcome =
                new Enroller(folder.resolve("new"))
                        .enrol(
                                new HubAddress(hub.address()),
                                hub.office().codeReplacing(dead, Optional.empty()).orElseThrow());
        assertThat(outcome).isInstanceOf(EnrolmentOutcome.Enrolled.class);
    }

    private Outcome recover(Path left) throws Exception {
        Path own = folder.resolve("new");
        Enrolment enrolment = EnrolmentFile.read(own).orElseThrow().enrolment();
        Clock clock = Clock.systemUTC();
        HubTime hubTime = new HubTime(clock);
        DeadJournal dead =
                new DeadJournal(
                        Files.createTempDirectory(own, "recovering-"),
                        clock,
                        new TimeOrderedIds(clock, chance),
                        () -> new Epoch("%016x".formatted(chance.nextLong())));
        DeadJournal.Outcome.Found found = (DeadJournal.Outcome.Found) dead.open(left);
        try (Journal journal = found.journal()) {
            HttpHubLink link =
                    new HttpHubLink(
                                    new OkHttpHubExchange(enrolment.hub(), own),
                                    enrolment.workstation(),
                                    FileKeys.read(own.resolve(Enroller.KEY_FILE)),
                                    hubTime)
                            .inPlaceOf(found.workstation());
            return new Recovery(
                            found.workstation(),
                            journal,
                            new Recovery.Surroundings(
                                    link, hubTime, clock, chance, Runnable::run, NO_WAITING))
                    .run();
        }
    }

    /// Each a sale of one candle.
    private void assertEachSaleIsThereOnce(List<UUID> sold) {
        ForkTest.assertEachSaleIsThereOnce(hub, sold, List.of());
    }
}
