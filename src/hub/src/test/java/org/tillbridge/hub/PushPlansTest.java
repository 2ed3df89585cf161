package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.AmongCustomers.ZOE;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.Resumption;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// What a till pushes costs the same after ten years as on the first day: no statement walks
/// through all that a store has done, though SQLite holds that for little.
class PushPlansTest {
    private static final CardSlip CARD =
            new CardSlip(
                    new UUID(1, 71),
                    "reference",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    /// Rates of tax are read whole.
    private static final String SET_UP_AND_FEW = "FROM tax_rate";

    @TempDir Path folder;
    private HubSettings settings;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        settings = TestDatabase.SQLITE.settings(folder.resolve("hub"));
        hub = ForkTest.openedHub(settings, folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void noStatementOfAPushWalksThroughAllThatAStoreHasDone() {
        Set<String> statements = new LinkedHashSet<>();
        UUID sale = till.journal().nextId();
        till.journal().enrolling(ZOE);
        till.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(till.journal().nextNumber())
                                        .known(sale)
                                        .by(AmongCustomers.of(ZOE))
                                        .of(2, CANDLE)
                                        .of(1, CANDLE.piece("S-1"))
                                        .through(CARD, pounds("5.85"))
                                        .paid()));
        till.journal()
                .add(
                        new ReturnCompleted(
                                aReturn()
                                        .numbered(till.journal().nextNumber())
                                        .known(till.journal().nextId())
                                        .from(sale, 1)
                                        .of(1, CANDLE)
                                        .through(aRefund(), pounds("-1.95"))
                                        .paid()));
        till.journal().add(new SaleResumed(new UUID(5, 5), MORNING, new Resumption.Here()));

        try (HubDatabase database = HubDatabase.open(settings.database(), statements::add)) {
            new JournalIntake(
                            database,
                            Clock.systemUTC(),
                            new IntakeCounts(),
                            new SpareEpochs(new Random(1)))
                    .push(till.store(), till.journal().all());
            long returned =
                    database.read(sql -> sql.number("SELECT count(*) FROM returned_line"))
                            .orElse(0);
            assertThat(returned).isEqualTo(1);

            assertThat(statements).anyMatch(sql -> sql.contains("let_go = 1"));
            assertThat(statements).anyMatch(sql -> sql.contains("FROM piece_move"));
            assertThat(statements)
                    .filteredOn(sql -> !sql.contains(SET_UP_AND_FEW))
                    .allSatisfy(sql -> assertThat(QueryPlans.walks(database, sql)).isEmpty());
        }
    }

    private static CardSlip aRefund() {
        return new CardSlip(
                        new UUID(2, 1),
                        "refund",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false)
                .refunding(CARD);
    }
}
