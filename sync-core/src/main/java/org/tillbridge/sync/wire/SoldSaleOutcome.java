package org.tillbridge.sync.wire;

/// What came of asking the hub for a sale.
public sealed interface SoldSaleOutcome
        permits SoldSaleOutcome.Answered, SoldSaleOutcome.Unknown, NoAnswer {
    record Answered(SoldSale sale) implements SoldSaleOutcome {}

    /// The hub has not heard of it, or not yet.
    record Unknown() implements SoldSaleOutcome {}
}
