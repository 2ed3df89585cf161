package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.DayFixture.BATH;
import static org.tillbridge.hub.DayFixture.DAY;
import static org.tillbridge.hub.DayFixture.DAY_BEFORE;
import static org.tillbridge.hub.DayFixture.addendum;
import static org.tillbridge.hub.DayFixture.closes;
import static org.tillbridge.hub.DayFixture.complete;
import static org.tillbridge.hub.DayFixture.money;
import static org.tillbridge.hub.DayFixture.opens;
import static org.tillbridge.hub.DayFixture.sale;
import static org.tillbridge.hub.DayFixture.sells;
import static org.tillbridge.hub.DayFixture.today;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.day.StoreDay;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.EntryResult;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What comes for a store day that is complete.
@OnEachDatabase
class AddendumTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture first;
    private TillFixture second;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        first = TillFixture.enrol(hub, 1, folder.resolve("first"));
        second = TillFixture.enrol(hub, 1, folder.resolve("second"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatComesOnOneDateIsOneAddendumAndOnALaterDateTheNext() {
        completes();
        sells(first, 1);
        sells(first, 2);
        LocalDate later = today().plusDays(40);
        first.journal().add(sale(first, 3));
        pushesOn(later, first);
        first.journal().add(sale(first, 5));
        pushesOn(later, first);

        assertThat(day(DAY))
                .isEqualTo(
                        complete(
                                money(1),
                                addendum(1, today(), money(1, 2)),
                                addendum(2, later, money(3, 5))));
    }

    /// What is paid back to a card is more than its ledger can hold: the money is booked alone.
    @Test
    void anAddendumThatIsBegunByAnEntryThatIsTakenBackIsBegunAgain() {
        completes();
        second.journal().on(DAY_BEFORE).add(absurd(second));
        second.journal().on(DAY_BEFORE.minusDays(1)).add(absurd(second));
        second.pushAll();
        first.journal().add(absurd(first));

        EntryResult result = first.pushAll().results().getLast();

        assertThat(result.isApplied()).isFalse();
        assertThat(day(DAY).addenda()).containsExactly(addendum(1, today(), money(1)));
    }

    @Test
    void theStateOfADateIsLookedUpOnceHoweverManySalesArePushed() {
        completes();
        for (int sale = 0; sale < 20; sale++) {
            first.journal().add(sale(first, 1));
        }
        List<String> looked = new ArrayList<>();
        try (HubDatabase database =
                HubDatabase.open(
                        on.settings(folder.resolve("hub")).database(),
                        sql -> {
                            if (sql.contains("store_day")) {
                                looked.add(sql);
                            }
                        })) {
            intake(database, Clock.fixed(Instant.now(), ZoneOffset.UTC))
                    .push(BATH, first.journal().from(4, 20));
        }

        assertThat(looked).as("whether it is complete, its addenda, a new one").hasSize(3);
        assertThat(day(DAY).addenda())
                .containsExactly(
                        addendum(
                                1,
                                today(),
                                money(IntStream.generate(() -> 1).limit(20).toArray())));
    }

    @Test
    void figuresOfACompleteDayThatChangeAreADifference() {
        completes();
        sells(first, 1);
        TestDatabase.update(hub.office().database(), "UPDATE retail_transaction SET addendum = 0");

        assertThat(hub.office().figures().differences())
                .containsExactly(
                        "The figures of store 1 on 2010-12-01 are not what they were when the day"
                                + " was complete.");
    }

    @Test
    void aTillThatWasRevokedIsNotWaitedForAndWhatItGaveOutIsAnAddendumOnceSomebodyBooksIt() {
        opens(first);
        opens(second);
        closes(first);
        hub.office().revocation().revoke(second.workstation(), "stolen");
        assertThat(day(DAY)).isEqualTo(complete(List.of()));

        second.journal().add(givesBack(second, 2));
        second.pushAll();
        assertThat(day(DAY)).isEqualTo(complete(List.of()));
        assertThat(hub.office().settlement().ofRefunds(second.workstation())).isEqualTo(1);
        assertThat(day(DAY)).isEqualTo(complete(List.of(), addendum(1, today(), money(-2))));
    }

    /// One candle sold, and nobody waited for.
    private void completes() {
        opens(first);
        sells(first, 1);
        closes(first);
        assertThat(day(DAY)).isEqualTo(complete(money(1)));
    }

    private static JournalEntry absurd(TillFixture till) {
        return new SaleCompleted(
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(1, CANDLE)
                        .through(
                                StoredValueSlip.unasked(card(StoredValueKind.GIFT_CARD, 1)),
                                pounds("-46116860184273879.00"))
                        .paidIn(Tender.CASH));
    }

    private static JournalEntry givesBack(TillFixture till, int candles) {
        return new ReturnCompleted(
                aReturn()
                        .numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(candles, CANDLE)
                        .paidIn(Tender.CASH));
    }

    private void pushesOn(LocalDate date, TillFixture till) {
        Clock noon = Clock.fixed(date.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        try (HubDatabase database =
                HubDatabase.open(
                        on.settings(folder.resolve("hub")).database(), StatementHook.NONE)) {
            intake(database, noon)
                    .push(till.store(), till.journal().from(till.journal().size(), 1));
        }
    }

    private static JournalIntake intake(HubDatabase database, Clock clock) {
        return new JournalIntake(
                database, clock, new IntakeCounts(), new SpareEpochs(new Random(1)));
    }

    private StoreDay day(LocalDate date) {
        return DayFixture.day(hub, BATH, date);
    }
}
