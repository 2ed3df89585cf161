package org.tillbridge.retail.pricing.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.promotion.Promotion.Conditions;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Real till lines of a grocer, by the rules that `promotions.md` states: the card's discount is an
/// amount off each unit for those who have the card, the shop's match of a coupon one on top of it
/// for those who show it. Another file of the same form: `-Dcompletejourney=FILE`.
class CompleteJourneyTest {
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final PricingRules RULES =
            new PricingRules(false, TaxRounding.LINE, RoundingMode.HALF_UP);

    /// Above it a quantity is in thousandths: of gallons of fuel.
    private static final BigDecimal FUEL = BigDecimal.valueOf(1000);

    private record Till(
            String basket,
            LocalDate date,
            int product,
            Quantity quantity,
            Money received,
            Money card,
            Money match) {
        Money shelf() {
            return received.plus(card).plus(match);
        }

        boolean isLearntFrom() {
            return Long.parseLong(basket) % 2 == 0;
        }

        /// The same goods in the same week.
        String offer() {
            return product + " in week " + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }

        Price price() {
            return new Price(each(shelf()), each(card));
        }

        UnitPrice each(Money amount) {
            BigDecimal each =
                    amount.getAmount().divide(quantity.toBigDecimal(), 4, RoundingMode.HALF_UP);
            return UnitPrice.of(USD, each);
        }
    }

    /// @param shelf of one, before the card
    /// @param card off one
    private record Price(UnitPrice shelf, UnitPrice card) {
        String against(Price usual) {
            if (equals(usual)) {
                return "foretold";
            }
            if (!shelf.equals(usual.shelf())) {
                return "another shelf price";
            }
            return card.tenThousandths() == 0 ? "no card shown" : "another card discount";
        }
    }

