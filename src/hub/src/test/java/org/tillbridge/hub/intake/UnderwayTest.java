package org.tillbridge.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.article;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.ChainFixture;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushAnswer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/// An entry that takes the process down that takes it in.
@OnEachDatabase
class UnderwayTest {
    private static final StoreId BATH = new StoreId(1);
    private static final WorkstationId TILL = new WorkstationId(1);
    private static final Article CANDLE = article(1, "21201", "Candle", 195);
    private static final StatementHook DIES_OF_A_RETURN =
            sql -> {
                if (sql.contains("INTO returned_line")) {
                    throw new ProcessDied();
                }
            };

    private static final StatementHook AWAY =
            sql -> {
                if (sql.contains("INTO scope")) {
                    throw new SQLException("The database is away", "08006");
                }
            };

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private ChainFixture journal =
            new ChainFixture(BATH, TILL, new EpochGrant(new Epoch("0".repeat(16)), 1));

    private static final class ProcessDied extends Error {}

    @BeforeEach
    void aTillWithFiveEntriesOfWhichTheThirdKills() throws Exception {
        journal = ChainFixture.atNewHub(on.settings(folder), Clock.systemUTC(), folder);
        UUID sold = journal.sells(CANDLE);
        journal.sells(CANDLE);
        journal.add(
                new ReturnCompleted(
                        aReturn()
                                .from(sold, 1)
                                .numbered(journal.nextNumber())
                                .known(journal.nextId())
                                .of(1, CANDLE)
                                .paidIn(Tender.CASH)));
        journal.sells(CANDLE);
        journal.sells(CANDLE);
    }

    @Test
    void theEntryThatTakesTheHubDownIsKeptUnreadAndTheOthersGoOn() {
        assertThatThrownBy(() -> push(1)).isInstanceOf(ProcessDied.class);
        assertThatThrownBy(() -> push(1)).isInstanceOf(ProcessDied.class);
        assertThat(push(1).acknowledgedThrough()).as("one by one now").isEqualTo(1);
        assertThat(push(2).acknowledgedThrough()).isEqualTo(2);
        assertThatThrownBy(() -> push(3)).as("it is this one").isInstanceOf(ProcessDied.class);

        List<EntryResult> results = new ArrayList<>(push(3).results());
        results.addAll(push(4).results());

        assertThat(results)
                .extracting(
                        EntryResult::sequence,
                        result -> result.parked().stream().map(ParkedEffect::code).toList())
                .containsExactly(
                        tuple(3L, List.of("tookHubDown")),
                        tuple(4L, List.of()),
                        tuple(5L, List.of()));
        assertThat(figures().workstations().getFirst().revenue())
                .as("the header of the one that killed balances its day")
                .containsExactly(new Figures.Revenue("GBP", 5, (4 - 1) * 195));
        assertThat(figures().agree()).isTrue();
    }

    @Test
    void itIsTriedAgainWhenAPersonSaysSoAndNotAtAStart() {
        assertThatThrownBy(() -> push(1)).isInstanceOf(ProcessDied.class);
        assertThatThrownBy(() -> push(1)).isInstanceOf(ProcessDied.class);
        push(1);
        push(2);
        assertThatThrownBy(() -> push(3)).isInstanceOf(ProcessDied.class);
        push(3);

        try (HubDatabase repaired = open(StatementHook.NONE)) {
            Settlement settlement = new Settlement(repaired, Clock.systemUTC());
            settlement.ofWhatIsUnderstoodNow();
            assertThat(settlement.waiting()).isEqualTo(1);
            assertThat(settlement.ofAll()).isEqualTo(1);
            assertThat(linked(repaired)).isEqualTo(1);
        }
        assertThat(figures().agree()).isTrue();
    }

    @Test
    void anEntryThatIsPushedAloneIsTriedThriceToo() {
        push(1, StatementHook.NONE, 2);
        for (int tries = 0; tries < 3; tries++) {
            assertThatThrownBy(() -> push(3, DIES_OF_A_RETURN, 1)).isInstanceOf(ProcessDied.class);
        }

        assertThat(push(3, DIES_OF_A_RETURN, 1).results().getFirst().parked())
                .extracting(ParkedEffect::code)
                .containsExactly("tookHubDown");
    }

