package org.tillbridge.sync.wire;

import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

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
}
