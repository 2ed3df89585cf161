package org.tillbridge.retail.pricing.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.promotion.GoldenBaskets.GoldenBasket;
import org.tillbridge.retail.pricing.promotion.PlainCalculator.Sum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The engine against baskets whose totals it had no part in.
class GoldenBasketsTest {
    static List<GoldenBasket> all() throws IOException {
        return GoldenBaskets.all();
    }

    @Test
    void thereAreFiveHundredAndTwentyFourAndSixtyFourOfThemWereWorkedByHand() throws IOException {
        assertThat(all()).hasSize(524);
        assertThat(all()).filteredOn(each -> !each.working().isEmpty()).hasSize(64);
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
        OpenTransaction open = RungBaskets.rung(basket);
        return new Sum(open.totals().total().getAmount(), open.totals().tax().getAmount());
    }
}
