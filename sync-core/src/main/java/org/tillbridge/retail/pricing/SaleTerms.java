package org.tillbridge.retail.pricing;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;

import java.math.RoundingMode;

/// What a new basket is priced in, and how.
public record SaleTerms(CurrencyUnit currency, PricingRules rules) {
    /// Those of a store, which rounds half up.
    public static SaleTerms of(
            CurrencyUnit currency, boolean taxIncluded, TaxRounding taxRounding) {
        return new SaleTerms(
                currency, new PricingRules(taxIncluded, taxRounding, RoundingMode.HALF_UP));
    }
}
