package org.tillbridge.benchmarks;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.DepartmentId;
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
import org.tillbridge.retail.pricing.promotion.Combination;
import org.tillbridge.retail.pricing.promotion.Offer;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.retail.pricing.promotion.Selection;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// A basket of 200 lines, priced anew at each change, under 2,000 promotions of which some eighty
/// concern it: sets over whole departments that compete with percentages, and some of the basket.
final class PricingBenchmark implements Benchmark {
    private static final int LINES = 200;
    private static final int PROMOTIONS = 2_000;
    private static final int ITEMS = 5_000;
    private static final int DEPARTMENTS = 20;
    private static final int CHANGES = 1_000;
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;

    private final Random random = new Random(200);

    @Override
    public String name() {
        return "pricing";
    }

    @Override
    public List<Figure> run(Path folder) {
        OpenTransaction open = basket();
        Changed first = change(open);
        Changed then = change(first.open());
        Times times = then.clock();
        Times processor = then.processor();
        Times cold = first.processor();
        long discounts = open.pricing().discounts().given().size();
        return List.of(
                new Figure(
                        "A basket of 200 lines priced anew, p99",
                        times.quantile(0.99),
                        5,
                        "ms",
                        "%d changes of a quantity after as many, under %d promotions that give %d discounts, tax and total with it; p50 %s, longest %s ms; processor time p50 %s, p99 %s ms, of the first %d in the process p50 %s, p99 %s ms"
                                .formatted(
                                        CHANGES,
                                        PROMOTIONS,
                                        discounts,
                                        Figure.number(times.median()),
                                        Figure.number(times.longest()),
                                        Figure.number(processor.median()),
                                        Figure.number(processor.quantile(0.99)),
                                        CHANGES,
                                        Figure.number(cold.median()),
                                        Figure.number(cold.quantile(0.99)))));
    }

    /// What [#CHANGES] changes took, by the clock and of the processor.
    private record Changed(OpenTransaction open, Times clock, Times processor) {}

    private Changed change(OpenTransaction basket) {
        OpenTransaction open = basket;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[CHANGES];
        long[] work = new long[CHANGES];
        for (int change = 0; change < CHANGES; change++) {
            int line = random.nextInt(LINES) + 1;
            Quantity quantity = Quantity.of(random.nextInt(4) + 1L);
            long start = System.nanoTime();
            long before = threads.getCurrentThreadCpuTime();
            open = done(open.changeQuantity(line, quantity));
            if (open.totals().total().isNegative()) {
                throw new IllegalStateException("Nothing is sold");
            }
            nanos[change] = System.nanoTime() - start;
            work[change] = threads.getCurrentThreadCpuTime() - before;
        }
        return new Changed(open, Times.ofNanos(nanos), Times.ofNanos(work));
    }

    private OpenTransaction basket() {
        Offers offers =
                new Offers(
                        promotions(),
                        item -> Optional.of(new DepartmentId(item.number() % DEPARTMENTS + 1)));
        OpenTransaction open =
                OpenTransaction.begin(
                                new UUID(0, 1),
                                Instant.EPOCH,
                                GBP,
                                new PricingRules(true, TaxRounding.DOCUMENT, RoundingMode.HALF_UP))
                        .under(offers);
        for (int line = 0; line < LINES; line++) {
            open = done(open.add(goods(random.nextInt(ITEMS) + 1), Instant.EPOCH));
        }
        return open;
    }

    private RungGoods goods(int item) {
        return RungGoods.atListPrice(
                new Goods.OfItem(new ItemId(item), "Item " + item, new ItemCode("" + item)),
                Quantity.of(random.nextInt(3) + 1L),
                new UnitPrice(GBP, 100L * (random.nextInt(2_000) + 20)),
                new TaxClass("standard"),
                new TaxRate(random.nextInt(4) == 0 ? 0 : 200_000));
    }

    private List<Promotion> promotions() {
        List<Promotion> promotions = new ArrayList<>();
        for (int n = 0; n < PROMOTIONS - 2 * DEPARTMENTS - 3; n++) {
            promotions.add(Promotion.of("I%04d".formatted(n), "Item week", ofItems(n)));
        }
        for (int n = 1; n <= DEPARTMENTS; n++) {
            Selection all = new Selection(Set.of(), Set.of(new DepartmentId(n)));
            promotions.add(
                    Promotion.of(
                            "D%02d".formatted(n),
                            "3 for 2",
                            new Offer.BuyNGetM(all, 2, 1, Offer.WHOLE)));
            promotions.add(
                    Promotion.of("E%02d".formatted(n), "Week", new Offer.PercentOff(all, 100_000)));
        }
        promotions.add(
                Promotion.of(
                        "B1",
                        "5 off 100",
                        new Offer.BasketAmount(Selection.EVERYTHING, pounds(100), pounds(5))));
        promotions.add(
                Promotion.of("B2", "Members", new Offer.PercentOff(Selection.EVERYTHING, 20_000))
                        .combined(Combination.ON_TOP));
        promotions.add(
                Promotion.of(
                                "B3",
                                "Staff",
                                new Offer.BasketPercent(Selection.EVERYTHING, pounds(0), 150_000))
                        .combined(Combination.ALONE));
        return promotions;
    }

    private Offer ofItems(int n) {
        Selection some = new Selection(new HashSet<>(List.of(item(), item(), item())), Set.of());
        return switch (n % 4) {
            case 0 -> new Offer.PercentOff(some, 250_000);
            case 1 -> new Offer.NForPrice(some, 2, pounds(3));
            case 2 -> new Offer.FixedPrice(some, new UnitPrice(GBP, 9_900));
            default ->
                    new Offer.MixAndMatch(
                            List.of(new Offer.Leg(some, 1), new Offer.Leg(Selection.of(item()), 1)),
                            pounds(5));
        };
    }

    private ItemId item() {
        return new ItemId(random.nextInt(ITEMS) + 1);
    }

    private static Money pounds(int pounds) {
        return Money.of(GBP, pounds);
    }

    private static OpenTransaction done(Step step) {
        if (step instanceof Step.Done(OpenTransaction next, int _)) {
            return next;
        }
        throw new IllegalStateException(step.toString());
    }
}
