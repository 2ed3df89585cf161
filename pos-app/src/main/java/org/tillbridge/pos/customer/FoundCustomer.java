package org.tillbridge.pos.customer;

import org.joda.money.Money;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.StoredValueCode;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is known of a customer who shows a card, or says an e-mail address.
public sealed interface FoundCustomer {
    /// Someone that points can be earned for.
    ///
    /// @param id empty where nothing but the card is there, and nobody could be asked whose it is
    /// @param name may be empty
    /// @param points empty where the hub was not asked, or did not answer
    /// @param groups they belong to; none where it did not
    record Known(
            Optional<CustomerId> id,
            StoredValueCode card,
            String name,
            Optional<Points> points,
            Set<String> groups)
            implements FoundCustomer {
        public Known {
            groups = Set.copyOf(groups);
        }

        /// As far as is known with no answer of the hub.
        public static Known unasked(Optional<CustomerId> id, StoredValueCode card, String name) {
            return new Known(id, card, name, Optional.empty(), Set.of());
        }

        @Override
        public String toString() {
            return "Known[" + id + "]";
        }
    }

    /// What a customer has.
    ///
    /// @param at when the hub said so
    record Points(Money worth, Instant at) {}

    /// The hub has heard of nobody by that.
    record Nobody() implements FoundCustomer {}

    /// The hub does not answer, and nobody was enrolled here by that.
    record NotAsked() implements FoundCustomer {}

    /// The hub does not want to be asked any more for a while.
    record TooManyTries() implements FoundCustomer {}

    /// It is neither the number of a loyalty card nor an e-mail address.
    record Neither() implements FoundCustomer {}
}
