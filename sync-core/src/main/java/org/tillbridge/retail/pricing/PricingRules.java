package org.tillbridge.retail.pricing;

import java.math.RoundingMode;

/// How a store's money is rounded and taxed. Named by configuration, never assumed by whoever
/// computes.
///
/// @param taxIncluded whether the prices on the shelf include tax
/// @param rounding half-up or half-even, of line amounts and of tax
public record PricingRules(boolean taxIncluded, TaxRounding taxRounding, RoundingMode rounding) {
    public PricingRules {
        if (rounding != RoundingMode.HALF_UP && rounding != RoundingMode.HALF_EVEN) {
            throw new IllegalArgumentException("Money is not rounded " + rounding);
        }
    }

    /// What tax is rounded on.
    public enum TaxRounding {
        LINE,
        DOCUMENT
    }
}
