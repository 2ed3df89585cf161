package org.tillbridge.retail.pricing;

import org.joda.money.Money;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.TaxRate;

import java.util.List;

/// What a line of goods comes to within its document.
///
/// @param amount what it counts for in the total, modifiers and tax included
/// @param taxRate zero for a customer who pays none
record PricedLine(
        List<PriceModifier> modifiers,
        Money amount,
        TaxRate taxRate,
        Money tax,
        List<Money> taxParts) {
    PricedLine {
        modifiers = List.copyOf(modifiers);
        taxParts = List.copyOf(taxParts);
    }
}
