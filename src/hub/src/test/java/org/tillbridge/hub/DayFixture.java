package org.tillbridge.hub;

import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.tillbridge.hub.day.StoreDay;
import org.tillbridge.hub.day.StoreDay.Addendum;
import org.tillbridge.hub.day.StoreDay.DayMoney;
import org.tillbridge.hub.day.StoreDay.Waiting;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What tills do on a business day, and what becomes of it.
final class DayFixture {
    static final StoreId BATH = new StoreId(1);
    static final LocalDate DAY = FIRST_OF_DECEMBER;
    static final LocalDate DAY_BEFORE = DAY.minusDays(1);

    private DayFixture() {}

    static void opens(TillFixture till) {
        opens(till, DAY);
    }

    static void opens(TillFixture till, LocalDate date) {
        till.journal().on(date).add(new TillOpened(date, pounds("100.00")));
        till.pushAll();
    }

    static void closes(TillFixture till) {
        closes(till, DAY);
    }

    static void closes(TillFixture till, LocalDate date) {
        till.journal().on(date).add(close(till, date));
        till.pushAll();
    }

    static TillClosed close(TillFixture till, LocalDate date) {
        return new TillClosed(
                till.journal().nextNumber(), date, List.of(), pounds("0.00"), pounds("0.00"));
    }

    static void sells(TillFixture till, int candles) {
        till.journal().add(sale(till, candles));
        till.pushAll();
    }

    static JournalEntry sale(TillFixture till, int candles) {
        return new SaleCompleted(
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(candles, CANDLE)
                        .paidIn(Tender.CASH));
    }

    static StoreDay complete(List<DayMoney> money, Addendum... addenda) {
        return new StoreDay(
                BATH,
                DAY,
                Optional.of(Instant.EPOCH),
                List.of(),
                List.of(),
                money,
                List.of(addenda));
    }

    static StoreDay provisional(List<DayMoney> money, Waiting... waitsFor) {
        return new StoreDay(
                BATH, DAY, Optional.empty(), List.of(waitsFor), List.of(), money, List.of());
    }

    static Waiting waiting(TillFixture till, boolean isOpen) {
        return new Waiting(till.workstation(), "Till " + till.workstation().number(), isOpen);
    }

    static Addendum addendum(int number, LocalDate receivedOn, List<DayMoney> money) {
        return new Addendum(number, receivedOn, money);
    }

    /// Of sales, or returns, of so many candles each.
    static List<DayMoney> money(int... candles) {
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

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    /// As it stands; since when it is complete, and who is absent, is not looked at.
    static StoreDay day(Hub hub, StoreId store, LocalDate date) {
        hub.office().days().complete();
        StoreDay day = hub.office().days().of(store, date).orElseThrow();
        return new StoreDay(
                day.store(),
                day.businessDate(),
                day.completedAt().map(_ -> Instant.EPOCH),
                day.waitsFor(),
                List.of(),
                day.money(),
                day.addenda());
    }
}
