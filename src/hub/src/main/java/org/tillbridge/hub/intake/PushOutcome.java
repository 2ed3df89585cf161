package org.tillbridge.hub.intake;

import org.tillbridge.sync.wire.PushAnswer;

/// What the hub says to a push.
public sealed interface PushOutcome {
    /// The hub has, for good, what the answer acknowledges.
    record Answered(PushAnswer answer) implements PushOutcome {}

    /// Entries are missing before the first one sent.
    ///
    /// @param expected the sequence the hub waits for
    record Gap(long expected) implements PushOutcome {}

    /// Another entry stands at a place where this journal has one: a disk was copied, or restored.
    /// Nothing of the batch was taken.
    record Fork(long sequence) implements PushOutcome {}
}
