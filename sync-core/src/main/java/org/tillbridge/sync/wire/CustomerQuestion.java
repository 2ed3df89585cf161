package org.tillbridge.sync.wire;

import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

import java.util.Optional;

/// By what a customer is looked for at the hub.
public sealed interface CustomerQuestion {
    /// The loyalty card in their hand.
    record ByCard(StoredValueCode card) implements CustomerQuestion {
        public ByCard {
            if (card.kind() != StoredValueKind.POINTS) {
                throw new IllegalArgumentException("Not the number of a loyalty card");
            }
        }
    }

    record ByEmail(EmailAddress email) implements CustomerQuestion {}

    /// What somebody wrote or typed; empty where it is neither card nor address.
    static Optional<CustomerQuestion> parse(String text) {
        return StoredValueCode.parse(text)
                .filter(card -> card.kind() == StoredValueKind.POINTS)
                .<CustomerQuestion>map(ByCard::new)
                .or(() -> EmailAddress.parse(text).map(ByEmail::new));
    }
}
