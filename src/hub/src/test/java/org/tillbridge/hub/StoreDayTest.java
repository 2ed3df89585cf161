package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.day.AbsenceOutcome;
import org.tillbridge.hub.day.StoreDay;
import org.tillbridge.hub.day.StoreDay.Addendum;
import org.tillbridge.hub.day.StoreDay.DayMoney;
import org.tillbridge.hub.day.StoreDay.Waiting;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/// The business day of a store: provisional, then complete and never changed, with addenda.
@OnEachDatabase
class StoreDayTest {
    private static final StoreId BATH = new StoreId(1);
    private static final LocalDate DAY = FIRST_OF_DECEMBER;
    private static final LocalDate DAY_BEFORE = DAY.minusDays(1);
    private static final LocalDate NOT_OVER = LocalDate.of(9000, 1, 1);

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
    void aDayIsProvisionalUntilEachActiveTillHasClosedItAndThenItsFiguresNeverChange() {
        opens(first);
        opens(second);
        sells(first, 1);
        sells(second, 2);
        closes(first);
        assertThat(day(DAY)).isEqualTo(provisional(money(1, 2), waiting(second, true)));

        closes(second);
        assertThat(day(DAY)).isEqualTo(complete(money(1, 2)));

        sells(second, 4);
        assertThat(day(DAY)).isEqualTo(complete(money(1, 2), addendum(1, today(), money(4))));
        assertThat(hub.office().figures().agree()).isTrue();
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

    @Test
    void aTillThatSaysNothingIsWaitedForUntilItIsDeclaredAbsentAndItsSalesAreAnAddendum() {
        opens(second, DAY_BEFORE);
        closes(second, DAY_BEFORE);
        opens(first);
        sells(first, 1);
        closes(first);
        assertThat(day(DAY)).isEqualTo(provisional(money(1), waiting(second, false)));

        assertThat(absent(second)).isEqualTo(new AbsenceOutcome.Declared());
        assertThat(day(DAY)).isEqualTo(complete(money(1)));

        opens(second);
        sells(second, 2);
        assertThat(day(DAY)).isEqualTo(complete(money(1), addendum(1, today(), money(2))));
        opens(first, DAY.plusDays(1));
        closes(first, DAY.plusDays(1));
        assertThat(day(DAY.plusDays(1)).completedAt()).as("still absent").isPresent();
        opens(second, DAY.plusDays(2));
        assertThat(day(DAY.plusDays(2)).waitsFor())
                .containsExactly(waiting(first, false), waiting(second, true));
        opens(first, DAY.plusDays(3));
        assertThat(day(DAY.plusDays(3)).waitsFor())
                .containsExactly(waiting(first, true), waiting(second, false));
    }

    @Test
    void aTillOfWhichTheHubHadEverythingWhenTheDateWasOverIsNotWaitedFor() {
        opens(second, DAY_BEFORE);
        closes(second, DAY_BEFORE);
        opens(first);
        closes(first);
        hub.office().healing().heard(second.workstation(), false);
        assertThat(day(DAY).waitsFor()).containsExactly(waiting(second, false));

        Instant over = DAY.plusDays(1).atStartOfDay(ZoneId.of("Europe/London")).toInstant();
        drained(second, over.minusMillis(1));
        assertThat(day(DAY).waitsFor()).containsExactly(waiting(second, false));
        drained(second, over);
        assertThat(day(DAY).completedAt()).isPresent();
    }

    @Test
    void aTillThatOpensADayAgainIsWaitedForAgain() {
        opens(first);
        opens(second);
        closes(first);
        opens(first);
        closes(second);
        assertThat(day(DAY).waitsFor()).containsExactly(waiting(first, true));

        closes(first);
        assertThat(day(DAY).completedAt()).isPresent();
    }

    /// Two shifts close one after the other under one date.
    @Test
    void aDayIsNotCompleteBeforeItsDateIsOverThoughAllHaveClosed() {
        opens(first, NOT_OVER);
        closes(first, NOT_OVER);

        assertThat(day(NOT_OVER).waitsFor()).isEmpty();
        sells(first, 1);
        assertThat(day(NOT_OVER).completedAt()).isEmpty();
        assertThat(day(NOT_OVER).money()).isEqualTo(money(1));
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

    @Test
    void theDayOfOneStoreIsNothingToAnother() {
        TillFixture bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
        opens(bristol);
        opens(first);
        closes(first);
        sells(bristol, 7);

        assertThat(day(DAY)).isEqualTo(complete(List.of()));
        assertThat(day(bristol.store(), DAY))
                .isEqualTo(
                        new StoreDay(
                                bristol.store(),
                                DAY,
                                Optional.empty(),
                                List.of(waiting(bristol, true)),
                                money(7),
                                List.of()));
        assertThat(hub.office().days().absent(BATH, DAY, bristol.workstation(), "dark"))
                .isInstanceOf(AbsenceOutcome.Refused.class);
    }

    @Test
    void nobodyIsDeclaredAbsentForWhomNobodyWaits() {
        assertThat(absent(first)).isEqualTo(refused("Nothing is known of this day in store 1."));
        opens(first);
        opens(second);
        closes(first);
        assertThat(absent(first)).isEqualTo(refused("Workstation 1 has closed the day."));
        TillFixture third = TillFixture.enrol(hub, 1, folder.resolve("third"));
        assertThat(absent(third))
                .isEqualTo(refused("Nobody waits for workstation 3 in store 1 on this day."));
        opens(third);
        assertThat(absent(second)).isEqualTo(new AbsenceOutcome.Declared());
        assertThat(absent(second)).isEqualTo(refused("Workstation 2 was declared absent before."));
        closes(third);
        assertThat(day(DAY).completedAt()).isPresent();
        assertThat(absent(third).toString()).contains("The day is complete since ");
    }

    @Test
    void aCloseThatIsCarriedInAnotherEpochClosesOnceHoweverOftenItComes() {
        opens(first);
        opens(first);
        ChainFixture lost = new ChainFixture(first.store(), first.workstation(), first.grant());
        lost.add(close(first, DAY), id(77));
        PushedEntry close = lost.all().entries().getFirst();
        for (int spare = 0; spare < 2; spare++) {
            ChainFixture carrying =
                    new ChainFixture(first.store(), first.workstation(), first.spare(spare));
            carrying.add(new Carried(close.header(), close.body()), id(78 + spare));
            first.push(carrying.all());
        }
        assertThat(day(DAY).waitsFor()).as("opened twice").containsExactly(waiting(first, true));

        closes(first);
        assertThat(day(DAY).completedAt()).isPresent();
    }

    @Test
    void aCloseWhoseBodyCannotBeReadClosesTheDay() {
        opens(first);
        first.journal()
                .add(
                        "TillClosed",
                        EntryCodec.VERSION,
                        "{\"odd\":1}",
                        first.journal().nextId(),
                        Optional.empty());

        assertThat(first.pushAll().results().getLast().parked()).hasSize(1);
        assertThat(day(DAY).completedAt()).isPresent();
    }

    @Test
    void aHubThatWasPutBackCompletesNothingBeforeItIsHealedAndThenTheSameFigures()
            throws Exception {
        int port = hub.address().getPort();
        opens(first);
        sells(first, 1);
        hub.close();
        on.copy(folder.resolve("hub"), folder.resolve("backup"));
        hub = Hub.start(on.settings(folder.resolve("hub")).withPort(port));
        sells(first, 2);
        closes(first);
        assertThat(day(DAY)).isEqualTo(complete(money(1, 2)));

        hub.close();
        hub = Hub.start(on.settings(folder.resolve("backup")).withPort(port));
        hub.office().healing().begin("A person put a backup back.");
        first.push(first.journal().from(3, 2));
        assertThat(day(DAY)).isEqualTo(provisional(money(1, 2)));
        hub.office().healing().end();

        assertThat(day(DAY)).isEqualTo(complete(money(1, 2)));
        assertThat(hub.office().figures().agree()).isTrue();
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
            intake(database, Clock.systemUTC()).push(BATH, first.journal().from(4, 20));
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
        hub.office()
                .database()
                .write(
                        transaction ->
                                transaction
                                        .statements()
                                        .update("UPDATE retail_transaction SET addendum = 0"));

        assertThat(hub.office().figures().differences())
                .containsExactly(
                        "The figures of store 1 on 2010-12-01 are not what they were when the day"
                                + " was complete.");
    }

    /// One candle sold, and nobody waited for.
    private void completes() {
        opens(first);
        sells(first, 1);
        closes(first);
        assertThat(day(DAY)).isEqualTo(complete(money(1)));
    }

    private static void opens(TillFixture till) {
        opens(till, DAY);
    }

    private static void opens(TillFixture till, LocalDate date) {
        till.journal().on(date).add(new TillOpened(date, pounds("100.00")));
        till.pushAll();
    }

    private static void closes(TillFixture till) {
        closes(till, DAY);
    }

    private static void closes(TillFixture till, LocalDate date) {
        till.journal().on(date).add(close(till, date));
        till.pushAll();
    }

    private static TillClosed close(TillFixture till, LocalDate date) {
        return new TillClosed(
                till.journal().nextNumber(), date, List.of(), pounds("0.00"), pounds("0.00"));
    }

    private static void sells(TillFixture till, int candles) {
        till.journal().add(sale(till, candles));
        till.pushAll();
    }

    private static JournalEntry sale(TillFixture till, int candles) {
        return new SaleCompleted(
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(candles, CANDLE)
                        .paidIn(Tender.CASH));
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

    private AbsenceOutcome absent(TillFixture till) {
        return hub.office().days().absent(BATH, DAY, till.workstation(), "dark");
    }

    private static AbsenceOutcome refused(String text) {
        return new AbsenceOutcome.Refused(text);
    }

    private static StoreDay complete(List<DayMoney> money, Addendum... addenda) {
        return new StoreDay(
                BATH, DAY, Optional.of(Instant.EPOCH), List.of(), money, List.of(addenda));
    }

    private static StoreDay provisional(List<DayMoney> money, Waiting... waitsFor) {
        return new StoreDay(BATH, DAY, Optional.empty(), List.of(waitsFor), money, List.of());
    }

    private static Waiting waiting(TillFixture till, boolean isOpen) {
        return new Waiting(till.workstation(), "Till " + till.workstation().number(), isOpen);
    }

    private static Addendum addendum(int number, LocalDate receivedOn, List<DayMoney> money) {
        return new Addendum(number, receivedOn, money);
    }

    /// Of sales, or returns, of so many candles each.
    private static List<DayMoney> money(int... candles) {
        List<RetailTransaction> each =
                IntStream.of(candles)
                        .mapToObj(
                                units ->
                                        units < 0
                                                ? aReturn().of(-units, CANDLE).paidIn(Tender.CASH)
                                                : aSale().of(units, CANDLE).paidIn(Tender.CASH))
                        .toList();
        return List.of(
                new DayMoney(
                        "GBP",
                        each.size(),
                        each.stream().mapToLong(one -> one.total().getAmountMinorLong()).sum(),
                        each.stream()
                                .flatMap(one -> one.taxes().stream())
                                .mapToLong(tax -> tax.tax().getAmountMinorLong())
                                .sum()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    private static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x9000_0000_0000_0000L | n);
    }

    private void drained(TillFixture till, Instant at) {
        hub.office()
                .database()
                .write(
                        transaction ->
                                transaction
                                        .statements()
                                        .update(
                                                """
                                                UPDATE workstation_heard SET drained_at = ?
                                                WHERE workstation = ?\
                                                """,
                                                at.toEpochMilli(),
                                                till.workstation().number()));
    }

    /// As it stands; since when it is complete is not looked at.
    private StoreDay day(LocalDate date) {
        hub.office().days().complete();
        return day(BATH, date);
    }

    private StoreDay day(StoreId store, LocalDate date) {
        StoreDay day =
                hub.office().days().list(Optional.of(store), Optional.of(date), 1).getFirst();
        return new StoreDay(
                day.store(),
                day.businessDate(),
                day.completedAt().map(_ -> Instant.EPOCH),
                day.waitsFor(),
                day.money(),
                day.addenda());
    }
}
