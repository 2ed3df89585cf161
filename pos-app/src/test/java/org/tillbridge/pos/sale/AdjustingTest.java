package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.approval.Approvals.Approved;
import org.tillbridge.pos.approval.Approvals.Checked;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.receipt.Receipt;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayFigures;
import org.tillbridge.pos.report.DayFigures.Tally;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.StoreRow;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// What is agreed at the counter beside the prices, with no hub in reach.
class AdjustingTest {
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final Texts TEXTS = new Texts(Locale.UK, ZoneId.of("Europe/London"), GBP);
    private static final Value TENTH = new Value.Percent(100_000);

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
    void aDiscountStandsOnItsLineItsReceiptAndItsReportWithWhoGaveIt() {
        till.sale.scan("22214");
        till.sale.type("3 * 20886", Optional.empty());

        assertThat(adjust().discountLine(2, TENTH, "Damaged"))
                .isInstanceOf(AdjustOutcome.Agreed.class);

        assertThat(row(1)).isEqualTo("11.37 Discount: Damaged −1.26");
        RetailTransaction paid = pay();
        assertThat(paid.total()).isEqualTo(pounds("13.92"));
        assertThat(paid.goods().get(1).modifiers())
                .containsExactly(
                        new PriceModifier(
                                PriceModifier.Kind.DISCOUNT,
                                pounds("-1.26"),
                                "Damaged",
                                Optional.of(TillOnDisk.MANAGER)));
        assertThat(printed(paid))
                .contains("Box of 9 pebble candles 12.63", "  Discount: Damaged −1.26");
        assertThat(day().discounts()).isEqualTo(new Tally(1, pounds("-1.26")));
        assertThat(day().manualDiscounts()).isEqualTo(new Tally(1, pounds("-1.26")));
    }

    @Test
    void aDiscountOnTheSaleIsSpreadToTheLastPennyAndSurvivesARestart() {
        till.sale.scan("22214");
        till.sale.scan("20886");
        till.sale.scan("85099B");

        adjust().discountSale(new Value.Amount(pounds("1.00")), "Staff");
        till = till.restarted();

        RetailTransaction paid = pay();
        assertThat(paid.total()).isEqualTo(pounds("7.71"));
        assertThat(paid.goods().stream().map(AdjustingTest::off).reduce(Money::plus))
                .contains(pounds("-1.00"));
        assertThat(paid.goods()).allSatisfy(line -> assertThat(off(line).isNegative()).isTrue());
    }

    @Test
    void aDiscountTakesThePlaceOfTheOneBeforeAndCanBeTakenBack() {
        till.sale.scan("20886");
        adjust().discountLine(1, new Value.Amount(pounds("1.00")), "Damaged");
        adjust().discountLine(1, new Value.Amount(pounds("2.00")), "Damaged");
        adjust().discountSale(new Value.Amount(pounds("0.21")), "Staff");
        assertThat(due()).isEqualTo("2.00");

        adjust().takeBackLineDiscount(1);
        adjust().takeBackSaleDiscount();

        assertThat(due()).isEqualTo("4.21");
    }

    @Test
    void nobodyTakesOffMoreThanThereIsToPay() {
        till.sale.scan("22214");

        assertThat(adjust().discountLine(1, new Value.Amount(pounds("2.56")), "Damaged"))
                .isEqualTo(new AdjustOutcome.Refused(Refusal.DISCOUNT_TOO_HIGH));
        adjust().discountLine(1, new Value.Percent(1_000_000), "Damaged");
        assertThat(adjust().discountSale(TENTH, "Staff"))
                .isEqualTo(new AdjustOutcome.Refused(Refusal.NOTHING_TO_TAKE_OFF));
        assertThat(adjust().discountLine(7, TENTH, "Damaged"))
                .isEqualTo(new AdjustOutcome.Refused(Refusal.NO_SUCH_LINE));
        assertThat(due()).isEqualTo("0.00");
    }

    @Test
    void aCashierGivesFreelyUpToTheLimitAndAsksBeyondIt() throws Exception {
        asACashierWith(Right.LINE_DISCOUNT, 50);
        till.sale.scan("20886");

        assertThat(adjust().discountLine(1, new Value.Amount(pounds("0.50")), "Damaged"))
                .isInstanceOf(AdjustOutcome.Agreed.class);
        assertThat(adjust().discountLine(1, new Value.Amount(pounds("0.51")), "Damaged"))
                .isEqualTo(new AdjustOutcome.NotAllowed(Right.LINE_DISCOUNT));

        Wanted wanted = Wanted.of(Right.LINE_DISCOUNT, "0.51 off").about(pounds("0.51"));
        assertThat(
                        approved(
                                wanted,
                                () ->
                                        adjust().discountLine(
                                                        1,
                                                        new Value.Amount(pounds("0.51")),
                                                        "Damaged")))
                .isInstanceOf(AdjustOutcome.Agreed.class);
        assertThat(pay().goods().getFirst().modifiers().getFirst().approver())
                .contains(TillOnDisk.MANAGER);
    }

