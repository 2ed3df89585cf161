package org.tillbridge.retail.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.VoidLine;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

class OpenTransactionTest {
    private static final int MOST_LINES = 40;
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final Instant NOON = Instant.parse("2010-12-01T12:00:00Z");
    private static final PricingRules RULES =
            new PricingRules(true, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
    private static final TaxRate STANDARD = TaxRate.ofPercent(new BigDecimal("17.5"));
    private static final TransactionNumber NUMBER =
            new TransactionNumber(new StoreId(1), new WorkstationId(2), 1, 17);

    @Test
    void aPaidSaleHoldsWhatWasRungVoidedAndGiven() {
        OpenTransaction open = sale();
        open = done(open.add(candle(Quantity.of(2), "2.55"), NOON));
        open = done(open.add(candle(Quantity.of(1), "4.25"), NOON));
        open = done(open.voidLine(2, NOON));

        RetailTransaction paid =
                open.complete(
                        NUMBER,
                        NOON,
                        List.of(new Payment(Tender.CASH, pounds("10.00"))),
                        pounds("4.90"));

        assertThat(paid.lines())
                .containsExactly(
                        saleLine(1, Quantity.of(2), "2.55", "5.10", "0.76"),
                        saleLine(2, Quantity.of(1), "4.25", "4.25", "0.00"),
                        new VoidLine(3, 2, NOON),
                        new TenderLine(4, Tender.CASH, pounds("10.00")));
        assertThat(paid.total()).isEqualTo(pounds("5.10"));
    }

    @Test
    void aThousandScrewsAtAFractionOfAPennyCostWhatTheyCost() {
        OpenTransaction open = done(sale().add(candle(Quantity.of(1000), "0.0125"), NOON));

        assertThat(open.totals().total()).isEqualTo(pounds("12.50"));
    }

    @Test
    void halfAPennyRoundsUpOnTheLine() {
        OpenTransaction open = done(sale().add(candle(new Quantity(500), "2.55"), NOON));

        assertThat(open.totals().total()).isEqualTo(pounds("1.28"));
    }

    @Test
    void anOverrideSaysHowFarItIsFromTheList() {
        PriceOverride byManager = new PriceOverride("scratched", Optional.of(new OperatorId(7)));
        RungGoods cheaper = candle(Quantity.of(3), "2.55").atPrice(price("2.00"), byManager);

        OpenTransaction open = done(sale().add(cheaper, NOON));

        GoodsLine line = completed(open).goods().getFirst();
        assertThat(line.modifiers())
                .containsExactly(
                        new PriceModifier(
                                PriceModifier.Kind.OVERRIDE,
                                pounds("-1.65"),
                                "scratched",
                                Optional.of(new OperatorId(7))));
        assertThat(line.listPrice()).contains(price("2.55"));
        assertThat(line.amount()).isEqualTo(pounds("6.00"));
    }

    @Test
    void aNewQuantityKeepsThePriceTheLineWasRungAt() {
        OpenTransaction open = done(sale().add(candle(Quantity.ONE, "2.55"), NOON));

        assertThat(done(open.changeQuantity(1, Quantity.of(6))).totals().total())
                .isEqualTo(pounds("15.30"));
    }

    @Test
    void theLineThatExceedsTheLimitIsRefusedAndTheSaleStaysPayable() {
        OpenTransaction open = sale();
        for (int n = 0; n < OpenTransaction.MAX_LINES; n++) {
            open = done(open.add(candle(Quantity.ONE, "1.00"), NOON));
        }

        assertThat(open.add(candle(Quantity.ONE, "1.00"), NOON))
                .isEqualTo(new Step.Refused(Refusal.TOO_MANY_LINES));
        assertThat(completed(open).lines()).hasSize(OpenTransaction.MAX_LINES + 1);
    }

    @Test
    void absurdQuantitiesAndPricesAreRefusedWithTheirReason() {
        assertThat(sale().add(candle(Quantity.ZERO, "1.00"), NOON))
                .isEqualTo(new Step.Refused(Refusal.QUANTITY_NOT_ABOVE_ZERO));
        assertThat(sale().add(candle(Quantity.of(100_000), "1.00"), NOON))
                .isEqualTo(new Step.Refused(Refusal.QUANTITY_TOO_LARGE));
        assertThat(sale().add(candle(Quantity.ONE, "1000000.00"), NOON))
                .isEqualTo(new Step.Refused(Refusal.PRICE_TOO_HIGH));
    }

    @Test
    void whatComesToMoreThanAnySaleIsRefusedAndTheSaleStaysAsItWas() {
        RungGoods dear = candle(Quantity.of(99_999), "999999.00");
        OpenTransaction open = done(sale().add(dear, NOON));

        assertThat(open.add(dear, NOON)).isEqualTo(new Step.Refused(Refusal.AMOUNT_TOO_HIGH));
        OpenTransaction two = done(open.add(candle(Quantity.ONE, "999999.00"), NOON));
        assertThat(two.changeQuantity(2, Quantity.of(99_999)))
                .isEqualTo(new Step.Refused(Refusal.AMOUNT_TOO_HIGH));
        assertThat(done(two.voidLine(1, NOON)).changeQuantity(2, Quantity.of(99_999)))
                .isInstanceOf(Step.Done.class);
    }

    @Test
    void aLineIsVoidedOnceAndOnlyIfItIsThere() {
        OpenTransaction open = done(sale().add(candle(Quantity.ONE, "1.00"), NOON));
        OpenTransaction voided = done(open.voidLine(1, NOON));

        assertThat(open.voidLine(2, NOON)).isEqualTo(new Step.Refused(Refusal.NO_SUCH_LINE));
        assertThat(voided.voidLine(1, NOON)).isEqualTo(new Step.Refused(Refusal.ALREADY_VOIDED));
        assertThat(voided.changeQuantity(1, Quantity.of(2)))
                .isEqualTo(new Step.Refused(Refusal.ALREADY_VOIDED));
    }

    @Test
    void aFreeSaleIsCompleteWithNoTender() {
        OpenTransaction open = done(sale().add(candle(Quantity.of(5), "0.00"), NOON));

        RetailTransaction free = open.complete(NUMBER, NOON, List.of(), pounds("0.00"));

        assertThat(free.total()).isEqualTo(pounds("0.00"));
        assertThat(free.tenders()).isEmpty();
    }

    @Test
    void wherePricesExcludeTaxTheCustomerPaysItOnTop() {
        PricingRules american = new PricingRules(false, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
        OpenTransaction open = OpenTransaction.begin(new UUID(0, 1), NOON, GBP, american);

        open = done(open.add(candle(Quantity.ONE, "10.00"), NOON));

        assertThat(open.totals().total()).isEqualTo(pounds("11.75"));
        assertThat(completed(open).total()).isEqualTo(pounds("11.75"));
    }

    @Property(tries = 300)
    void totalsAddUp(@ForAll("baskets") List<RungGoods> basket) {
        RetailTransaction paid = completed(rung(basket));

        Money none = Money.zero(GBP);
        assertThat(paid.goods().stream().map(GoodsLine::amount).reduce(none, Money::plus))
                .isEqualTo(paid.total());
        assertThat(paid.taxes().stream().map(tax -> tax.gross()).reduce(none, Money::plus))
                .isEqualTo(paid.total());
        assertThat(paid.goods().stream().map(GoodsLine::tax).reduce(none, Money::plus))
                .isEqualTo(rung(basket).totals().tax());
    }

    @Property(tries = 300)
    void givingEverythingBackIsTheMirrorOfTheSale(@ForAll("baskets") List<RungGoods> basket) {
        ComesBack how =
                new ComesBack(
                        ReturnReason.CHANGED_MIND, Disposition.BACK_TO_STOCK, Optional.empty());
        RetailTransaction sold = completed(rung(basket));

        RetailTransaction back =
                completed(rung(basket.stream().map(goods -> goods.comingBack(how)).toList()));

        assertThat(back.total()).isEqualTo(sold.total().negated());
        assertThat(back.goods().stream().map(GoodsLine::tax))
                .isEqualTo(sold.goods().stream().map(line -> line.tax().negated()).toList());
    }

    @Provide
    Arbitrary<List<RungGoods>> baskets() {
        Arbitrary<Quantity> quantities =
                Arbitraries.longs()
                        .between(1, SaleLimits.MAX_QUANTITY.thousandths())
                        .map(Quantity::new);
        Arbitrary<UnitPrice> prices =
                Arbitraries.longs()
                        .between(0, SaleLimits.MAX_UNIT_PRICE / MOST_LINES)
                        .map(price -> new UnitPrice(GBP, price));
        Arbitrary<TaxRate> rates = Arbitraries.of(0, 50_000, 175_000, 200_000).map(TaxRate::new);
        return Combinators.combine(quantities, prices, rates)
                .as(
                        (quantity, price, rate) ->
                                RungGoods.atListPrice(
                                        aCandle(), quantity, price, new TaxClass("any"), rate))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST_LINES);
    }

    private static OpenTransaction rung(List<RungGoods> basket) {
        OpenTransaction open = sale();
        for (RungGoods goods : basket) {
            open = done(open.add(goods, NOON));
        }
        return open;
    }

    @Test
    void aGiftCardBearsNoTaxAndNothingIsTakenOffIt() {
        RungGoods card =
                RungGoods.giftCard(
                        new Goods.OfGiftCard(
                                "Gift card",
                                StoredValueCode.random(StoredValueKind.GIFT_CARD, new Random(1)),
                                false),
                        pounds("25.00"));
        OpenTransaction open =
                done(done(sale().add(candle(Quantity.ONE, "4.70"), NOON)).add(card, NOON));

        RetailTransaction paid =
                completed(
                        open.exempted(
                                Optional.of(
                                        new TaxExemption("charity", "EX 17", Optional.empty()))));

        assertThat(completed(open).taxes())
                .containsExactly(new TaxTotal(STANDARD, pounds("4.00"), pounds("0.70")));
        assertThat(completed(open).total()).isEqualTo(pounds("29.70"));
        assertThat(paid.taxes())
                .containsExactly(new TaxTotal(TaxRate.ZERO, pounds("4.00"), pounds("0.00")));
        assertThat(paid.total()).isEqualTo(pounds("29.00"));
        assertThat(
                        List.of(
                                open.changeQuantity(2, Quantity.of(2)),
                                open.replace(2, candle(Quantity.ONE, "1.00")),
                                open.discountLine(2, Optional.empty())))
                .containsOnly(new Step.Refused(Refusal.GIFT_CARD_AS_IT_IS));
        assertThat(done(open.voidLine(2, NOON)).totals().total()).isEqualTo(pounds("4.70"));
    }

    @Test
    void aGiftCardAloneIsASaleWithoutTax() {
        OpenTransaction open =
                done(
                        sale().add(
                                        RungGoods.giftCard(
                                                new Goods.OfGiftCard(
                                                        "Gift card",
                                                        StoredValueCode.random(
                                                                StoredValueKind.GIFT_CARD,
                                                                new Random(1)),
                                                        false),
                                                pounds("25.00")),
                                        NOON));

        assertThat(completed(open).taxes()).isEmpty();
        assertThat(
                        completed(
                                        open.exempted(
                                                Optional.of(
                                                        new TaxExemption(
                                                                "charity",
                                                                "EX 17",
                                                                Optional.empty()))))
                                .taxes())
                .isEmpty();
    }

    private static RetailTransaction completed(OpenTransaction open) {
        return open.complete(
                NUMBER,
                NOON,
                List.of(new Payment(Tender.CASH, open.totals().total())),
                pounds("0.00"));
    }

    private static OpenTransaction sale() {
        return OpenTransaction.begin(new UUID(0, 1), NOON, GBP, RULES);
    }

    private static OpenTransaction done(Step step) {
        return switch (step) {
            case Step.Done(OpenTransaction next, int line) -> next;
            case Step.Refused(Refusal why) -> throw new AssertionError(why);
        };
    }

    private static SaleLine saleLine(
            int number, Quantity quantity, String price, String amount, String tax) {
        return new SaleLine(
                number,
                aCandle(),
                quantity,
                price(price),
                Optional.of(price(price)),
                List.of(),
                pounds(amount),
                new TaxClass("standard"),
                STANDARD,
                pounds(tax));
    }

    private static RungGoods candle(Quantity quantity, String price) {
        return RungGoods.atListPrice(
                aCandle(), quantity, price(price), new TaxClass("standard"), STANDARD);
    }

    private static Goods aCandle() {
        return new Goods.OfItem(
                new ItemId(22214), "Candle plate lace white", new ItemCode("22214"));
    }

    private static UnitPrice price(String majorUnits) {
        return UnitPrice.of(GBP, new BigDecimal(majorUnits));
    }

    private static Money pounds(String majorUnits) {
        return Money.of(GBP, new BigDecimal(majorUnits));
    }
}
