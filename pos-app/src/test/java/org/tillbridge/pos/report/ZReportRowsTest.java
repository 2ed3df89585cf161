package org.tillbridge.pos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import static java.util.stream.Collectors.joining;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.WaterWithADeposit;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayReports.AtHub;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.DepartmentRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.Scope;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What a Z report says of lines and taxes that are not a shop's usual ones.
class ZReportRowsTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openTill() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    /// A deposit counts in the department of its own item, and what goes back for empties is no
    /// less a return than goods are.
    @Test
    void depositsStandOnAZReportInTheirDepartmentAndAllOfItIsTheTakings() {
        WaterWithADeposit.in(till);
        till.put(
                Scope.CATALOGUE,
                new DepartmentRow(new Department(new DepartmentId(9), "Deposits", Shop.STANDARD)),
                inDepartment(9, Shop.item(603, "Deposit on a bottle", "603")));
        till.sale.type("2 * 601", Optional.empty());
        till.sale.scan("601");
        till.sale.voidLine(3);
        pay();
        till.returns.type("4 * 603", Optional.empty(), Terms.USUAL);
        till.returns.refund(open());
        TillClosed closing = closed("111.60");

        DayFigures z = till.reports.of(closing.number(), TillOnDisk.DAY).orElseThrow();

        assertThat(z.revenue()).isEqualTo(pounds("11.60")).isEqualTo(z.tendered());
        assertThat(closing.expected()).isEqualTo(pounds("111.60"));
        assertThat(paper(z))
                .contains("Sales, 1 12.60", "Returns, 1 −1.00")
                .contains("Gifts, 1 9.60", "Deposits 2.00")
                .contains("Voided lines, 2 6.30")
                .contains("VAT 17.5 % in 11.60 1.73")
                .contains("Cash 11.60");
    }

    /// Each on the same net amount, by its name.
    @Test
    void eachJurisdictionHasItsRowOnAZReport() {
        till.put(
                Scope.CATALOGUE,
                new TaxRateRow(
                        Optional.empty(),
                        Shop.STANDARD,
                        LocalDate.of(1970, 1, 2),
                        TaxRate.of(
                                List.of(
                                        new TaxRate.Part("New York State", 40_000),
                                        new TaxRate.Part("NYC", 45_000)))));
        sell("22214");
        sell("20886");
        till.returns.scan("22214", Terms.USUAL);
        till.returns.refund(open());
        TillClosed closing = closed("104.21");

        DayFigures z = till.reports.of(closing.number(), TillOnDisk.DAY).orElseThrow();

        assertThat(paper(z))
                .contains("New York State 4 % of 3.88 net 0.16")
                .contains("NYC 4.5 % of 3.88 net 0.17");
        assertThat(z.taxes().stream().map(TaxTotal::tax).reduce(Money::plus))
                .contains(z.revenue().minus(z.taxes().getFirst().net()));
    }

    private static ItemRow inDepartment(int department, ItemRow row) {
        Item item = row.item();
        return new ItemRow(
                new Item(
                        item.id(),
                        item.sku(),
                        item.name(),
                        new DepartmentId(department),
                        item.taxClass(),
                        false),
                row.codes());
    }

    private UUID open() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private void sell(String code) {
        till.sale.scan(code);
        pay();
    }

    private void pay() {
        till.tender.payCash(open(), pounds("50.00"));
    }

    private TillClosed closed(String counted) {
        int pence = (int) pounds(counted).getAmountMinorLong();
        return ((ClosingOutcome.Closed)
                        till.day.close(List.of(new DenominationCount(pounds("0.01"), pence)), ""))
                .closing();
    }

    private static String paper(DayFigures figures) {
        return new ReportLayout(new Texts(Locale.UK, ZoneId.of("Europe/London"), GBP))
                        .rows(
                                figures,
                                new ReportLayout.Source("Bath", "Till 2", "A. Morgan"),
                                new AtHub(Optional.empty(), 0),
                                DayReports.CarriedOver.NOTHING)
                        .stream()
                        .filter(ReceiptRow.Amount.class::isInstance)
                        .map(
                                row ->
                                        ((ReceiptRow.Amount) row).text()
                                                + " "
                                                + ((ReceiptRow.Amount) row).amount())
                        .collect(joining("\n"));
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
