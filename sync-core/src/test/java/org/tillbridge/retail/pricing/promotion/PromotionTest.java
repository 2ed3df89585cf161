package org.tillbridge.retail.pricing.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.retail.pricing.promotion.Counter.goods;
import static org.tillbridge.retail.pricing.promotion.Counter.items;
import static org.tillbridge.retail.pricing.promotion.Counter.pounds;
import static org.tillbridge.retail.pricing.promotion.Counter.price;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;
import org.tillbridge.retail.pricing.promotion.Discounts.Beaten;
import org.tillbridge.retail.pricing.promotion.Promotion.Conditions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class PromotionTest {
    private static final int CANDLE = 1;
    private static final int OWL = 2;
    private static final int BAG = 3;
    private static final Optional<OperatorId> MANAGER = Optional.of(new OperatorId(7));

    private static final Promotion TENTH_OFF =
            Promotion.of("week", "Candle week", new Offer.PercentOff(items(CANDLE), 100_000));
    private static final Promotion THREE_FOR_TWO =
            Promotion.of(
                    "3for2", "3 for 2", new Offer.BuyNGetM(items(CANDLE, OWL), 2, 1, 1_000_000));

    @Test
    void aPercentageIsTakenOffTheLineAndRoundedOnce() {
        Counter counter = Counter.with(TENTH_OFF).of(3, CANDLE, "0.99").of(OWL, "5.00");

        assertThat(counter.amounts()).containsExactly("2.67", "5.00");
    }

    @Test
    void anAmountIsTakenOffEachUnitAndNeverMoreThanItCosts() {
        Promotion off =
                Promotion.of("a", "2 off", new Offer.AmountOff(items(CANDLE, OWL), price("2.00")));
        Counter counter = Counter.with(off).of(3, CANDLE, "2.50").of(2, OWL, "1.20");

        assertThat(counter.amounts()).containsExactly("1.50", "0.00");
    }

    @Test
    void aFixedPriceHoldsOnlyWhereItIsLower() {
        Promotion fixed =
                Promotion.of(
                        "f",
                        "All at 2.00",
                        new Offer.FixedPrice(items(CANDLE, OWL), price("2.00")));
        Counter counter = Counter.with(fixed).of(2, CANDLE, "2.50").of(OWL, "1.20");

        assertThat(counter.amounts()).containsExactly("4.00", "1.20");
    }

    @Test
    void weighedGoodsAreLessByWeight() {
        Promotion fixed =
                Promotion.of(
                        "f", "1.50 the kilo", new Offer.FixedPrice(items(CANDLE), price("1.50")));

        assertThat(Counter.with(fixed).of(new Quantity(755), CANDLE, "2.00").amounts())
                .containsExactly("1.13");
    }

    @Test
    void threeForFiveTakesTheDearestAndIsSharedOutToTheLastPenny() {
        Promotion three =
                Promotion.of(
                        "3x5",
                        "3 for 5",
                        new Offer.NForPrice(items(CANDLE, OWL), 3, pounds("5.00")));
        Counter counter = Counter.with(three).of(2, CANDLE, "2.55").of(2, OWL, "2.00");

        assertThat(counter.total()).isEqualTo("7.00");
        assertThat(counter.reasons()).containsExactly("1 3 for 5 1.51", "2 3 for 5 0.59");
    }

    @Test
    void ofThreeTheCheapestIsFreeAndTheLineSaysWhatItBeat() {
        Counter counter = Counter.with(THREE_FOR_TWO, TENTH_OFF).of(3, CANDLE, "1.25");

        assertThat(counter.amounts()).containsExactly("2.50");
        assertThat(counter.open().pricing().discounts().given().getFirst().beaten())
                .contains(new Beaten("Candle week", pounds("0.38")));
    }

    @Test
    void aFourthPieceGetsTheNextBestOffer() {
        Counter counter = Counter.with(THREE_FOR_TWO, TENTH_OFF).of(4, CANDLE, "1.25");

        assertThat(counter.total()).isEqualTo("3.62");
    }

    @Test
    void setsAreMadeOfThePiecesThatGainMostByThem() {
        Promotion fifth =
                Promotion.of("a", "20 % off", new Offer.PercentOff(items(CANDLE), 200_000));
        Counter counter =
                Counter.with(THREE_FOR_TWO, fifth).of(2, CANDLE, "50.00").of(3, OWL, "10.00");

        assertThat(counter.total()).isEqualTo("100.00");
    }

    /// Served one after the other, three for two first would take 11.00 off, a tenth first 13.10.
    @Test
    void noOrderOfThePromotionsFindsWhatTheBestOfAllWaysDoes() {
        Promotion threeForTwo =
                Promotion.of(
                        "3", "3 for 2", new Offer.BuyNGetM(Selection.EVERYTHING, 2, 1, 1_000_000));
        Promotion tenth =
                Promotion.of("10", "Week", new Offer.PercentOff(Selection.EVERYTHING, 100_000));
        Counter counter =
                Counter.with(threeForTwo, tenth)
                        .of(2, CANDLE, "50.00")
                        .of(3, OWL, "10.00")
                        .of(BAG, "1.00");

        assertThat(counter.total()).isEqualTo("110.90");
    }

    @Test
    void aMealDealTakesOneOfEachAndLeavesTheRest() {
        Promotion deal =
                Promotion.of(
                        "deal",
                        "Meal deal",
                        new Offer.MixAndMatch(
                                List.of(
                                        new Offer.Leg(items(CANDLE), 1),
                                        new Offer.Leg(items(OWL, BAG), 1)),
                                pounds("3.50")));
        Counter counter = Counter.with(deal).of(3, CANDLE, "2.50").of(OWL, "1.20").of(BAG, "1.80");

        assertThat(counter.total()).isEqualTo("9.50");
    }

    @Test
    void fromAThresholdOnTheBasketIsLessAndReturnsBearNothingOfIt() {
        Promotion five =
                Promotion.of(
                        "b",
                        "5 off 30",
                        new Offer.BasketAmount(
                                Selection.EVERYTHING, pounds("30.00"), pounds("5.00")));
        ComesBack back = new ComesBack(ReturnReason.FAULTY, Disposition.DAMAGED, Optional.empty());

        assertThat(Counter.with(five).of(CANDLE, "29.99").total()).isEqualTo("29.99");
        assertThat(
                        Counter.with(five)
                                .of(CANDLE, "20.00")
                                .of(goods(Quantity.ONE, BAG, "9.00").comingBack(back))
                                .of(OWL, "10.00")
                                .amounts())
                .containsExactly("16.67", "-9.00", "8.33");
    }

    @Test
    void aCouponCountsOnlyWhereItWasShown() {
        Promotion coupon = TENTH_OFF.under(Conditions.coupon("WEEK10"));

        assertThat(Counter.with(coupon).of(CANDLE, "2.00").total()).isEqualTo("2.00");
        assertThat(Counter.with(coupon).of(CANDLE, "2.00").coupon("WEEK10").total())
                .isEqualTo("1.80");
    }

    @Test
    void onTopComesOffWhatIsLeft() {
        Promotion onTop =
                Promotion.of("m", "Members", new Offer.PercentOff(Selection.EVERYTHING, 500_000))
                        .combined(Combination.ON_TOP);

        assertThat(Counter.with(TENTH_OFF, onTop).of(CANDLE, "2.00").total()).isEqualTo("0.90");
    }

    @Test
    void onePromotionAloneStandsOnlyWhereItIsBetterThanAllOthersTogether() {
        Promotion alone =
                Promotion.of(
                                "c",
                                "Alone",
                                new Offer.BasketPercent(
                                        Selection.EVERYTHING, pounds("0.00"), 120_000))
                        .combined(Combination.ALONE);
        Promotion onTop =
                Promotion.of("m", "Members", new Offer.PercentOff(items(CANDLE), 50_000))
                        .combined(Combination.ON_TOP);

        assertThat(Counter.with(alone, TENTH_OFF).of(CANDLE, "10.00").reasons())
                .containsExactly("1 Alone 1.20");
        assertThat(Counter.with(alone, TENTH_OFF, onTop).of(CANDLE, "10.00").reasons())
                .containsExactly("1 Candle week 1.00", "1 Members 0.45");
    }

    @Test
    void aHigherPriorityIsServedFirstEvenWhereAnotherWouldGiveMore() {
        Promotion half = Promotion.of("h", "Half", new Offer.PercentOff(items(CANDLE), 500_000));

        assertThat(Counter.with(TENTH_OFF.withPriority(1), half).of(CANDLE, "2.00").total())
                .isEqualTo("1.80");
    }

    @Test
    void aPriceThatAPersonSetIsNotMadeLowerUnlessThePromotionSaysSo() {
        PriceOverride why = new PriceOverride("scratched", MANAGER);
        var cheaper = goods(Quantity.ONE, CANDLE, "2.00").atPrice(price("1.00"), why);

        assertThat(Counter.with(TENTH_OFF).of(cheaper).total()).isEqualTo("1.00");
        assertThat(Counter.with(TENTH_OFF.alsoOnOverrides()).of(cheaper).total()).isEqualTo("0.90");
    }

    @Test
    void whatAPersonTakesOffComesAfterThePromotionsWithItsReason() {
        ManualDiscount half =
                new ManualDiscount(new ManualDiscount.Value.Percent(500_000), "dented", MANAGER);
        ManualDiscount one =
                new ManualDiscount(
                        new ManualDiscount.Value.Amount(pounds("1.00")), "sorry", MANAGER);
        Counter counter =
                Counter.with(TENTH_OFF)
                        .of(CANDLE, "10.00")
                        .of(OWL, "4.50")
                        .off(1, half)
                        .offAll(one);

        RetailTransaction paid = counter.paid();

        assertThat(paid.goods().getFirst().modifiers())
                .containsExactly(
                        new PriceModifier(
                                PriceModifier.Kind.DISCOUNT,
                                pounds("-1.00"),
                                "Candle week",
                                Optional.empty(),
                                Optional.of("week")),
                        new PriceModifier(
                                PriceModifier.Kind.DISCOUNT, pounds("-4.50"), "dented", MANAGER),
                        new PriceModifier(
                                PriceModifier.Kind.DISCOUNT, pounds("-0.50"), "sorry", MANAGER));
        assertThat(paid.total()).isEqualTo(pounds("8.00"));
    }

    @Test
    void aFreeSaleIsPaidWithNothing() {
        ManualDiscount all =
                new ManualDiscount(new ManualDiscount.Value.Percent(1_000_000), "gift", MANAGER);
        RetailTransaction paid = Counter.with().of(3, CANDLE, "3.33").offAll(all).paid();

        assertThat(paid.total()).isEqualTo(pounds("0.00"));
        assertThat(paid.taxes())
                .containsExactly(new TaxTotal(Counter.STANDARD, pounds("0.00"), pounds("0.00")));
    }

    @Test
    void aVoidedLineLeavesTheSetItWasIn() {
        Counter counter = Counter.with(THREE_FOR_TWO).of(2, CANDLE, "1.25").of(CANDLE, "1.25");
        assertThat(counter.total()).isEqualTo("2.50");

        assertThat(counter.voided(2).total()).isEqualTo("2.50");
        assertThat(counter.reasons()).isEmpty();
    }

    @Test
    void anExemptCustomerPaysAnInclusivePriceLessItsTax() {
        OpenTransaction open =
                Counter.with(TENTH_OFF)
                        .of(CANDLE, "13.06")
                        .open()
                        .exempted(Optional.of(new TaxExemption("charity", "EX-1", MANAGER)));

        assertThat(open.totals().total()).isEqualTo(pounds("10.00"));
        assertThat(open.totals().taxes())
                .containsExactly(new TaxTotal(TaxRate.ZERO, pounds("10.00"), pounds("0.00")));
    }

    @Test
    void aPromotionHoldsFromItsFirstMomentUntilItsLast() {
        Instant from = Counter.NOON;
        Instant until = from.plus(Duration.ofDays(1));
        Conditions day =
                new Conditions(
                        Optional.of(from),
                        Optional.of(until),
                        Set.of(new StoreId(1)),
                        Optional.empty(),
                        Optional.empty());

        assertThat(day.holdIn(new StoreId(1), from.minusMillis(1))).isFalse();
        assertThat(day.holdIn(new StoreId(1), from)).isTrue();
        assertThat(day.holdIn(new StoreId(1), until.minusMillis(1))).isTrue();
        assertThat(day.holdIn(new StoreId(1), until)).isFalse();
        assertThat(day.holdIn(new StoreId(2), from)).isFalse();
    }

    @Test
    void nonsenseIsNoPromotion() {
        assertThatThrownBy(() -> new Offer.PercentOff(items(CANDLE), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Offer.NForPrice(items(CANDLE), 101, pounds("1.00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> THREE_FOR_TWO.combined(Combination.ON_TOP))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
