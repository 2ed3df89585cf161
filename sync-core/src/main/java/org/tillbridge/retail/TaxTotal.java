package org.tillbridge.retail;

import org.joda.money.Money;

/// The tax of one rate on a whole document. Where several jurisdictions tax the same goods, each
/// has its own, on the same net amount.
///
/// @param rate of one jurisdiction, or of none that is named
/// @param net without any tax
public record TaxTotal(TaxRate rate, Money net, Money tax) {
    public Money gross() {
        return net.plus(tax);
    }

    public TaxTotal plus(TaxTotal other) {
        return new TaxTotal(rate, net.plus(other.net), tax.plus(other.tax));
    }

    public TaxTotal negated() {
        return new TaxTotal(rate, net.negated(), tax.negated());
    }
}