    @Test
    void whatAnotherMachineSendsUnderTheNumberMeanwhileForgetsNoDeath() throws IOException {
        push(1, StatementHook.NONE, 2);
        ChainFixture copied =
                new ChainFixture(BATH, TILL, new EpochGrant(new Epoch("c".repeat(16)), 9));
        for (int tries = 1; tries <= 3; tries++) {
            assertThatThrownBy(() -> push(3, DIES_OF_A_RETURN, 1)).isInstanceOf(ProcessDied.class);
            for (int n = 1; n <= 5; n++) {
                copied.add(new SaleResumed(new UUID(7, n), MORNING), new UUID(tries, n));
            }
            try (HubDatabase database = open(DIES_OF_A_RETURN)) {
                intake(database).push(BATH, copied.all());
            }
        }

        assertThat(push(3, DIES_OF_A_RETURN, 1).results().getFirst().parked())
                .extracting(ParkedEffect::code)
                .containsExactly("tookHubDown");
    }

    @Test
    void aDatabaseThatIsAwayMeanwhileForgetsNoDeath() {
        push(1, StatementHook.NONE, 2);
        for (int tries = 1; tries <= 3; tries++) {
            assertThatThrownBy(() -> push(3, DIES_OF_A_RETURN, 1)).isInstanceOf(ProcessDied.class);
            assertThatThrownBy(() -> push(3, AWAY, 1)).isInstanceOf(StorageException.Weather.class);
        }

        assertThat(push(3, DIES_OF_A_RETURN, 1).results().getFirst().parked())
                .extracting(ParkedEffect::code)
                .containsExactly("tookHubDown");
    }

    @Test
    void oneDeathMayBeChance() {
        assertThatThrownBy(() -> push(1)).isInstanceOf(ProcessDied.class);

        PushAnswer answer = push(1, StatementHook.NONE, 5);

        assertThat(answer.acknowledgedThrough()).isEqualTo(5);
        assertThat(answer.results()).allMatch(EntryResult::isApplied);
    }

    @Test
    void aProcessThatFallsAndLivesFindsItToo() throws IOException {
        try (HubDatabase database = open(DIES_OF_A_RETURN)) {
            JournalIntake intake = intake(database);
            assertThatThrownBy(() -> intake.push(BATH, journal.all()))
                    .isInstanceOf(ProcessDied.class);
            assertThatThrownBy(() -> intake.push(BATH, journal.all()))
                    .isInstanceOf(ProcessDied.class);
            for (int sequence = 1; sequence <= 2; sequence++) {
                intake.push(BATH, journal.from(sequence, 6 - sequence));
            }
            assertThatThrownBy(() -> intake.push(BATH, journal.from(3, 3)))
                    .isInstanceOf(ProcessDied.class);
            intake.push(BATH, journal.from(3, 3));
            intake.push(BATH, journal.from(4, 2));
        }
        assertThat(figures().workstations().getFirst().entries().booked()).isEqualTo(5);
    }

    /// Seed 413247 of the simulator: a till whose disk was copied took its third entry for one that
    /// the hub has.
    @Test
    void whatIsNotLookedAtIsNotAcknowledged() throws IOException {
        assertThatThrownBy(() -> push(1)).isInstanceOf(ProcessDied.class);
        assertThatThrownBy(() -> push(1)).isInstanceOf(ProcessDied.class);
        ChainFixture twin = journal.twin();
        for (int sequence = 1; sequence <= 3; sequence++) {
            twin.sells(CANDLE);
            try (HubDatabase database = open(StatementHook.NONE)) {
                intake(database).push(BATH, twin.from(sequence, 1));
            }
        }

        assertThat(push(1).acknowledgedThrough()).isEqualTo(1);
        assertThat(push(2).acknowledgedThrough()).isEqualTo(2);
        try (HubDatabase database = open(StatementHook.NONE)) {
            assertThat(intake(database).push(BATH, journal.from(3, 3)))
                    .isEqualTo(new PushOutcome.Fork(3));
        }
    }

