package org.tillbridge.sync.wire;

/// What came of asking which sales are set aside in the store.
public sealed interface SuspendedOutcome permits SuspendedOutcome.Answered, NoAnswer {
    record Answered(SuspendedAtStore answer) implements SuspendedOutcome {}
}
