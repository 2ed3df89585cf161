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

    /// Another has it, or it was rung again; also by the one that asks, whose journal may have lost
    /// that to damage.
    ///
    /// @param name of that workstation
    record TakenBy(WorkstationId workstation, String name, Instant at) implements TakeOverOutcome {}

    /// The hub has heard of none.
    record NotSuspended() implements TakeOverOutcome {}
}