    /// Seed 307 of the simulator: the hub died of it three times, and two machines stayed
    /// unnoticed.
    @Test
    void aForkThatIsReadOnlyLaterIsNotedThen() throws IOException {
        Epoch before = new Epoch("1".repeat(16));
        journal.add(new EpochOpened(before, 1, journal.previous(), true));
        try (HubDatabase database = open(StatementHook.NONE)) {
            intake(database, kind -> !kind.equals("EpochOpened")).push(BATH, journal.all());
            assertThat(inDoubt(database)).isZero();

            new Settlement(database, Clock.systemUTC()).ofWhatIsUnderstoodNow();

            assertThat(inDoubt(database)).isEqualTo(1);
            assertThat(new Settlement(database, Clock.systemUTC()).waiting()).isZero();
        }
    }

    /// A journal was damaged between setting a sale aside and ringing it on, and the hub learned of
    /// both kinds later; seed 231162 of the simulator.
    @Test
    void whatIsReadOnlyLaterIsReadInTheOrderInWhichItCame() throws IOException {
        UUID sale = new UUID(7, 7);
        ChainFixture damaged =
                new ChainFixture(BATH, TILL, new EpochGrant(new Epoch("f".repeat(16)), 8));
        damaged.add(new SaleSuspended(sale, 1, pounds("1.95"), MORNING, "{}"));
        ChainFixture since =
                new ChainFixture(BATH, TILL, new EpochGrant(new Epoch("0".repeat(16)), 9));
        since.add(
                new EpochOpened(new Epoch("f".repeat(16)), 1, damaged.previous(), false),
                new UUID(9, 1));
        since.add(new SaleResumed(sale, MORNING), new UUID(9, 2));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));
        try (HubDatabase database = open(StatementHook.NONE)) {
            intake(database, kind -> !kind.startsWith("Sale")).push(BATH, damaged.all());
            intake(database, kind -> !kind.startsWith("Sale"), later).push(BATH, since.all());

            new Settlement(database, Clock.systemUTC()).ofWhatIsUnderstoodNow();

            assertThat(stillSetAside(database)).isZero();
        }
    }

    private static long stillSetAside(HubDatabase database) {
        return database.read(
                        sql -> sql.number("SELECT count(*) FROM suspended_sale WHERE resumed = 0"))
                .orElse(0);
    }

    private static long inDoubt(HubDatabase database) {
        return database.read(sql -> sql.number("SELECT count(*) FROM workstation_doubt")).orElse(0);
    }

    private static long linked(HubDatabase database) {
        return database.read(sql -> sql.number("SELECT count(*) FROM returned_line")).orElse(0);
    }

    /// By a process of its own, which dies of a return.
    private PushAnswer push(long first) {
        return push(first, DIES_OF_A_RETURN, (int) (6 - first));
    }

    private PushAnswer push(long first, StatementHook hook, int entries) {
        try (HubDatabase database = open(hook)) {
            PushOutcome outcome = intake(database).push(BATH, journal.from(first, entries));
            return ((PushOutcome.Answered) outcome).answer();
        } catch (IOException unusable) {
            throw new AssertionError(unusable);
        }
    }

    private JournalIntake intake(HubDatabase database) throws IOException {
        return intake(database, _ -> true);
    }

    private JournalIntake intake(HubDatabase database, Predicate<String> knows) throws IOException {
        return intake(database, knows, Clock.systemUTC());
    }

    private JournalIntake intake(HubDatabase database, Predicate<String> knows, Clock clock)
            throws IOException {
        return new JournalIntake(
                database,
                clock,
                new IntakeCounts(),
                new SpareEpochs(new Random(1)),
                Underway.in(folder.resolve("underway")),
                ChunkSize.USUAL,
                knows);
    }

    private HubDatabase open(StatementHook hook) {
        return HubDatabase.open(on.settings(folder).database(), hook);
    }

    private Figures figures() {
        try (HubDatabase database = open(StatementHook.NONE)) {
            return database.read(sql -> new FiguresStore(sql).figures());
        }
    }
}
