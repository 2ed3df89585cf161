package org.tillbridge.sync.rules;

import org.joda.money.Money;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What a sale earns its customer, and what goes back of that when goods come back: the same at
/// till and hub, from nothing but the sale.
public final class PointsRules {
    private PointsRules() {}

    /// What one line of a sale earned.
    ///
    /// @param sold on it
    /// @param points above nothing
    public record Earned(int line, Quantity sold, Money points) {}

    /// @param isKnown whether the hub has heard of whose card was shown
    public static Rule settle(boolean isKnown) {
        return isKnown ? Rule.POINTS_EARNED : Rule.POINTS_WAIT_FOR_CUSTOMER;
    }

    /// By line. The sale as a whole earns what its amount earns; each line what it adds to that, so
    /// many small ones earn as much as one. Gift cards earn nothing: what is bought with them does.
    public static List<Earned> of(RetailTransaction sale) {
        if (sale.customer().isEmpty()) {
            return List.of();
        }
        PointsRate rate = sale.customer().get().rate();
        List<Earned> earned = new ArrayList<>();
        Money amount = Money.zero(sale.currency());
        for (GoodsLine line : sale.goods()) {
            if (line instanceof SaleLine && line.giftCard().isEmpty()) {
                Money before = rate.of(amount);
                amount = amount.plus(line.amount());
                Money points = rate.of(amount).minus(before);
                if (points.isPositive()) {
                    earned.add(new Earned(line.number(), line.quantity(), points));
                }
            }
        }
        return earned;
    }

    /// What a sale earns in all.
    public static Money total(RetailTransaction sale) {
        return of(sale).stream()
                .map(Earned::points)
                .reduce(Money.zero(sale.currency()), Money::plus);
    }

    /// What goes back of a line's points when some of it comes back. However it comes back, bit by
    /// bit and in whatever order, all of it takes back what was earned, and more of it than was
    /// sold takes back no more.
    ///
    /// @param before what had come back of the line
    public static Money takenBack(Earned earned, BigDecimal before, Quantity back) {
        return through(earned, before.add(back.toBigDecimal())).minus(through(earned, before));
    }

    private static Money through(Earned earned, BigDecimal returned) {
        BigDecimal sold = earned.sold().toBigDecimal();
        BigDecimal points =
                earned.points()
                        .getAmount()
                        .multiply(returned.min(sold))
                        .divide(sold, earned.points().getScale(), RoundingMode.HALF_UP);
        return Money.of(earned.points().getCurrencyUnit(), points);
    }
}
