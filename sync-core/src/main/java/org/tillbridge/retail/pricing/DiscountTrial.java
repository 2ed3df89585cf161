package org.tillbridge.retail.pricing;

import org.joda.money.Money;
import org.tillbridge.retail.pricing.promotion.Adjustments;
import org.tillbridge.retail.pricing.promotion.Discounts.Discount;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;

import java.util.Optional;

/// What a discount that a person means to give would take off a sale as it stands: whoever gives or
/// approves it is asked about that amount.
public final class DiscountTrial {
    private DiscountTrial() {}

    /// Off one line, in place of what a person gave on it before.
    public static Money ofLine(OpenTransaction open, int line, ManualDiscount discount) {
        Adjustments without =
                open.pricing()
                        .adjustments()
                        .withBasket(Optional.empty())
                        .withLine(line, Optional.empty());
        return between(open, without, without.withLine(line, Optional.of(discount)));
    }

    /// Off the sale as a whole, in place of what a person gave on it before.
    public static Money ofSale(OpenTransaction open, ManualDiscount discount) {
        Adjustments without = open.pricing().adjustments().withBasket(Optional.empty());
        return between(open, without, without.withBasket(Optional.of(discount)));
    }

    private static Money between(OpenTransaction open, Adjustments without, Adjustments with) {
        return given(open.adjusted(with)).minus(given(open.adjusted(without)));
    }

    private static Money given(OpenTransaction open) {
        return open.pricing().discounts().given().stream()
                .filter(discount -> discount.promotion().isEmpty())
                .map(Discount::off)
                .reduce(Money.zero(open.currency()), Money::plus);
    }
}
