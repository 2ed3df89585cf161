package org.tillbridge.retail.pricing.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.TaxExemption;
import org.tillbridge.retail.pricing.promotion.GoldenBaskets.GoldenBasket;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;
import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainLine;
import org.tillbridge.retail.pricing.promotion.PlainCalculator.Sum;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The engine against baskets whose totals it had no part in.
class GoldenBasketsTest {
    static List<GoldenBasket> all() throws IOException {
        return GoldenBaskets.all();
    }

    @Test
    void thereAreFiveHundredAndFortyOfThemWereWorkedByHand() throws IOException {
        assertThat(all()).hasSize(500);
        assertThat(all()).filteredOn(each -> !each.working().isEmpty()).hasSize(40);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTillAsksForWhatTheBasketCosts(GoldenBasket golden) {
        assertThat(engine(golden.basket())).isEqualTo(golden.sum());
    }

    /// So what was worked by hand holds against the calculator, too.
    @ParameterizedTest
    @MethodSource("all")
    void thePlainCalculatorSaysTheSame(GoldenBasket golden) {
        assertThat(PlainCalculator.sums(golden.basket())).containsExactly(golden.sum());
    }

    /// Baskets that nobody has seen before.
    @Test
    void theEngineAgreesWithThePlainCalculatorOnOtherBaskets() throws IOException {
        RandomBaskets random =
                new RandomBaskets(
                        Long.getLong("baskets.seed", 20_101_201L),
                        List.copyOf(GoldenBaskets.promotions().values()));
        List<String> apart = new ArrayList<>();
        for (int n = 0; n < Integer.getInteger("baskets", 1000); n++) {
            PlainBasket basket = random.next();
            Set<Sum> sums = PlainCalculator.sums(basket);
            Sum engine = engine(basket);
            if (!sums.contains(engine)) {
                apart.add(engine + " not " + sums + new GoldenBasket("", basket, engine, "").row());
            }
        }
        assertThat(apart).isEmpty();
    }

    /// Writes the part of the file that the plain calculator works out.
    @Test
    @EnabledIfSystemProperty(named = "baskets.write", matches = ".+")
    void write() throws IOException {
        RandomBaskets random =
                new RandomBaskets(1, List.copyOf(GoldenBaskets.promotions().values()));
        List<String> rows = new ArrayList<>();
        while (rows.size() < 460) {
            PlainBasket basket = random.next();
            Set<Sum> sums = PlainCalculator.sums(basket);
            boolean tellsSomething = !sums.equals(PlainCalculator.sums(without(basket)));
            if (sums.size() == 1 && (tellsSomething || rows.size() % 10 == 0)) {
                String name = "C%03d".formatted(rows.size() + 1);
                rows.add(new GoldenBasket(name, basket, sums.iterator().next(), "").row());
            }
        }
        Files.write(Path.of(System.getProperty("baskets.write")), rows);
    }

    private static PlainBasket without(PlainBasket basket) {
        return new PlainBasket(
                basket.taxIncluded(),
                basket.taxByLine(),
                basket.exempt(),
                basket.lines(),
                List.of(),
                List.of(),
                basket.basketOff(),
                basket.basketPercent());
    }

    private static Sum engine(PlainBasket basket) {
        PricingRules rules =
                new PricingRules(
                        basket.taxIncluded(),
                        basket.taxByLine() ? TaxRounding.LINE : TaxRounding.DOCUMENT,
                        RoundingMode.HALF_UP);
        Counter counter = Counter.under(rules, basket.promotions().toArray(Promotion[]::new));
        int number = 0;
        for (PlainLine line : basket.lines()) {
            counter.of(goods(line));
            number++;
            int own = number;
            line.off().ifPresent(off -> counter.off(own, percent(off)));
        }
        basket.coupons().forEach(counter::coupon);
        basket.basketOff()
                .ifPresent(
                        off ->
                                counter.offAll(
                                        manual(new Value.Amount(Money.of(Counter.GBP, off)))));
        basket.basketPercent().ifPresent(off -> counter.offAll(percent(off)));
        OpenTransaction open = counter.open();
        if (basket.exempt()) {
            open = open.exempted(Optional.of(new TaxExemption("EX", Optional.empty())));
        }
        return new Sum(open.totals().total().getAmount(), open.totals().tax().getAmount());
    }

    private static RungGoods goods(PlainLine line) {
        RungGoods goods =
                RungGoods.atListPrice(
                        new Goods.OfItem(
                                new ItemId(line.item()), "Item", new ItemCode("" + line.item())),
                        new Quantity(line.quantity().abs().movePointRight(3).longValueExact()),
                        UnitPrice.of(Counter.GBP, line.price()),
                        new TaxClass("standard"),
                        TaxRate.ofPercent(line.taxPercent()));
        return line.quantity().signum() > 0
                ? goods
                : goods.comingBack(
                        new ComesBack(
                                ReturnReason.OTHER, Disposition.BACK_TO_STOCK, Optional.empty()));
    }

    private static ManualDiscount percent(BigDecimal percent) {
        return manual(new Value.Percent(percent.movePointRight(4).intValueExact()));
    }

    private static ManualDiscount manual(Value value) {
        return new ManualDiscount(value, "because", Optional.empty());
    }
}
