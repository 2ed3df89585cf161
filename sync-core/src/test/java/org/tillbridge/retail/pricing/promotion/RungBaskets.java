package org.tillbridge.retail.pricing.promotion;

import org.joda.money.Money;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.Companion;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;
import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainLine;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Baskets as the till rings them.
public final class RungBaskets {
    private RungBaskets() {}

    /// Random ones in pounds, one after the other: promotions, discounts, goods that come back,
    /// both ways of tax. The same seed gives the same ones.
    public static Supplier<OpenTransaction> random(long seed) throws IOException {
        RandomBaskets random =
                new RandomBaskets(seed, List.copyOf(GoldenBaskets.promotions().values()));
        AtomicInteger count = new AtomicInteger();
        return () -> {
            OpenTransaction open = rung(random.next());
            return count.incrementAndGet() % 2 == 0 ? withDeposit(open) : open;
        };
    }

    /// Six bottles, and what they bring along.
    private static OpenTransaction withDeposit(OpenTransaction open) {
        Companion deposit = new Companion(Counter.goods(Quantity.ONE, 9, "0.25"), 1);
        RungGoods bottles = Counter.goods(Quantity.of(6), 8, "1.19");
        return Counter.done(open.add(bottles, List.of(deposit), Counter.NOON));
    }

    /// A basket of the golden file as the till rings it, and what it costs by that file.
    ///
    /// @param total in pounds
    /// @param tax within the total
    public record Golden(String name, OpenTransaction rung, BigDecimal total, BigDecimal tax) {}

    public static List<Golden> golden() throws IOException {
        return GoldenBaskets.all().stream()
                .map(
                        each ->
                                new Golden(
                                        each.name(),
                                        rung(each.basket()),
                                        each.sum().total(),
                                        each.sum().tax()))
                .toList();
    }

    static OpenTransaction rung(PlainBasket basket) {
        PricingRules rules =
                new PricingRules(
                        basket.taxIncluded(),
                        basket.taxByLine() ? TaxRounding.LINE : TaxRounding.DOCUMENT,
                        RoundingMode.HALF_UP);
        Counter counter = Counter.under(rules, basket.promotions().toArray(Promotion[]::new));
        for (int n = 0; n < basket.lines().size(); n++) {
            PlainLine line = basket.lines().get(n);
            if (line.companion()) {
                continue;
            }
            counter.of(goods(line), companions(basket.lines(), n));
            int own = n + 1;
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
            open = open.exempted(Optional.of(new TaxExemption("charity", "EX", Optional.empty())));
        }
        return open;
    }

    private static List<Companion> companions(List<PlainLine> lines, int goods) {
        List<Companion> companions = new ArrayList<>();
        for (int n = goods + 1; n < lines.size() && lines.get(n).companion(); n++) {
            int pieces =
                    lines.get(n).quantity().divide(lines.get(goods).quantity()).intValueExact();
            companions.add(new Companion(goods(lines.get(n)), pieces));
        }
        return companions;
    }

    private static RungGoods goods(PlainLine line) {
        RungGoods goods =
                RungGoods.atListPrice(
                        new Goods.OfItem(
                                new ItemId(line.item()), "Item", new ItemCode("" + line.item())),
                        new Quantity(line.quantity().abs().movePointRight(3).longValueExact()),
                        UnitPrice.of(Counter.GBP, line.price()),
                        new TaxClass("standard"),
                        rate(line));
        return line.quantity().signum() > 0
                ? goods
                : goods.comingBack(
                        new ComesBack(
                                ReturnReason.OTHER, Disposition.BACK_TO_STOCK, Optional.empty()));
    }

    private static TaxRate rate(PlainLine line) {
        TaxRate all = TaxRate.ofPercent(line.taxPercent());
        return line.taxes().getFirst().jurisdiction().isEmpty()
                ? all
                : new TaxRate(
                        all.partsPerMillion(),
                        line.taxes().stream()
                                .map(
                                        one ->
                                                new TaxRate.Part(
                                                        one.jurisdiction(),
                                                        TaxRate.ofPercent(one.percent())
                                                                .partsPerMillion()))
                                .toList());
    }

    private static ManualDiscount percent(BigDecimal percent) {
        return manual(new Value.Percent(percent.movePointRight(4).intValueExact()));
    }

    private static ManualDiscount manual(Value value) {
        return new ManualDiscount(value, "because", Optional.empty());
    }
}
