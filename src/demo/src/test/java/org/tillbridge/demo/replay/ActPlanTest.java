package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.UnitPrice;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class ActPlanTest {
    private static final CurrencyUnit POUND = CurrencyUnit.GBP;
    private static final Instant AT = Instant.parse("2010-12-01T08:26:00Z");
    private static final LocalDate DATE = LocalDate.parse("2010-12-01");
    private static final NonGoods NON_GOODS =
            new NonGoods(Map.of("POST", new NonGoods.Booking(new DepartmentId(14), "postage")));

    @TempDir static Path folder;

    private static List<Invoice> december = List.of();
    private static NonGoods shipped = NON_GOODS;

    @BeforeAll
    static void readDecember() throws IOException {
        DemoData data = DemoData.unpack(folder);
        december = InvoiceFiles.read(data.invoices(), ZoneId.of("Europe/London")).invoices();
        shipped = NonGoods.read(data.nonGoods());
    }

    @Test
    void goodsAreSoldAtThePriceOfTheFile() {
        assertThat(plan(invoice("536365", line("85123A", 6, "2.55"))).acts())
                .containsExactly(act(Act.Kind.SALE, "536365", item("85123A", 6, "2.55")));
    }

    @Test
    void whatIsNoGoodsGoesUnderItsDepartment() {
        assertThat(plan(invoice("536370", line("POST", 3, "18"))).acts())
                .containsExactly(
                        act(
                                Act.Kind.SALE,
                                "536370",
                                new Act.Line.OfDepartment(
                                        "POST",
                                        new DepartmentId(14),
                                        "postage",
                                        Quantity.of(3),
                                        price("18"))));
    }

    @Test
    void aCancellationIsAReturn() {
        ActPlan plan = plan(invoice("C536379", line("22556", -12, "1.65")));

        assertThat(plan.acts())
                .containsExactly(act(Act.Kind.RETURN, "C536379", item("22556", 12, "1.65")));
        assertThat(plan.acts().getFirst().amount()).isEqualTo(Money.parse("GBP -19.80"));
    }

    @Test
    void piecesBelowZeroWithoutCAreAWriteOffThatTakesNoMoney() {
        ActPlan plan = plan(invoice("536589", line("21777", -10, "0")));

        assertThat(plan.acts())
                .containsExactly(act(Act.Kind.WRITE_OFF, "536589", item("21777", 10, "0")));
        assertThat(plan.acts().getFirst().amount()).isEqualTo(Money.zero(POUND));
    }

    @Test
    void whatIsWrittenOffIsWorthNothingBeforeAndAfterItIsPlanned() {
        Invoice invoice =
                invoice("1", line("A", 2, "1.50"), line("B", -3, "4"), line("POST", -1, "9"));
        ActPlan plan = plan(invoice);

        assertThat(Workload.of(List.of(invoice), plan.leftOut()))
                .isEqualTo(Workload.of(plan.acts()))
                .extracting(Workload::worth)
                .isEqualTo(300L);
    }

    @Test
    void aPriceOfZeroIsAFreeSaleLine() {
        assertThat(plan(invoice("536414", line("22139", 56, "0"))).acts())
                .containsExactly(act(Act.Kind.SALE, "536414", item("22139", 56, "0")));
    }

    @Test
    void whatComesAndGoesOnOneInvoiceMakesTwoActs() {
        assertThat(plan(invoice("1", line("A", 2, "1"), line("B", -3, "0"))).acts())
                .containsExactly(
                        act(Act.Kind.SALE, "1", item("A", 2, "1")),
                        act(Act.Kind.WRITE_OFF, "1", item("B", 3, "0")));
    }

    @Test
    void aWriteOffOfWhatIsNoGoodsIsTold() {
        ActPlan plan = plan(invoice("7", line("POST", -1, "0")));

        assertThat(plan.acts()).isEmpty();
        assertThat(plan.leftOut())
                .extracting(ActPlan.LeftOut::sentence)
                .containsExactly("invoice 7: POST is no goods and cannot be written off");
    }

    @Test
    void aVeryLongInvoiceMakesSeveralReceipts() {
        List<Invoice.Line> lines =
                Collections.nCopies(ActPlan.MOST_LINES + 1, line("A", 1, "0.01"));
        ActPlan plan = plan(new Invoice("1", 2, AT, DATE, lines));

        assertThat(plan.acts()).extracting(act -> act.lines().size()).containsExactly(700, 1);
    }

    @Test
    void decemberKeepsItsValueAndEveryInvoiceIsOneAct() {
        ActPlan plan = ActPlan.of(december, shipped, POUND);

        assertThat(plan.leftOut()).isEmpty();
        assertThat(plan.acts()).hasSize(2025);
        assertThat(plan.acts().stream().mapToInt(act -> act.lines().size()).sum())
                .isEqualTo(42_481);
        assertThat(plan.acts().stream().map(Act::amount).reduce(Money.zero(POUND), Money::plus))
                .isEqualTo(Money.parse("GBP 748957.02"));
        assertThat(plan.acts().stream().filter(act -> act.kind() == Act.Kind.RETURN)).hasSize(326);
        assertThat(plan.acts().stream().filter(act -> act.kind() == Act.Kind.WRITE_OFF))
                .hasSize(70);
    }

    @Test
    void everyActGoesToExactlyOneWorkstation() {
        ActPlan plan = ActPlan.of(december, shipped, POUND);

        List<Act> dealtOut = new ArrayList<>();
        IntStream.range(0, 3).forEach(index -> dealtOut.addAll(plan.of(index, 3)));

        assertThat(dealtOut).hasSameSizeAs(plan.acts());
        assertThat(new HashSet<>(dealtOut)).isEqualTo(new HashSet<>(plan.acts()));
    }

    @Test
    void aNumberLongerThanAnyComputerCountsGoesToAWorkstationToo() {
        ActPlan plan = plan(invoice("9".repeat(40), line("A", 1, "1")));

        assertThat(plan.of(0, 2)).isEmpty();
        assertThat(plan.of(1, 2)).hasSize(1);
    }

    private static ActPlan plan(Invoice invoice) {
        return ActPlan.of(List.of(invoice), NON_GOODS, POUND);
    }

    private static Invoice invoice(String number, Invoice.Line... lines) {
        return new Invoice(number, 2, AT, DATE, List.of(lines));
    }

    private static Invoice.Line line(String sku, long quantity, String price) {
        return new Invoice.Line(sku, quantity, new BigDecimal(price));
    }

    private static Act act(Act.Kind kind, String invoice, Act.Line... lines) {
        return new Act(kind, invoice, 2, AT, DATE, List.of(lines));
    }

    private static Act.Line item(String sku, long pieces, String price) {
        return new Act.Line.OfItem(sku, Quantity.of(pieces), price(price));
    }

    private static UnitPrice price(String amount) {
        return UnitPrice.of(POUND, new BigDecimal(amount));
    }
}
