package org.tillbridge.sync.wire;

import org.joda.money.Money;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.StoredValueCode;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What the hub tells a workstation of a customer: who to greet, and what they have. No address.
///
/// @param customer who stands for all that turned out to be the same person
/// @param name may be empty
/// @param points below nothing where more was taken back than was there
/// @param groups they belong to, as promotions name them
public record CustomerAnswer(
        CustomerId customer,
        StoredValueCode loyaltyCode,
        String name,
        Money points,
        Set<String> groups) {
    public static final int MOST_GROUPS = 20;

    public CustomerAnswer {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    /// Of someone who belongs to no group.
    public CustomerAnswer(
            CustomerId customer, StoredValueCode loyaltyCode, String name, Money points) {
        this(customer, loyaltyCode, name, points, Set.of());
    }

    @Override
    public String toString() {
        return "CustomerAnswer[" + customer + "]";
    }
}
