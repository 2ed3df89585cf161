package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;

import java.time.Instant;

/// What came of asking the hub for a sale that is set aside.
public sealed interface TakeOverOutcome
        permits TakeOverOutcome.Given,
                TakeOverOutcome.TakenBy,
                TakeOverOutcome.NotSuspended,
                NoAnswer {
    /// It is this workstation's to take up, and nobody else's.
    ///
    /// @param body of the entry that set it aside, as it was written
    record Given(int version, String body) implements TakeOverOutcome {}

    /// Another has it.
    ///
    /// @param name of that workstation
    record TakenBy(WorkstationId workstation, String name, Instant at) implements TakeOverOutcome {}

    /// The hub knows of none, or it was taken up where it was set aside.
    record NotSuspended() implements TakeOverOutcome {}
}
