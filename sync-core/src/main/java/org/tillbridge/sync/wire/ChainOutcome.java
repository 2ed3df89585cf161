package org.tillbridge.sync.wire;

/// What came of asking which entries the hub has at some places of an epoch.
public sealed interface ChainOutcome permits ChainOutcome.Answered, NoAnswer {
    record Answered(ChainAnswer answer) implements ChainOutcome {}
}
