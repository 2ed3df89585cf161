package org.tillbridge.pos.storedvalue;

import org.joda.money.Money;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.StoredValueOutcome;

/// What is known of a gift card or a store credit that a customer shows.
public sealed interface FoundCard {
    StoredValueCode code();

    /// One that can pay.
    sealed interface Usable extends FoundCard {
        /// What it can pay at most.
        Money upTo();
    }

    /// The hub says what is on it.
    record OnIt(StoredValueCode code, Money upTo) implements Usable {}

    /// The hub did not answer; nobody knows what is on it.
    ///
    /// @param upTo what this store takes without asking; often nothing
    record NotAsked(StoredValueCode code, Money upTo) implements Usable {}

    record Refused(StoredValueCode code, StoredValueOutcome.Why why) implements FoundCard {}
}
