package org.tillbridge.pos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.receipt.ReceiptPdf;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayFigures.DepartmentTally;
import org.tillbridge.pos.report.DayFigures.Tally;
import org.tillbridge.pos.report.DayReports.AtHub;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.TransactionSummary;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What X and Z reports say.
class DayReportsTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aReportAddsUpWhatHappenedSinceTheTillWasOpened() {
        aBusyDay();

        DayFigures x = till.reports.open().orElseThrow();

        assertThat(x.sales()).isEqualTo(new Tally(2, pounds("9.61")));
        assertThat(x.returns()).isEqualTo(new Tally(1, pounds("-2.55")));
        assertThat(x.departments())
                .containsExactly(new DepartmentTally(3, "Gifts", new Tally(2, pounds("7.06"))));
        assertThat(x.tenders()).isEqualTo(Map.of(Tender.CASH, pounds("7.06")));
        assertThat(x.voids()).isEqualTo(new Tally(1, pounds("2.55")));
        assertThat(x.overrides()).isEqualTo(new Tally(1, pounds("-1.36")));
        assertThat(x.moved(CashMovement.PAID_OUT)).isEqualTo(new Tally(1, pounds("12.50")));
        assertThat(x.noSales()).isEqualTo(1);
        assertThat(x.cashExpected()).isEqualTo(pounds("94.56"));
        assertThat(x.closed()).isEmpty();
    }

    /// odoo/odoo#254401: a report whose payments differ from its sales.
    @Test
    void salesAreTheTendersAndTheDepartmentsToTheCent() {
        aBusyDay();

        DayFigures x = till.reports.open().orElseThrow();

        assertThat(x.tendered()).isEqualTo(x.revenue());
        assertThat(
                        x.departments().stream()
                                .map(one -> one.tally().amount())
                                .reduce(Money.zero(GBP), Money::plus))
                .isEqualTo(x.revenue());
        assertThat(x.taxes().stream().map(tax -> tax.gross()).reduce(Money.zero(GBP), Money::plus))
                .isEqualTo(x.revenue());
    }

    @Test
    void aZReportIsTheSameWheneverItIsMade() {
        aBusyDay();
        TillClosed closing = closed("94.00");
        DayFigures z = till.reports.of(closing.number(), TillOnDisk.DAY).orElseThrow();
        assertThat(z.closed().orElseThrow().entry()).isEqualTo(closing);
        till.clock().forward(Duration.ofHours(20));
        till.day.open(TillOnDisk.DAY.plusDays(1), pounds("100"));
        sell("22214");

        till = till.restarted();

        assertThat(till.reports.of(closing.number(), TillOnDisk.DAY)).contains(z);
    }

    /// It waited for a printer that was silent.
    @Test
    void aZReportThatIsPrintedTheDayAfterListsWhatWasSetAsideWhenTheTillWasClosed() {
        till.sale.scan("22214");
        till.openSale.suspend();
        TillClosed closing = closed("100.00");
        DayFigures z = till.reports.of(closing.number(), TillOnDisk.DAY).orElseThrow();
        List<ReceiptRow> printed = till.paper.rows(z, texts());
        assertThat(printed).contains(new ReceiptRow.Note("Suspended sales, carried over"));
        till.clock().forward(Duration.ofHours(20));
        till.day.open(TillOnDisk.DAY.plusDays(1), pounds("100"));
        till.openSale.resume(till.openSale.suspended().getFirst().entry().header().entryId());
        pay();
        till.sale.scan("20886");
        till.openSale.suspend();

        till = till.restarted();

        assertThat(till.paper.rows(z, texts())).isEqualTo(printed);
    }

    /// Two shifts on one day: each close is of its own, and the grand totals run on.
    @Test
    void aSecondShiftOfTheDayStartsAtNothingAndGrandTotalsNever() {
        aBusyDay();
        TillClosed first = closed("94.56");
        till.day.open(TillOnDisk.DAY, pounds("50"));
        sell("22214");

        TillClosed second = closed("52.55");

        DayFigures z = till.reports.of(second.number(), TillOnDisk.DAY).orElseThrow();
        assertThat(z.sales()).isEqualTo(new Tally(1, pounds("2.55")));
        assertThat(first.grandTotals()).contains(new GrandTotals(pounds("9.61"), pounds("-2.55")));
        assertThat(second.grandTotals())
                .contains(new GrandTotals(pounds("12.16"), pounds("-2.55")));
        assertThat(second.expected()).isEqualTo(pounds("52.55"));
    }

    @Test
    void aZReportOnPaperSaysAllOfIt() {
        aBusyDay();
        TillClosed closing = closed("94.00");
        DayFigures z = till.reports.of(closing.number(), TillOnDisk.DAY).orElseThrow();

        String paper = paper(z, new AtHub(Optional.empty(), 0));

        assertThat(paper)
                .contains("Z report 1-2-1-000004", "Wednesday, 1 December 2010")
                .contains("Sales, 2 9.61", "Returns, 1 −2.55", "Gifts, 2 7.06")
                .contains("Voided lines, 1 2.55", "Other prices, 1 −1.36")
                .contains("Paid out, 1 −12.50", "Drawer opened without a sale 1")
                .contains("Expected 94.56", "Counted 94.00", "Short £0.56", "wrong change")
                .contains("Ever sold on this till 9.61", "Ever given back −2.55")
                .contains("Numbers 1-2-1-000001 to 1-2-1-000004")
                .contains("Provisional: nothing of it is at the hub yet");
    }

    @Test
    void whatShouldBeInTheTillStandsOnNoXReport() {
        aBusyDay();

        assertThat(paper(till.reports.open().orElseThrow(), new AtHub(Optional.empty(), 0)))
                .contains("X report")
                .doesNotContain("Expected", "94.56");
    }

    @Test
    void aReportSaysUpToWhichNumberTheHubHasItAndWhatIsParked() {
        aBusyDay();
        till.put(Shop.STORE, new ReflectedRow(Shop.TILL, Shop.EPOCH, 3));
        till.put(
                Shop.STORE,
                new ParkedRow(
                        Shop.TILL, Shop.EPOCH, 3, new ParkedEffect("stock/1", "unknownItem", "")));

        AtHub hub = till.reports.atHub();

        assertThat(hub).isEqualTo(new AtHub(TransactionNumber.parse("1-2-1-000001"), 1));
        assertThat(paper(till.reports.open().orElseThrow(), hub))
                .contains("At the hub up to number 1-2-1-000001")
                .contains("1 entry waits at the hub for a person");
        till.put(Shop.STORE, new ReflectedRow(Shop.TILL, Shop.EPOCH, 1000));
        assertThat(paper(till.reports.open().orElseThrow(), till.reports.atHub()))
                .contains("All of it is at the hub");
    }

    /// odoo/odoo#27014
    @Test
    void aDayIsClosedThoughAnEntryIsParkedAtTheHubAndItsReportSaysSo() {
        aBusyDay();
        till.put(
                Shop.STORE,
                new ParkedRow(
                        Shop.TILL, Shop.EPOCH, 3, new ParkedEffect("stock/1", "unknownItem", "")));

        TillClosed closing = closed("94.56");

        assertThat(till.day.openDay()).isEmpty();
        assertThat(
                        paper(
                                till.reports
                                        .of(closing.number(), closing.businessDate())
                                        .orElseThrow(),
                                till.reports.atHub()))
                .contains("Z report")
                .contains("1 entry waits at the hub for a person");
    }

    @Test
    void aReportIsAPdfThatCanBeRead() {
        aBusyDay();
        Texts texts = texts();
        ReportLayout layout = new ReportLayout(texts);
        DayFigures x = till.reports.open().orElseThrow();

        byte[] pdf =
                new ReceiptPdf(texts)
                        .pdf(
                                layout.rows(
                                        x,
                                        source(),
                                        new AtHub(Optional.empty(), 0),
                                        DayReports.CarriedOver.NOTHING),
                                layout.title(x));

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    /// An hour that is left out, and one that comes twice: half past one is sold in before and
    /// after the clocks go back.
    @ParameterizedTest
    @CsvSource({"2011-03-26", "2011-10-29"})
    void aNightOnWhichTheClocksChangeIsOneBusinessDay(LocalDate eve) {
        till.day.close(List.of());
        at(eve.atTime(20, 0).atZone(LONDON).toInstant());
        till.day.open(eve, pounds("100"));
        sell("22214");
        at(eve.plusDays(1).atTime(0, 30).toInstant(ZoneOffset.UTC));
        sell("22214");
        at(eve.plusDays(1).atTime(1, 30).toInstant(ZoneOffset.UTC));
        sell("22214");

        DayFigures x = till.reports.open().orElseThrow();

        assertThat(x.businessDate()).isEqualTo(eve);
        assertThat(x.sales().count()).isEqualTo(3);
        assertThat(till.journal.reader().transactionsOf(eve))
                .extracting(TransactionSummary::completedAt)
                .hasSize(3)
                .isSorted();
        assertThat(till.day.proposedDate()).isEqualTo(eve.plusDays(1));
    }

    private void at(Instant moment) {
        till.clock().forward(Duration.between(till.clock().instant(), moment));
    }

    private void aBusyDay() {
        sell("22214");
        till.sale.scan("22214");
        till.sale.voidLine(1);
        till.sale.addAtPrice(
                till.shelf.find(ItemCode.parse("20886").orElseThrow()).getFirst(),
                UnitPrice.of(pounds("2.85")),
                "scratched");
        till.sale.scan("20886");
        pay();
        till.returns.scan("22214", Terms.USUAL);
        till.returns.refund(till.openSale.basket().orElseThrow().transaction().id());
        till.drawer.move(CashMovement.PAID_OUT, pounds("12.50"), "window cleaner");
        till.drawer.noSale("change for a note");
    }

    private void sell(String code) {
        till.sale.scan(code);
        pay();
    }

    private void pay() {
        till.tender.payCash(
                till.openSale.basket().orElseThrow().transaction().id(), pounds("50.00"));
    }

    private TillClosed closed(String counted) {
        return ((ClosingOutcome.Closed)
                        till.day.close(
                                List.of(
                                        new DenominationCount(
                                                pounds("0.01"),
                                                (int) pounds(counted).getAmountMinorLong())),
                                "wrong change"))
                .closing();
    }

    private static String paper(DayFigures figures, AtHub hub) {
        StringBuilder paper = new StringBuilder();
        for (ReceiptRow row :
                new ReportLayout(texts())
                        .rows(figures, source(), hub, DayReports.CarriedOver.NOTHING)) {
            paper.append(
                            switch (row) {
                                case ReceiptRow.Title(String text) -> text;
                                case ReceiptRow.Centred(String text) -> text;
                                case ReceiptRow.Note(String text) -> text;
                                case ReceiptRow.Amount(String text, String amount, boolean _) ->
                                        text + " " + amount;
                                case ReceiptRow.Rule() -> "";
                                case ReceiptRow.Qr(String content) -> content;
                                case ReceiptRow.Pass _ -> "";
                            })
                    .append('\n');
        }
        return paper.toString();
    }

    private static ReportLayout.Source source() {
        return new ReportLayout.Source("Bath", "Till 2", "A. Morgan");
    }

    private static Texts texts() {
        return new Texts(Locale.UK, LONDON, GBP);
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
