package org.tillbridge.hub.storedvalue;

import org.tillbridge.sync.wire.StoredValueAnswer;

/// What became of a claim on a gift card or a store credit.
public sealed interface ClaimOutcome {
    record Answered(StoredValueAnswer answer) implements ClaimOutcome {}

    /// Nobody has heard of it, in that currency.
    record Unknown() implements ClaimOutcome {}

    /// It pays no more: head office says so, or more was paid with it than was on it.
    record Blocked() implements ClaimOutcome {}

    /// The claim's id is in use for something else.
    record Taken() implements ClaimOutcome {}

    /// The workstation is trusted no longer, and hears nothing of cards.
    record Revoked() implements ClaimOutcome {}

    /// That workstation asked for too many that nobody has heard of.
    record TooManyTries() implements ClaimOutcome {}
}
