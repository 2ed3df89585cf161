package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.DayFixture.BATH;
import static org.tillbridge.hub.DayFixture.DAY;
import static org.tillbridge.hub.DayFixture.DAY_BEFORE;
import static org.tillbridge.hub.DayFixture.addendum;
import static org.tillbridge.hub.DayFixture.close;
import static org.tillbridge.hub.DayFixture.closes;
import static org.tillbridge.hub.DayFixture.complete;
import static org.tillbridge.hub.DayFixture.money;
import static org.tillbridge.hub.DayFixture.opens;
import static org.tillbridge.hub.DayFixture.provisional;
import static org.tillbridge.hub.DayFixture.sells;
import static org.tillbridge.hub.DayFixture.today;
import static org.tillbridge.hub.DayFixture.waiting;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.day.AbsenceOutcome;
import org.tillbridge.hub.day.StoreDay;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The business day of a store: provisional, then complete and never changed, with addenda.
@OnEachDatabase
class StoreDayTest {
    private static final LocalDate NOT_OVER = LocalDate.of(9000, 1, 1);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final int port = LastingPort.find();
    private Hub hub;
    private TillFixture first;
    private TillFixture second;

    @BeforeEach
    void start() throws Exception {
        hub =
                ForkTest.openedHub(
                        on.settings(folder.resolve("hub")).withPort(port), folder.resolve("shop"));
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

    /// Two such sales together are more than any number in the books.
    @Test
    void aSaleOfMoreThanAnyBooksHoldIsParkedAndItsDayIsCompletedWithoutIt() {
        opens(first);
        opens(second);
        List<ParkedEffect> parked = new ArrayList<>();
        for (TillFixture till : List.of(first, second)) {
            till.journal().add(absurdSale(till));
            parked.addAll(till.pushAll().results().getLast().parked());
            sells(till, 1);
            closes(till);
        }

        assertThat(day(DAY)).isEqualTo(complete(money(1, 1)));
        assertThat(parked)
                .hasSize(2)
                .containsOnly(
                        new ParkedEffect(
                                "entry",
                                "notPossible",
                                "No books hold an amount of GBP 80000000000000000.00."));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private static SaleCompleted absurdSale(TillFixture till) {
        return new SaleCompleted(
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(2_000_000_000, article(1, "21201", "Candle", 4_000_000_000L))
                        .paidIn(Tender.CASH));
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
    void theDayOfOneStoreIsNothingToAnother() {
        TillFixture bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
        opens(bristol);
        opens(first);
        closes(first);
        sells(bristol, 7);

        assertThat(day(DAY)).isEqualTo(complete(List.of()));
        assertThat(DayFixture.day(hub, bristol.store(), DAY))
                .isEqualTo(
                        new StoreDay(
                                bristol.store(),
                                DAY,
                                Optional.empty(),
                                List.of(waiting(bristol, true)),
                                List.of(),
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
            carrying.add(new Carried(close.header(), close.body(), List.of()), id(78 + spare));
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

    /// SQLite has no number for what is too large, and no code for that.
    @Test
    void aStoreWhoseFiguresAreTooLargeHoldsUpNoOther() throws Exception {
        TillFixture bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
        List<TillFixture> tills = List.of(first, second, bristol);
        for (TillFixture till : tills) {
            opens(till);
            sells(till, 1);
        }
        TestDatabase.update(
                hub.office().database(),
                "UPDATE sales_total SET total = ? WHERE store = 1",
                Long.MAX_VALUE);

        tills.forEach(DayFixture::closes);
        hub.office().days().complete();

        List<Integer> complete =
                hub.office()
                        .database()
                        .read(
                                sql ->
                                        sql.list(
                                                """
                                                SELECT store FROM store_day
                                                WHERE completed_at IS NOT NULL\
                                                """,
                                                row -> row.getInt(1)));
        assertThat(complete).containsExactly(bristol.store().number());
    }

    private AbsenceOutcome absent(TillFixture till) {
        return hub.office().days().absent(BATH, DAY, till.workstation(), "dark");
    }

    private static AbsenceOutcome refused(String text) {
        return new AbsenceOutcome.Refused(text);
    }

    private static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x9000_0000_0000_0000L | n);
    }

    private void drained(TillFixture till, Instant at) {
        TestDatabase.update(
                hub.office().database(),
                "UPDATE workstation_heard SET drained_at = ? WHERE workstation = ?",
                at.toEpochMilli(),
                till.workstation().number());
    }

    private StoreDay day(LocalDate date) {
        return DayFixture.day(hub, BATH, date);
    }
}
