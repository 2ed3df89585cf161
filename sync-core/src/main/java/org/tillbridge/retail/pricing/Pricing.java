package org.tillbridge.retail.pricing;

import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.pricing.promotion.Adjustments;
import org.tillbridge.retail.pricing.promotion.Discounts;
import org.tillbridge.retail.pricing.promotion.Offers;

import java.util.Optional;

/// What a basket costs less than its prices say, and by what. The discounts are those of the last
/// deed: they stay as they are while nobody touches the basket, and over a restart.
///
/// @param offers the promotions that count from the next deed on
/// @param exemption why the customer pays no tax; empty for almost all
public record Pricing(
        Adjustments adjustments,
        Optional<TaxExemption> exemption,
        Offers offers,
        Discounts discounts) {
    public static final Pricing NONE =
            new Pricing(Adjustments.NONE, Optional.empty(), Offers.NONE, Discounts.NONE);

    Pricing with(Adjustments other) {
        return new Pricing(other, exemption, offers, discounts);
    }

    Pricing with(Optional<TaxExemption> other) {
        return new Pricing(adjustments, other, offers, discounts);
    }

    Pricing with(Offers other) {
        return new Pricing(adjustments, exemption, other, discounts);
    }

    Pricing with(Discounts other) {
        return new Pricing(adjustments, exemption, offers, other);
    }
}