    /// A share of little is little, until the quantity is changed.
    @Test
    void aDiscountDoesNotGrowBeyondWhatItsGiverMayGive() {
        asACashierWith(Right.LINE_DISCOUNT, 300);
        store(
                Role.CASHIER,
                Right.SALE_DISCOUNT,
                new Permission(Allowance.ASK, OptionalLong.of(100)));
        till.sale.scan("20886");
        adjust().discountLine(1, new Value.Percent(500_000), "Damaged");
        assertThat(due()).isEqualTo("2.10");

        till.sale.quantity(1, "10");
        assertThat(due()).isEqualTo("39.10");

        adjust().takeBackLineDiscount(1);
        till.sale.quantity(1, "1");
        adjust().discountSale(TENTH, "Staff");
        till.sale.type("20 * 22214", Optional.empty());
        till = till.restarted();
        assertThat(due()).isEqualTo("54.21");
        till.sale.scan("22214");
        assertThat(due()).isEqualTo("56.76");
    }

    @Test
    void aDiscountOfOneWhoMayGrowsWithTheLine() {
        till.sale.scan("20886");
        adjust().discountLine(1, new Value.Percent(500_000), "Damaged");
        till.sale.quantity(1, "10");

        assertThat(due()).isEqualTo("21.05");
    }

    @Test
    void aSaleWithoutTaxSaysWhyOnTheScreenTheReceiptAndTheReport() {
        till.sale.scan("22214");
        till.sale.scan("20886");

        assertThat(adjust().exempt("Charity", "EX 4711")).isInstanceOf(AdjustOutcome.Agreed.class);

        assertThat(picture().rows().getLast())
                .isEqualTo(
                        new BasketRow.Remark("Tax exempt: Charity, certificate EX 4711", "−1.01"));
        assertThat(picture().toPay()).isEqualTo("£5.75");
        assertThat(picture().tax()).isEqualTo("No VAT charged");
        till = till.restarted();
        till.sale.scan("85099B");
        RetailTransaction paid = pay();
        assertThat(paid.exemption())
                .contains(new TaxExemption("Charity", "EX 4711", Optional.of(TillOnDisk.MANAGER)));
        assertThat(paid.taxes())
                .containsExactly(new TaxTotal(TaxRate.ZERO, paid.total(), pounds("0.00")));
        assertThat(printed(paid)).contains("Tax exempt: Charity", "Certificate EX 4711");
        assertThat(day().exempt()).isEqualTo(new Tally(1, paid.total()));
        assertThat(day().tax()).isEqualTo(pounds("0.00"));
    }

    @Test
    void withPricesThatExcludeTaxTheCustomerPaysThePrices() {
        till.put(Shop.STORE, store(false));
        till.sale.scan("22214");
        String taxed = due();

        adjust().exempt("Resale", "R-1");

        assertThat(taxed).isEqualTo("3.00");
        assertThat(due()).isEqualTo("2.55");
        assertThat(picture().rows().getLast())
                .isEqualTo(new BasketRow.Remark("Tax exempt: Resale, certificate R-1", ""));
        adjust().takeBackExemption();
        assertThat(due()).isEqualTo(taxed);
    }

    @Test
    void aCashierSellsWithoutTaxOnlyOnceThatIsApproved() throws Exception {
        asACashierWith(Right.TAX_EXEMPTION, 1_000_000);
        till.sale.scan("22214");

        assertThat(adjust().exempt("Charity", "EX 4711"))
                .isEqualTo(new AdjustOutcome.NotAllowed(Right.TAX_EXEMPTION));
        assertThat(
                        approved(
                                Wanted.of(Right.TAX_EXEMPTION, "Without tax"),
                                () -> adjust().exempt("Charity", "EX 4711")))
                .isInstanceOf(AdjustOutcome.Agreed.class);
    }

    @Test
    void aNoteStandsOnItsLineAndOnTheReceiptAndSurvivesARestart() throws Exception {
        till.sale.scan("22214");
        till.sale.scan("20886");
        adjust().noteOnLine(1, "gift wrap");
        adjust().noteOnLine(2, "fragile");
        adjust().noteOnSale("for Ms Li, call first");
        till = till.restarted();

        assertThat(((BasketRow.Line) picture().rows().getFirst()).note())
                .isEqualTo("Note: gift wrap");
        assertThat(picture().rows().getLast())
                .isEqualTo(new BasketRow.Remark("Note: for Ms Li, call first", ""));
        till.sale.voidLine(1);
        assertThat(((LineVoided) last()).goods().note()).isEqualTo("gift wrap");
        RetailTransaction paid = pay();
        assertThat(paid.note()).isEqualTo("for Ms Li, call first");
        assertThat(printed(paid))
                .containsSubsequence(
                        "Box of 9 pebble candles 4.21",
                        "Note: fragile",
                        "Note: for Ms Li, call first");
    }

