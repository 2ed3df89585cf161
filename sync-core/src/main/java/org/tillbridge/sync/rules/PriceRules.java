package org.tillbridge.sync.rules;

import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// What a sale was charged, beside what the hub's lists say. A till that has not heard of a price,
/// or is not what it says, charges another; what was agreed with the customer stands.
public final class PriceRules {
    private PriceRules() {}

    /// The price that a line claims to have from the list; empty where none was there.
    public static Optional<UnitPrice> fromList(SaleLine line) {
        boolean overridden =
                line.modifiers().stream()
                        .anyMatch(one -> one.kind() == PriceModifier.Kind.OVERRIDE);
        return overridden ? line.listPrice() : Optional.of(line.unitPrice());
    }

    /// @param listed what the list said while the sale was rung; empty if nothing
    public static Rule ofPrice(UnitPrice charged, Collection<UnitPrice> listed) {
        return listed.isEmpty() || listed.contains(charged)
                ? Rule.PRICE_AS_LISTED
                : Rule.PRICE_VARIANCE;
    }

    /// Whoever of several jurisdictions is named first.
    ///
    /// @param due the rates of the tax class while the sale was rung; empty if none is known
    public static Rule ofTax(TaxRate charged, Collection<TaxRate> due) {
        Set<TaxRate> parts = parts(charged);
        return due.isEmpty() || due.stream().anyMatch(one -> parts(one).equals(parts))
                ? Rule.TAX_AS_DUE
                : Rule.TAX_VARIANCE;
    }

    private static Set<TaxRate> parts(TaxRate rate) {
        return Set.copyOf(rate.each());
    }
}
