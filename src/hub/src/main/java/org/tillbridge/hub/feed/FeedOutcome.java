package org.tillbridge.hub.feed;

import org.tillbridge.sync.wire.FeedCodec.Logged;
import org.tillbridge.sync.wire.Scope;

import java.util.List;

/// What a reader of the feed is told.
public sealed interface FeedOutcome {
    /// @param transactions whole, in order; none if there was no news in time
    /// @param more whether there is more to be fetched at once
    record Page(List<Logged> transactions, boolean more) implements FeedOutcome {
        public Page {
            transactions = List.copyOf(transactions);
        }

        boolean isEmpty() {
            return transactions.isEmpty();
        }
    }

    /// The log does not lead on from the reader's cursor.
    ///
    /// @param why a sentence
    /// @param ofAnotherHistory whether this hub never was where the reader has been
    record SnapshotNeeded(Scope scope, String why, boolean ofAnotherHistory)
            implements FeedOutcome {}
}
