package org.tillbridge.retail;

import java.util.Optional;

/// Someone who is known by name, by e-mail address, or by the loyalty card in their hand. Personal
/// data: it says nothing of itself where it is logged.
///
/// @param loyaltyCode of their card, or the one that they were given
/// @param name may be empty
public record Customer(
        CustomerId id, StoredValueCode loyaltyCode, String name, Optional<EmailAddress> email) {
    public static final int MAX_NAME = 80;

    public Customer {
        if (loyaltyCode.kind() != StoredValueKind.POINTS || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("Not a customer");
        }
    }

    @Override
    public String toString() {
        return "Customer[" + id + "]";
    }
}
