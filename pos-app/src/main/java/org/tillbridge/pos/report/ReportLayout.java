package org.tillbridge.pos.report;

import org.joda.money.Money;
import org.tillbridge.pos.offline.OfflinePayment;
import org.tillbridge.pos.offline.OfflineWords;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayFigures.Close;
import org.tillbridge.pos.report.DayFigures.DepartmentTally;
import org.tillbridge.pos.report.DayFigures.Tally;
import org.tillbridge.pos.report.DayReports.AtHub;
import org.tillbridge.pos.report.DayReports.CarriedOver;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts an X or Z report into rows, in the form of a receipt. A Z report is one whose till is
/// closed; what should have been in the till stands on no other.
public final class ReportLayout {
    private static final ReceiptRow RULE = new ReceiptRow.Rule();

    private final Texts texts;

    public ReportLayout(Texts texts) {
        this.texts = texts;
    }

    /// Where a report is from.
    public record Source(String store, String workstation, String operator) {}

    /// @param carried what is not over yet, also where the day closes
    public List<ReceiptRow> rows(DayFigures day, Source source, AtHub hub, CarriedOver carried) {
        List<ReceiptRow> rows = new ArrayList<>(head(day, source));
        rows.add(RULE);
        takings(day, rows);
        departments(day, rows);
        taxes(day, rows);
        tenders(day, rows);
        exceptions(day, rows);
        rows.add(RULE);
        drawer(day, rows);
        day.closed().map(Close::entry).ifPresent(close -> counted(close, rows));
        day.closed()
                .flatMap(close -> close.entry().grandTotals())
                .ifPresent(totals -> grandTotals(totals, rows));
        suspended(carried.suspended(), day.businessDate(), rows);
        cards("offline.waiting", carried.cards().waiting(), rows);
        cards("offline.refused", carried.cards().refused(), rows);
        rows.add(RULE);
        foot(day, hub, rows);
        return List.copyOf(rows);
    }

    /// "Z report 1-2-1-000240", "X report".
    public String title(DayFigures day) {
        return day.closed()
                .map(close -> texts.text("report.z", close.entry().number().toString()))
                .orElseGet(() -> texts.text("report.x"));
    }

    private List<ReceiptRow> head(DayFigures day, Source source) {
        List<ReceiptRow> rows = new ArrayList<>();
        rows.add(new ReceiptRow.Title(source.store()));
        rows.add(new ReceiptRow.Centred(title(day)));
        rows.add(new ReceiptRow.Centred(texts.longDate(day.businessDate())));
        rows.add(
                new ReceiptRow.Centred(
                        texts.text("report.where", source.workstation(), source.operator())));
        rows.add(
                new ReceiptRow.Centred(
                        texts.text(
                                "report.opened",
                                texts.date(texts.dateOf(day.openedAt())),
                                texts.time(day.openedAt()))));
        day.closed()
                .map(Close::at)
                .ifPresent(
                        at ->
                                rows.add(
                                        new ReceiptRow.Centred(
                                                texts.text(
                                                        "report.closed",
                                                        texts.date(texts.dateOf(at)),
                                                        texts.time(at)))));
        return rows;
    }

    private void takings(DayFigures day, List<ReceiptRow> rows) {
        rows.add(tally("day.sales", day.sales()));
        rows.add(tally("day.returns", day.returns()));
        rows.add(
                new ReceiptRow.Amount(
                        texts.text("screen.takings"), texts.money(day.revenue()), true));
    }

    private void departments(DayFigures day, List<ReceiptRow> rows) {
        if (!day.departments().isEmpty() || day.giftCards().count() > 0) {
            rows.add(RULE);
        }
        for (DepartmentTally one : day.departments()) {
            String name = one.name().isEmpty() ? texts.text("report.noDepartment") : one.name();
            rows.add(plain(counted(name, one.tally().count()), one.tally().amount()));
        }
        if (day.giftCards().count() > 0) {
            rows.add(tally("report.giftCards", day.giftCards()));
        }
    }

    private void taxes(DayFigures day, List<ReceiptRow> rows) {
        if (!day.taxes().isEmpty()) {
            rows.add(RULE);
        }
        for (TaxTotal tax : day.taxes()) {
            rows.add(plain(texts.tax("receipt.tax", tax), tax.tax()));
        }
    }

    private void tenders(DayFigures day, List<ReceiptRow> rows) {
        rows.add(RULE);
        for (Map.Entry<Tender, Money> one : new TreeMap<>(day.tenders()).entrySet()) {
            rows.add(plain(texts.text("tenderKind." + CamelCase.of(one.getKey())), one.getValue()));
        }
        rows.add(plain(texts.text("report.tendered"), day.tendered()));
    }

