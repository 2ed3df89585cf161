package org.tillbridge.retail.pricing;

import org.joda.money.Money;
import org.tillbridge.retail.TaxTotal;

import java.util.List;

/// What a transaction comes to.
///
/// @param total what the customer pays, tax included; negative where money goes back
/// @param taxes by rate, ascending
public record TransactionTotals(Money total, List<TaxTotal> taxes) {
    public TransactionTotals {
        taxes = List.copyOf(taxes);
    }

    public Money tax() {
        return taxes.stream()
                .map(TaxTotal::tax)
                .reduce(Money.zero(total.getCurrencyUnit()), Money::plus);
    }
}
