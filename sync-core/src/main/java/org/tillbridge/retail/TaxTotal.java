package org.tillbridge.retail;

import org.joda.money.Money;

/// The tax of one rate on a whole document.
public record TaxTotal(TaxRate rate, Money net, Money tax) {
    public Money gross() {
        return net.plus(tax);
    }
}