    private void exceptions(DayFigures day, List<ReceiptRow> rows) {
        rows.add(RULE);
        rows.add(tally("day.voids", day.voids()));
        rows.add(tally("report.discounts", day.discounts()));
        if (day.manualDiscounts().count() != 0) {
            rows.add(tally("report.manualDiscounts", day.manualDiscounts()));
        }
        rows.add(tally("report.overrides", day.overrides()));
        if (day.exempt().count() != 0) {
            rows.add(tally("report.exempt", day.exempt()));
        }
        rows.add(count("report.noSales", day.noSales()));
        rows.add(count("report.approvals", day.approvals()));
        if (day.signatures().late() > 0) {
            rows.add(count("report.signedLate", day.signatures().late()));
        }
        if (day.signatures().missing() > 0) {
            rows.add(count("report.unsigned", day.signatures().missing()));
        }
    }

    private void drawer(DayFigures day, List<ReceiptRow> rows) {
        rows.add(plain(texts.text("day.float"), day.openingFloat()));
        rows.add(plain(texts.text("day.cashTaken"), day.cashTaken()));
        rows.add(plain(texts.text("day.cashRefunded"), day.cashRefunded()));
        for (CashMovement movement : CashMovement.values()) {
            Tally tally = day.moved(movement);
            rows.add(
                    plain(
                            counted(texts.text("drawer." + CamelCase.of(movement)), tally.count()),
                            movement == CashMovement.PAID_IN
                                    ? tally.amount()
                                    : tally.amount().negated()));
        }
    }

    private void counted(TillClosed close, List<ReceiptRow> rows) {
        Money over = close.counted().minus(close.expected());
        rows.add(plain(texts.text("count.expected"), close.expected()));
        rows.add(plain(texts.text("count.counted"), close.counted()));
        rows.add(
                new ReceiptRow.Amount(texts.text(difference(over)), texts.money(over.abs()), true));
        if (!close.reason().isEmpty()) {
            rows.add(new ReceiptRow.Note(close.reason()));
        }
    }

    /// The key of what a difference is called.
    public static String difference(Money over) {
        if (over.isZero()) {
            return "count.exact";
        }
        return over.isPositive() ? "count.over" : "count.short";
    }

    private void grandTotals(GrandTotals totals, List<ReceiptRow> rows) {
        rows.add(RULE);
        rows.add(plain(texts.text("report.everSold"), totals.sold()));
        rows.add(plain(texts.text("report.everReturned"), totals.returned()));
    }

    /// One that was carried over before says of which day it is.
    private void suspended(List<SaleSuspended> sales, LocalDate today, List<ReceiptRow> rows) {
        if (!sales.isEmpty()) {
            rows.add(RULE);
            rows.add(new ReceiptRow.Note(texts.text("day.suspended")));
        }
        for (SaleSuspended sale : sales) {
            rows.add(
                    plain(
                            texts.timeOrDay(sale.at(), today)
                                    + " · "
                                    + texts.text("basket.lines", sale.lines(), 0),
                            sale.total()));
        }
    }

    private void cards(String key, List<OfflinePayment> payments, List<ReceiptRow> rows) {
        if (!payments.isEmpty()) {
            rows.add(RULE);
            rows.add(new ReceiptRow.Note(texts.text(key)));
        }
        for (OfflinePayment one : payments) {
            rows.add(plain(new OfflineWords(texts).row(one), one.amount()));
        }
    }

    private void foot(DayFigures day, AtHub hub, List<ReceiptRow> rows) {
        day.firstNumber()
                .ifPresent(
                        first ->
                                rows.add(
                                        new ReceiptRow.Centred(
                                                texts.text(
                                                        "report.numbers",
                                                        first.toString(),
                                                        day.lastNumber().orElse(first)))));
        rows.add(new ReceiptRow.Centred(confirmed(day, hub)));
        if (hub.parked() > 0) {
            rows.add(new ReceiptRow.Centred(texts.text("report.parked", hub.parked())));
        }
    }

    /// How much of it the hub is known to have.
    public String confirmed(DayFigures day, AtHub hub) {
        Optional<TransactionNumber> last = day.lastNumber();
        if (hub.upTo().isEmpty()) {
            return texts.text("report.provisional");
        }
        TransactionNumber upTo = hub.upTo().get();
        boolean all = last.filter(number -> isWithin(number, upTo)).isPresent();
        return all ? texts.text("day.allAtHub") : texts.text("report.upTo", upTo.toString());
    }

    /// A later series begins where an earlier one ended.
    private static boolean isWithin(TransactionNumber number, TransactionNumber upTo) {
        return number.series() == upTo.series()
                ? number.number() <= upTo.number()
                : number.series() < upTo.series();
    }

    private ReceiptRow tally(String key, Tally tally) {
        return plain(counted(texts.text(key), tally.count()), tally.amount());
    }

    private ReceiptRow count(String key, int count) {
        return new ReceiptRow.Amount(texts.text(key), Integer.toString(count), false);
    }

    private String counted(String name, int count) {
        return count == 0 ? name : texts.text("report.counted", name, count);
    }

    private ReceiptRow plain(String name, Money amount) {
        return new ReceiptRow.Amount(name, texts.amount(amount), false);
    }
}
