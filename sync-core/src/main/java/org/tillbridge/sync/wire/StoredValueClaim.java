package org.tillbridge.sync.wire;

import org.joda.money.Money;
import org.tillbridge.retail.StoredValueCode;

import java.util.UUID;

/// Asks the hub to keep an amount of a gift card or a store credit back for a sale.
///
/// @param claim its id; the amount takes the place of what it was before
/// @param amount nothing, to ask only, or to give the claim up
public record StoredValueClaim(UUID claim, StoredValueCode code, Money amount) {
    public StoredValueClaim {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("A claim on less than nothing");
        }
    }
}
