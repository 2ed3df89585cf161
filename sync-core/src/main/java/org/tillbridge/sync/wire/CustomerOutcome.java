package org.tillbridge.sync.wire;

/// What came of asking the hub for a customer.
public sealed interface CustomerOutcome
        permits CustomerOutcome.Answered, CustomerOutcome.Refused, NoAnswer {
    record Answered(CustomerAnswer answer) implements CustomerOutcome {}

    record Refused(Why why) implements CustomerOutcome {}

    /// Why there is nobody. On the wire it is the error's code.
    enum Why {
        /// The hub has heard of nobody with this card, or address, or not yet.
        UNKNOWN_CUSTOMER,
        /// This workstation asked for too many of whom nobody has heard.
        TOO_MANY_TRIES
    }
}
