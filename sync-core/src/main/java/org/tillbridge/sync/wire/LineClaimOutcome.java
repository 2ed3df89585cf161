package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;

import java.time.Instant;

/// What came of asking the hub for lines of a sale that are about to come back.
public sealed interface LineClaimOutcome
        permits LineClaimOutcome.Claimed,
                LineClaimOutcome.ClaimedBy,
                LineClaimOutcome.CameBack,
                LineClaimOutcome.Free,
                LineClaimOutcome.UnknownSale,
                NoAnswer {
    /// No other workstation is given them until then, by hub time.
    record Claimed(Instant until) implements LineClaimOutcome {}

    /// Another is about to take one of them back.
    ///
    /// @param line of the sale
    /// @param name of that workstation
    /// @param store the name of its store
    /// @param until it may hold it so long if it does not say so again, by hub time
    record ClaimedBy(int line, WorkstationId workstation, String name, String store, Instant until)
            implements LineClaimOutcome {}

    /// More of one of them came back than the workstation has heard of.
    ///
    /// @param line of the sale
    record CameBack(int line) implements LineClaimOutcome {}

    /// The workstation holds none of them: it let go of them, or the return is booked.
    record Free() implements LineClaimOutcome {}

    /// The hub has not heard of the sale, or not yet.
    record UnknownSale() implements LineClaimOutcome {}
}
