package org.tillbridge.hub.feed;

import org.tillbridge.sync.wire.FeedCodec.Logged;
import org.tillbridge.sync.wire.FeedTransaction;

import java.util.ArrayList;
import java.util.List;

/// Whole transactions up to the limits of a page; at least one, if there is one.
final class PageInMaking {
    private static final long MOST_CHARACTERS = 1 << 20;

    private final List<Logged> transactions = new ArrayList<>();
    private long rows;
    private long characters;
    private boolean more;

    /// @return whether there is room for another
    boolean take(Logged next, long nextRows) {
        boolean fits =
                rows + nextRows <= FeedTransaction.USUAL_ROWS
                        && characters + next.content().length() <= MOST_CHARACTERS;
        if (!fits && !transactions.isEmpty()) {
            more = true;
            return false;
        }
        transactions.add(next);
        rows += nextRows;
        characters += next.content().length();
        return true;
    }

    boolean isFull() {
        return more;
    }

    FeedOutcome.Page finished() {
        return new FeedOutcome.Page(transactions, more);
    }
}
