package org.tillbridge.hub.loyalty;

import org.tillbridge.sync.wire.CustomerAnswer;

/// What became of a question for a customer.
public sealed interface SearchOutcome {
    record Answered(CustomerAnswer answer) implements SearchOutcome {}

    /// Nobody is found by that.
    record Unknown() implements SearchOutcome {}

    /// The workstation asked for too many of whom nobody has heard.
    record TooManyTries() implements SearchOutcome {}
}
