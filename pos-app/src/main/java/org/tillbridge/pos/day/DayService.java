package org.tillbridge.pos.day;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.Denominations;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.sync.journal.DayTotals;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.TillCounted;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.TransactionSummary;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Opens and closes the business day of this workstation, and says how it stands. A sale counts to
/// the day that is open, whatever the clock says.
public final class DayService {
    private static final int FAMILIAR_DAYS = 7;

    private final DayBook dayBook;
    private final Session session;
    private final Clock clock;
    private final Supplier<ZoneId> timeZone;
    private final BooleanSupplier saleIsOpen;

    /// @param timeZone of the store
    /// @param saleIsOpen whether a sale is being rung
    public DayService(
            DayBook dayBook,
            Session session,
            Clock clock,
            Supplier<ZoneId> timeZone,
            BooleanSupplier saleIsOpen) {
        this.dayBook = dayBook;
        this.session = session;
        this.clock = clock;
        this.timeZone = timeZone;
        this.saleIsOpen = saleIsOpen;
    }

    /// Whether a sale is being rung, with which the day cannot be closed.
    public boolean isSaleInTheWay() {
        return saleIsOpen.getAsBoolean();
    }

    public Optional<TillOpened> openDay() {
        return dayBook.openDay();
    }

    /// The date in the store.
    public LocalDate proposedDate() {
        return LocalDate.ofInstant(clock.instant(), timeZone.get());
    }

    public OpeningOutcome open(LocalDate date, Money openingFloat) {
        Optional<TillOpened> open = dayBook.openDay();
        if (open.isPresent()) {
            return new OpeningOutcome.AlreadyOpen(open.get().businessDate());
        }
        if (openingFloat.isNegative()
                || openingFloat.isGreaterThan(
                        Denominations.mostInDrawer(openingFloat.getCurrencyUnit()))) {
            return new OpeningOutcome.AbsurdFloat();
        }
        Optional<LocalDate> last = dayBook.reader().lastClose().map(TillClosed::businessDate);
        if (last.isPresent()
                && Math.abs(ChronoUnit.DAYS.between(last.get(), date)) > FAMILIAR_DAYS
                && session.permit(Right.DISTANT_BUSINESS_DAY).isEmpty()) {
            return new OpeningOutcome.NeedsManager(last.get());
        }
        TillOpened opening = new TillOpened(date, openingFloat);
        return switch (dayBook.open(opening)) {
            case Written.OnDisk _ -> new OpeningOutcome.Opened(opening);
            case Written.NotWritten(var why) -> new OpeningOutcome.NotWritten(why);
        };
    }

    /// How the open day stands; empty if none is open.
    public Optional<DayTotals> totals() {
        return dayBook.openDay().flatMap(day -> dayBook.reader().dayTotals(day.businessDate()));
    }

    /// What was completed on a day, in order.
    public List<TransactionSummary> transactions(LocalDate businessDate) {
        return dayBook.reader().transactionsOf(businessDate);
    }

    /// The business day before another: the nearest on which something was completed, or the open
    /// one.
    public Optional<LocalDate> before(LocalDate businessDate) {
        return Stream.concat(
                        dayBook.reader().dayBefore(businessDate).stream(),
                        dayBook.openDate().filter(open -> open.isBefore(businessDate)).stream())
                .max(Comparator.naturalOrder());
    }

    /// The one after it.
    public Optional<LocalDate> after(LocalDate businessDate) {
        return Stream.concat(
                        dayBook.reader().dayAfter(businessDate).stream(),
                        dayBook.openDate().filter(open -> open.isAfter(businessDate)).stream())
                .min(Comparator.naturalOrder());
    }

    /// Records what was counted, before anyone is told what should be there. It can be counted
    /// again; each count stays in the journal.
    public CountOutcome count(List<DenominationCount> counts) {
        Optional<DayTotals> totals = totals();
        if (totals.isEmpty()) {
            return new CountOutcome.NoDayOpen();
        }
        if (saleIsOpen.getAsBoolean()) {
            return new CountOutcome.SaleInTheWay();
        }
        if (session.permit(Right.TILL_CLOSE).isEmpty()) {
            return new CountOutcome.NotAllowed(Right.TILL_CLOSE);
        }
        Money expected = totals.get().cashExpected();
        TillCounted counted =
                new TillCounted(
                        totals.get().businessDate(),
                        counts,
                        sum(counts, expected.getCurrencyUnit()),
                        expected);
        return switch (dayBook.fact(counted)) {
            case Written.OnDisk _ -> new CountOutcome.Counted(counted);
            case Written.NotWritten(var why) -> new CountOutcome.NotWritten(why);
        };
    }

    /// Closes the day with what was counted, and no word on why it was more or less.
    public ClosingOutcome close(List<DenominationCount> counts) {
        return close(counts, "");
    }

    /// Closes the day with what was counted; any count closes. What should be there is read from
    /// the journal.
    ///
    /// @param reason why more or less was counted; may be empty
    public ClosingOutcome close(List<DenominationCount> counts, String reason) {
        Optional<DayTotals> totals = totals();
        if (totals.isEmpty()) {
            return new ClosingOutcome.NoDayOpen();
        }
        if (saleIsOpen.getAsBoolean()) {
            return new ClosingOutcome.SaleInTheWay();
        }
        if (session.permit(Right.TILL_CLOSE).isEmpty()) {
            return new ClosingOutcome.NotAllowed(Right.TILL_CLOSE);
        }
        Optional<Refusal> refusal = SaleLimits.againstNote(reason);
        if (refusal.isPresent()) {
            return new ClosingOutcome.Refused(refusal.get());
        }
        Money expected = totals.get().cashExpected();
        Money counted = sum(counts, expected.getCurrencyUnit());
        GrandTotals grandTotals = dayBook.reader().grandTotals(expected.getCurrencyUnit());
        Written written =
                dayBook.close(
                        number ->
                                new TillClosed(
                                        number,
                                        totals.get().businessDate(),
                                        counts,
                                        counted,
                                        expected,
                                        reason.strip(),
                                        Optional.of(grandTotals)));
        return switch (written) {
            case Written.OnDisk(var committed) ->
                    new ClosingOutcome.Closed(
                            (TillClosed) committed.fact(), counted.minus(expected));
            case Written.NotWritten(var why) -> new ClosingOutcome.NotWritten(why);
        };
    }

    private static Money sum(List<DenominationCount> counts, CurrencyUnit currency) {
        return counts.stream()
                .map(count -> count.denomination().multipliedBy(count.pieces()))
                .reduce(Money.zero(currency), Money::plus);
    }
}