    @Test
    void noCardNumberAndNothingEndlessIsWrittenAnywhere() {
        till.sale.scan("22214");
        String card = "card 4111 1111 1111 1111";
        AdjustOutcome refused = new AdjustOutcome.Refused(Refusal.CARD_NUMBER_WRITTEN);

        assertThat(adjust().noteOnLine(1, card)).isEqualTo(refused);
        assertThat(adjust().noteOnSale(card)).isEqualTo(refused);
        assertThat(adjust().discountLine(1, TENTH, card)).isEqualTo(refused);
        assertThat(adjust().exempt("Charity", card)).isEqualTo(refused);
        assertThat(adjust().noteOnSale("x".repeat(81)))
                .isEqualTo(new AdjustOutcome.Refused(Refusal.NOTE_NOT_ONE));
        assertThat(till.openSale.basket().orElseThrow().transaction().note()).isEmpty();
    }

    @Test
    void aSaleThatNotesWouldMakeTooLongRefusesThem() {
        String note = "\u20ac".repeat(80);
        for (int line = 0; line < 700; line++) {
            till.sale.scan("22214");
        }
        int noted = 0;
        while (adjust().noteOnLine(noted + 1, note) instanceof AdjustOutcome.Agreed) {
            noted++;
        }

        assertThat(noted).isBetween(100, 699);
        assertThat(till.sale.voidLine(700)).isInstanceOf(LineOutcome.Changed.class);
        assertThat(pay().goods())
                .filteredOn(
                        line -> line.goods() instanceof Goods.OfItem item && !item.note().isEmpty())
                .hasSize(noted);
    }

    private AdjustService adjust() {
        return till.sale.adjust();
    }

    private void asACashierWith(Right right, long freeUpTo) {
        store(Role.CASHIER, right, new Permission(Allowance.ASK, OptionalLong.of(freeUpTo)));
        till.signOn(TillOnDisk.CASHIER, "4444");
    }

    private void store(Role role, Right right, Permission permission) {
        till.put(Shop.STORE, new RightRow(role, right, permission));
    }

    private static StoreRow store(boolean taxIncluded) {
        return new StoreRow(
                Shop.BATH,
                "Bath",
                GBP,
                "GB",
                ZoneId.of("Europe/London"),
                1,
                taxIncluded,
                TaxRounding.DOCUMENT);
    }

    private <T> T approved(Wanted wanted, Callable<T> deed) throws Exception {
        Checked checked = till.approvals.check(wanted, TillOnDisk.MANAGER, "3333");
        return ((Approved.Done<T>) till.approvals.approve(((Checked.Right) checked).proof(), deed))
                .outcome();
    }

    private JournalEntry last() throws Exception {
        RecordedEntry last = till.journal.reader().read(Shop.EPOCH, 0, 1000, 1 << 20).getLast();
        return EntryCodec.entry(last.header().kind(), last.header().version(), last.bodyText());
    }

    private RetailTransaction pay() {
        Money due = till.tender.due().orElseThrow();
        return ((TenderOutcome.Paid)
                        till.tender.payCash(
                                till.openSale.basket().orElseThrow().transaction().id(), due))
                .transaction();
    }

    private String due() {
        return till.tender.due().orElseThrow().getAmount().toPlainString();
    }

    private DayFigures day() {
        return till.reports.open().orElseThrow();
    }

    private BasketPicture picture() {
        return new BasketWords(TEXTS)
                .picture(till.openSale.basket(), BasketWords.Changed.NOTHING, GBP);
    }

    private String row(int index) {
        BasketRow.Line line = (BasketRow.Line) picture().rows().get(index);
        return line.amount() + " " + line.saving();
    }

    private static Money off(GoodsLine line) {
        return line.modifiers().stream()
                .map(PriceModifier::amount)
                .reduce(pounds("0.00"), Money::plus);
    }

    private List<String> printed(RetailTransaction paid) {
        Receipt receipt = till.receipts.receipt(paid.id()).orElseThrow();
        return new ReceiptLayout(TEXTS)
                .rows(receipt).stream()
                        .map(
                                row ->
                                        switch (row) {
                                            case ReceiptRow.Amount(var text, var amount, var _) ->
                                                    text + " " + amount;
                                            case ReceiptRow.Note(var text) -> text;
                                            default -> "";
                                        })
                        .toList();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
