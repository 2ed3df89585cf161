package org.tillbridge.sync.wire;

import java.util.List;

/// What the feed answers: whole transactions, each scope's in order; empty if nothing happened.
///
/// @param more whether there is more to fetch at once
public record FeedPage(List<FeedTransaction> transactions, boolean more) {
    /// A page holds at most this many rows, unless its first transaction alone has more.
    public static final int MAX_ROWS = 1000;

    /// A page is at most this long, unless its first transaction alone is longer.
    public static final int MAX_BYTES = 1 << 20;

    public FeedPage {
        transactions = List.copyOf(transactions);
    }
}
