package org.tillbridge.sync.wire;

/// What came of asking the hub for a gift card or a store credit.
public sealed interface StoredValueOutcome
        permits StoredValueOutcome.Answered, StoredValueOutcome.Refused, NoAnswer {
    record Answered(StoredValueAnswer answer) implements StoredValueOutcome {}

    record Refused(Why why) implements StoredValueOutcome {}

    /// Why it pays nothing. On the wire it is the error's code.
    enum Why {
        /// Nobody has heard of it, in the store's currency.
        UNKNOWN_CARD,
        /// More was paid with it than was on it. A person has to look.
        BLOCKED_CARD,
        /// This workstation asked for too many that nobody has heard of.
        TOO_MANY_TRIES
    }
}
