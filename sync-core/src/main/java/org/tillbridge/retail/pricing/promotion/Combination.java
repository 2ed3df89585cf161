package org.tillbridge.retail.pricing.promotion;

/// Whether a promotion stands beside others on the same goods.
public enum Combination {
    /// It competes: a piece takes part in one such promotion, the best for the customer.
    BEST,
    /// It competes, and suffers no other promotion on its lines.
    ALONE,
    /// It comes on top of whatever the others leave of the price.
    ON_TOP
}