    @Test
    void realLinesCostWhatTheirTillAskedForThem() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> apart = new ArrayList<>();
        for (List<Till> basket : baskets(counts).values()) {
            OpenTransaction open = rung(basket);
            Money total = Money.zero(USD);
            for (int n = 0; n < basket.size(); n++) {
                Till line = basket.get(n);
                Money amount = open.amountOf(open.standing().get(n));
                boolean same = amount.equals(line.received());
                counts.merge(same ? "reproduced" : "apart", 1, Integer::sum);
                if (line.card().isPositive()) {
                    counts.merge(
                            same ? "with card, reproduced" : "with card, apart", 1, Integer::sum);
                }
                if (line.match().isPositive()) {
                    counts.merge(
                            same ? "with match, reproduced" : "with match, apart", 1, Integer::sum);
                }
                if (!same) {
                    apart.add(line + " came to " + amount);
                }
                total = total.plus(line.received());
            }
            boolean sameTotal = open.totals().total().equals(total);
            counts.merge(sameTotal ? "totals reproduced" : "totals apart", 1, Integer::sum);
        }
        assertThat(apart).as("%s", counts).isEmpty();
        assertThat(counts).doesNotContainKey("totals apart");
        if (System.getProperty("completejourney") == null) {
            assertThat(counts).containsEntry("with card, reproduced", 918);
            assertThat(counts).containsEntry("nothing sold, passed over", 8);
        }
    }

    /// The data does not say what was on offer: so how far does what half of the baskets paid
    /// foretell what the others paid for the same goods in the same week?
    @Test
    void pricesOfTheSameWeekForetellWhatTheyCanAndTheRestIsCounted() throws IOException {
        Map<String, Map<Price, Integer>> learnt = new HashMap<>();
        List<Till> lines =
                baskets(new TreeMap<>()).values().stream().flatMap(List::stream).toList();
        for (Till line : lines) {
            if (line.isLearntFrom()) {
                learnt.computeIfAbsent(line.offer(), _ -> new LinkedHashMap<>())
                        .merge(line.price(), 1, Integer::sum);
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Till line : lines) {
            Map<Price, Integer> known = learnt.getOrDefault(line.offer(), Map.of());
            if (!line.isLearntFrom() && !known.isEmpty()) {
                Price usual =
                        Collections.max(known.entrySet(), Map.Entry.comparingByValue()).getKey();
                counts.merge(line.price().against(usual), 1, Integer::sum);
            }
        }
        System.getLogger("completejourney").log(System.Logger.Level.INFO, counts.toString());
        if (System.getProperty("completejourney") == null) {
            assertThat(counts)
                    .isEqualTo(
                            Map.of(
                                    "foretold", 13,
                                    "another shelf price", 27,
                                    "another card discount", 3,
                                    "no card shown", 1));
        }
    }

    private static OpenTransaction rung(List<Till> basket) {
        List<Promotion> promotions = new ArrayList<>();
        Set<String> coupons = Set.of("match");
        for (int n = 0; n < basket.size(); n++) {
            Till line = basket.get(n);
            Selection own = Selection.of(new ItemId(n + 1));
            if (line.card().isPositive()) {
                promotions.add(
                        Promotion.of(
                                        "CARD-" + n,
                                        "Card",
                                        new Offer.AmountOff(own, line.each(line.card())))
                                .under(Conditions.group("card")));
            }
            if (line.match().isPositive()) {
                promotions.add(
                        Promotion.of(
                                        "MATCH-" + n,
                                        "Coupon match",
                                        new Offer.AmountOff(own, line.each(line.match())))
                                .under(Conditions.coupon("match"))
                                .combined(Combination.ON_TOP));
            }
        }
        OpenTransaction open =
                OpenTransaction.begin(new UUID(1, 1), Instant.EPOCH, USD, RULES)
                        .under(new Offers(promotions, _ -> Optional.empty()))
                        .adjusted(
                                new Adjustments(
                                        Map.of(), Optional.empty(), coupons, Set.of("card")));
        for (int n = 0; n < basket.size(); n++) {
            open = ((Step.Done) open.add(goods(basket.get(n), n + 1), Instant.EPOCH)).next();
        }
        return open;
    }

    private static RungGoods goods(Till line, int item) {
        return RungGoods.atListPrice(
                new Goods.OfItem(
                        new ItemId(item), "" + line.product(), new ItemCode("" + line.product())),
                line.quantity(),
                line.each(line.shelf()),
                new TaxClass("zero"),
                TaxRate.ZERO);
    }

    private static Map<String, List<Till>> baskets(Map<String, Integer> counts) throws IOException {
        Map<String, List<Till>> baskets = new LinkedHashMap<>();
        for (String row : text().lines().skip(1).toList()) {
            String[] cells = row.split("\t", -1);
            BigDecimal quantity = new BigDecimal(cells[4]);
            if (quantity.signum() == 0) {
                counts.merge("nothing sold, passed over", 1, Integer::sum);
                continue;
            }
            boolean fuel = quantity.compareTo(FUEL) > 0;
            Till line =
                    new Till(
                            cells[0],
                            LocalDate.parse(cells[2].substring(0, 10)),
                            Integer.parseInt(cells[3]),
                            new Quantity(quantity.movePointRight(fuel ? 0 : 3).longValueExact()),
                            dollars(cells[5]),
                            dollars(cells[6]),
                            dollars(cells[8]));
            baskets.computeIfAbsent(line.basket(), _ -> new ArrayList<>()).add(line);
        }
        return baskets;
    }

    private static Money dollars(String amount) {
        return Money.of(USD, new BigDecimal(amount).setScale(2, RoundingMode.HALF_UP));
    }

    private static String text() throws IOException {
        String file = System.getProperty("completejourney");
        if (file != null) {
            return Files.readString(Path.of(file));
        }
        try (InputStream stream =
                Objects.requireNonNull(
                        CompleteJourneyTest.class.getResourceAsStream(
                                "/completejourney/lines.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
