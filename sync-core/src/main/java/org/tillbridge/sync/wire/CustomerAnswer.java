package org.tillbridge.sync.wire;

import org.joda.money.Money;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.StoredValueCode;

/// What the hub tells a workstation of a customer: who to greet, and what they have. No address.
///
/// @param customer who stands for all that turned out to be the same person
/// @param name may be empty
/// @param points below nothing where more was taken back than was there
public record CustomerAnswer(
        CustomerId customer, StoredValueCode loyaltyCode, String name, Money points) {
    @Override
    public String toString() {
        return "CustomerAnswer[" + customer + "]";
    }
}
