package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;
import org.tillbridge.retail.pricing.promotion.Offer;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.retail.pricing.promotion.Promotion.Conditions;
import org.tillbridge.retail.pricing.promotion.Selection;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

class PromotionsAtTheTillTest {
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final String CANDLE = "22214";
    private static final Selection CANDLES = Selection.of(new ItemId(22214));
    private static final Promotion THREE_FOR_TWO =
            Promotion.of("3FOR2", "3 for 2", new Offer.BuyNGetM(CANDLES, 2, 1, 1_000_000));
    private static final Promotion WEEK =
            Promotion.of("WEEK", "Candle week", new Offer.PercentOff(CANDLES, 100_000));
    private static final Texts TEXTS = new Texts(Locale.UK, ZoneId.of("Europe/London"), GBP);

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
    void theLineSaysWhatWasTakenOffAndWhatThatBeat() {
        offer(THREE_FOR_TWO, WEEK);

        till.sale.type("3 * " + CANDLE, Optional.empty());

        assertThat(lastLine().amount()).isEqualTo("5.10");
        assertThat(lastLine().saving()).isEqualTo("3 for 2 −2.55 · beats Candle week −0.77");
        assertThat(picture().items()).isEqualTo("3 items · saved 2.55");
        assertThat(picture().toPay()).isEqualTo("£5.10");
    }

    @Test
    void aPromotionThatWasSentAheadBeginsAndEndsByItselfWithNoNetwork() {
        Instant now = till.clock().instant();
        offer(WEEK.under(between(now.plusSeconds(60), now.plusSeconds(120))));

        till.sale.scan(CANDLE);
        assertThat(due()).isEqualTo("2.55");
        till.clock().forward(Duration.ofSeconds(60));
        till.sale.scan(CANDLE);
        assertThat(due()).as("the whole basket by the promotions of now").isEqualTo("4.58");
        till.clock().forward(Duration.ofSeconds(60));
        till.sale.scan(CANDLE);
        assertThat(due()).isEqualTo("7.65");
    }

    @Test
    void theSaleIsKeptWithItsDiscountsOverARestart() {
        offer(THREE_FOR_TWO, WEEK);
        till.sale.type("3 * " + CANDLE, Optional.empty());
        till.sale.scan("85099B");
        till.openSale.discountLine(2, Optional.of(half()));
        BasketPicture before = picture();

        till = till.restarted();

        assertThat(picture()).isEqualTo(before);
        assertThat(till.openSale.voidLine(2)).isInstanceOf(LineOutcome.Changed.class);
        assertThat(due()).isEqualTo("5.10");
    }

    @Test
    void rightAfterARestartADiscountIsMeasuredAtWhatThePromotionsLeave() {
        offer(THREE_FOR_TWO);
        till.sale.type("3 * " + CANDLE, Optional.empty());
        till = till.restarted();

        Value tooMuch = new Value.Amount(Money.parse("GBP 6.00"));
        assertThat(till.sale.adjust().discountLine(1, tooMuch, "Damaged"))
                .isEqualTo(new AdjustOutcome.Refused(Refusal.DISCOUNT_TOO_HIGH));
    }

    @Test
    void theReceiptOfASaleNamesItsDiscountsAndItsRowsAddUp() {
        offer(THREE_FOR_TWO, WEEK);
        till.sale.type("4 * " + CANDLE, Optional.empty());
        RetailTransaction paid = pay();

        assertThat(paid.goods().getFirst().modifiers())
                .extracting(PriceModifier::rule)
                .containsExactly(Optional.of("3FOR2"), Optional.of("WEEK"));
        assertThat(amounts(paid).toString())
                .isEqualTo(
                        "[Candle plate lace white 10.20,   3 for 2 −2.55,   Candle week −0.26,"
                                + " Total £7.39]");
    }

    @Test
    void aCompletedSaleIsNeverRePriced() {
        till.sale.scan(CANDLE);
        RetailTransaction paid = pay();

        offer(WEEK);

        assertThat(till.receipts.receipt(paid.number()).orElseThrow().transaction())
                .isEqualTo(paid);
    }

    @Test
    void aPromotionOfADepartmentCountsForItsItems() {
        Selection gifts = new Selection(Set.of(), Set.of(departmentOf(CANDLE)));
        offer(Promotion.of("D", "Gifts", new Offer.PercentOff(gifts, 200_000)));

        till.sale.scan(CANDLE);

        assertThat(due()).isEqualTo("2.04");
    }

    @Test
    void aCouponThatIsScannedCountsOnceThereIsASaleAndOverARestart() {
        offer(WEEK.under(Conditions.coupon("4006381333931")));

        assertThat(till.sale.scan("4006381333931"))
                .isInstanceOfSatisfying(
                        ScanOutcome.Coupon.class, coupon -> assertThat(coupon.counts()).isFalse());
        till.sale.scan(CANDLE);
        assertThat(due()).isEqualTo("2.55");

        till.sale.scan("4006381333931");
        till.sale.scan("4006381333931");

        assertThat(due()).isEqualTo("2.29");
        till = till.restarted();
        till.sale.scan(CANDLE);
        assertThat(due()).isEqualTo("4.58");
    }

    @Test
    void whatIsTakenOutOfTheShopCountsNoLonger() {
        offer(WEEK);
        till.sale.scan(CANDLE);
        assertThat(due()).isEqualTo("2.29");

        offer(WEEK.under(between(Instant.EPOCH, till.clock().instant())));
        till.sale.scan(CANDLE);

        assertThat(due()).isEqualTo("5.10");
    }

    private void offer(Promotion... promotions) {
        for (Promotion promotion : promotions) {
            till.put(Scope.CATALOGUE, new PromotionRow(promotion));
        }
    }

    private static Conditions between(Instant from, Instant until) {
        return new Conditions(
                Optional.of(from),
                Optional.of(until),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static ManualDiscount half() {
        return new ManualDiscount(
                new ManualDiscount.Value.Percent(500_000),
                "dented",
                Optional.of(new OperatorId(3)));
    }

    private DepartmentId departmentOf(String code) {
        return till.reader.item(new ItemId(Integer.parseInt(code))).orElseThrow().department();
    }

    private String due() {
        return till.tender.due().orElseThrow().getAmount().toPlainString();
    }

    private RetailTransaction pay() {
        Money due = till.tender.due().orElseThrow();
        return ((TenderOutcome.Paid)
                        till.tender.payCash(
                                till.openSale.basket().orElseThrow().transaction().id(), due))
                .transaction();
    }

    private BasketPicture picture() {
        return new BasketWords(TEXTS)
                .picture(till.openSale.basket(), BasketWords.Changed.NOTHING, GBP);
    }

    private BasketRow.Line lastLine() {
        return (BasketRow.Line) picture().rows().getLast();
    }

    private List<String> amounts(RetailTransaction paid) {
        return new ReceiptLayout(TEXTS)
                .rows(till.receipts.receipt(paid.number()).orElseThrow()).stream()
                        .filter(ReceiptRow.Amount.class::isInstance)
                        .map(row -> (ReceiptRow.Amount) row)
                        .map(row -> row.text() + " " + row.amount())
                        .takeWhile(row -> !row.startsWith("Cash"))
                        .toList();
    }
}
