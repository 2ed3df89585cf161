package org.tillbridge.retail.pricing.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.Money;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.pricing.PartRefund;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.sync.rules.PriceRules;
import org.tillbridge.sync.rules.Rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class PricingProperties {
    private static final Money NOTHING = Counter.pounds("0.00");

    @Property
    void whatIsSpreadIsSharedOutToTheLastPennyAndNobodyBearsMoreThanHeCan(
            @ForAll @LongRange(max = 1_000_000) long amount,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(max = 100_000) Long> weights,
            @ForAll @Size(min = 12, max = 12) List<@LongRange(max = 100_000) Long> limits) {
        long[] most = limits.stream().limit(weights.size()).mapToLong(Long::longValue).toArray();

        long[] parts =
                Spread.of(amount, weights.stream().mapToLong(Long::longValue).toArray(), most);

        assertThat(Spread.sum(parts)).isEqualTo(Math.min(amount, Spread.sum(most)));
        assertThat(IntStream.range(0, parts.length).allMatch(n -> parts[n] >= 0)).isTrue();
        assertThat(IntStream.range(0, parts.length).allMatch(n -> parts[n] <= most[n])).isTrue();
    }

    @Property
    void noLineEverGoesBelowZeroAndTheLinesAddUpToTheTotal(
            @ForAll("baskets") List<RungGoods> goods,
            @ForAll("promotions") List<Promotion> promotions,
            @ForAll boolean inclusive) {
        PricingRules rules = inclusive ? Counter.INCLUSIVE : Counter.EXCLUSIVE;

        RetailTransaction paid = rung(rules, goods, promotions).paid();

        Money sum = NOTHING;
        Money tax = NOTHING;
        for (GoodsLine line : paid.goods()) {
            assertThat(line.amount().isNegative()).isFalse();
            Money own = line.unitPrice().times(line.quantity(), rules.rounding());
            for (var modifier : line.modifiers()) {
                own = own.plus(modifier.amount());
            }
            assertThat(inclusive ? own : own.plus(line.tax())).isEqualTo(line.amount());
            assertThat(PriceRules.ofAmount((SaleLine) line)).isEqualTo(Rule.PRICE_AS_LISTED);
            assertThat(PriceRules.ofTaxAmount((SaleLine) line)).isEqualTo(Rule.TAX_AS_DUE);
            sum = sum.plus(line.amount());
            tax = tax.plus(line.tax());
        }
        assertThat(sum).isEqualTo(paid.total());
        assertThat(paid.taxes().stream().map(each -> each.tax()).reduce(NOTHING, Money::plus))
                .isEqualTo(tax);
        assertThat(PriceRules.ofTaxes(paid)).isEqualTo(Rule.TAX_AS_DUE);
    }

    @Property
    void nothingEverCostsMoreBecauseOfAPromotion(
            @ForAll("baskets") List<RungGoods> goods,
            @ForAll("promotions") List<Promotion> promotions) {
        Money with = total(goods, promotions);
        Money without = total(goods, List.of());

        assertThat(with).isLessThanOrEqualTo(without);
    }

    /// Of several that compete the customer never has less than of any one of them, but for what
    /// rounding once for each promotion and line can make.
    @Property
    void theBestIsNoWorseThanAnyOne(
            @ForAll("baskets") List<RungGoods> goods,
            @ForAll("competing") List<Promotion> promotions) {
        Money all = total(goods, promotions);

        for (Promotion one : promotions) {
            Money alone = total(goods, List.of(one));
            long cents = (long) goods.size() * promotions.size();
            assertThat(all).isLessThanOrEqualTo(alone.plus(Money.ofMinor(Counter.GBP, cents)));
        }
    }

    @Property
    void inWhichOrderGoodsAreScannedDoesNotMatter(
            @ForAll("baskets") List<RungGoods> goods,
            @ForAll("competing") List<Promotion> promotions,
            @ForAll long seed) {
        List<RungGoods> otherwise = new ArrayList<>(goods);
        Collections.shuffle(otherwise, new Random(seed));

        assertThat(total(otherwise, promotions)).isEqualTo(total(goods, promotions));
    }

    @Property
    void whatIsOnTheScreenIsWhatIsPaidWheneverAnotherPieceIsScanned(
            @ForAll("baskets") List<RungGoods> goods,
            @ForAll("promotions") List<Promotion> promotions) {
        Counter counter = Counter.with(promotions.toArray(Promotion[]::new));
        for (RungGoods each : goods) {
            counter.of(each);
            Money shown = counter.open().totals().total();
            assertThat(shown).isEqualTo(counter.paid().total());
            assertThat(counter.open().priced().totals().total()).isEqualTo(shown);
        }
    }

    @Property
    void anyPartsThatComeBackAddUpToWhatWasPaid(
            @ForAll @LongRange(max = 1_000_000) long paid,
            @ForAll @LongRange(max = 200_000) long tax,
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 1, max = 5_000) Long> parts) {
        Quantity sold = new Quantity(parts.stream().mapToLong(Long::longValue).sum());
        Quantity returned = Quantity.ZERO;
        Money back = NOTHING;
        Money taxBack = NOTHING;
        for (long part : parts) {
            PartRefund refund =
                    PartRefund.of(
                            Money.ofMinor(Counter.GBP, paid),
                            Money.ofMinor(Counter.GBP, tax),
                            List.of(),
                            sold,
                            returned,
                            new Quantity(part));
            assertThat(refund.amount().isNegative()).isFalse();
            returned = returned.plus(new Quantity(part));
            back = back.plus(refund.amount());
            taxBack = taxBack.plus(refund.tax());
        }
        assertThat(back).isEqualTo(Money.ofMinor(Counter.GBP, paid));
        assertThat(taxBack).isEqualTo(Money.ofMinor(Counter.GBP, tax));
    }

    @Provide
    Arbitrary<List<RungGoods>> baskets() {
        Arbitrary<Quantity> quantities =
                Arbitraries.frequencyOf(
                        Tuple.of(8, Arbitraries.integers().between(1, 5).map(Quantity::of)),
                        Tuple.of(1, Arbitraries.longs().between(1, 3_000).map(Quantity::new)),
                        Tuple.of(1, Arbitraries.integers().between(90, 300).map(Quantity::of)));
        Arbitrary<RungGoods> goods =
                Combinators.combine(
                                quantities,
                                Arbitraries.integers().between(1, 6),
                                Arbitraries.integers().between(1, 2_000))
                        .as(
                                (quantity, item, cents) ->
                                        Counter.goods(
                                                quantity,
                                                item,
                                                BigDecimal.valueOf(cents, 2).toPlainString()));
        return goods.list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Promotion>> promotions() {
        return Combinators.combine(
                        offers(),
                        Arbitraries.of(Combination.class),
                        Arbitraries.integers().between(-1, 1))
                .as(
                        (offer, how, priority) -> {
                            boolean sets = offer instanceof Offer.OffSets;
                            Combination fitting =
                                    sets && how == Combination.ON_TOP ? Combination.BEST : how;
                            return Promotion.of("P", "P", offer)
                                    .combined(fitting)
                                    .withPriority(priority);
                        })
                .list()
                .ofMaxSize(5)
                .map(PricingProperties::named);
    }

    @Provide
    Arbitrary<List<Promotion>> competing() {
        return offers().filter(
                        offer ->
                                !(offer instanceof Offer.OffBasket)
                                        && !(offer instanceof Offer.MixAndMatch))
                .map(offer -> Promotion.of("P", "P", offer))
                .list()
                .ofMaxSize(4)
                .map(PricingProperties::named);
    }

    private static List<Promotion> named(List<Promotion> promotions) {
        return IntStream.range(0, promotions.size())
                .mapToObj(
                        n -> {
                            Promotion each = promotions.get(n);
                            return Promotion.of("P" + n, "P" + n, each.offer())
                                    .combined(each.combination())
                                    .withPriority(each.priority());
                        })
                .toList();
    }

    private static Arbitrary<Offer> offers() {
        Arbitrary<Selection> goods =
                Arbitraries.integers()
                        .between(1, 6)
                        .map(ItemId::new)
                        .set()
                        .ofMaxSize(4)
                        .map(items -> new Selection(items, Set.of()));
        Arbitrary<Integer> small = Arbitraries.integers().between(1, 3);
        Arbitrary<Integer> shares = Arbitraries.integers().between(1, 1_000_000);
        Arbitrary<Money> amounts =
                Arbitraries.longs()
                        .between(0, 3_000)
                        .map(cents -> Money.ofMinor(Counter.GBP, cents));
        return Arbitraries.oneOf(
                Combinators.combine(goods, shares).as(Offer.PercentOff::new),
                Combinators.combine(goods, amounts)
                        .as(
                                (some, off) ->
                                        new Offer.AmountOff(
                                                some,
                                                Counter.price(off.getAmount().toPlainString()))),
                Combinators.combine(goods, amounts)
                        .as(
                                (some, off) ->
                                        new Offer.FixedPrice(
                                                some,
                                                Counter.price(off.getAmount().toPlainString()))),
                Combinators.combine(goods, small, amounts).as(Offer.NForPrice::new),
                Combinators.combine(goods, small, small, shares).as(Offer.BuyNGetM::new),
                Combinators.combine(goods, small, goods, small, amounts)
                        .as(
                                (one, some, other, more, price) ->
                                        new Offer.MixAndMatch(
                                                List.of(
                                                        new Offer.Leg(one, some),
                                                        new Offer.Leg(other, more)),
                                                price)),
                Combinators.combine(goods, amounts, shares).as(Offer.BasketPercent::new),
                Combinators.combine(goods, amounts, amounts).as(Offer.BasketAmount::new));
    }

    private static Counter rung(
            PricingRules rules, List<RungGoods> goods, List<Promotion> promotions) {
        Counter counter = Counter.under(rules, promotions.toArray(Promotion[]::new));
        goods.forEach(counter::of);
        return counter;
    }

    private static Money total(List<RungGoods> goods, List<Promotion> promotions) {
        return rung(Counter.INCLUSIVE, goods, promotions).open().totals().total();
    }
}
