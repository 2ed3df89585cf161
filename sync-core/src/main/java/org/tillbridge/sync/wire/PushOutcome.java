package org.tillbridge.sync.wire;

/// What came of sending a batch.
public sealed interface PushOutcome
        permits PushOutcome.Answered,
                PushOutcome.Gap,
                PushOutcome.Fork,
                PushOutcome.TooLarge,
                NoAnswer {
    /// The hub's answer to exactly this batch.
    record Answered(PushAnswer answer) implements PushOutcome {}

    /// The hub waits for an earlier, or a later, sequence of this epoch.
    record Gap(long expected) implements PushOutcome {}

    /// The hub has another history of this epoch than the batch: it took nothing of it.
    record Fork() implements PushOutcome {}

    /// The batch is more than the hub, or something on the way, takes at once.
    record TooLarge() implements PushOutcome {}
}
