package org.tillbridge.interleaver;

import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedOutcome;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.FeedCodec.Logged;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One who follows the feed while others write: each transaction has to come right after the one
/// before, and to leave the rows that it says.
final class FeedReader {
    private final Feed feed;
    private final Map<Scope, Cursor> cursors = new LinkedHashMap<>();
    private final Map<Scope, Map<List<String>, String>> rows = new HashMap<>();

    /// Begins at the beginning.
    FeedReader(Feed feed, List<Scope> scopes) {
        this.feed = feed;
        for (Scope scope : scopes) {
            cursors.put(scope, Cursor.start(scope));
            rows.put(scope, new HashMap<>());
        }
    }

    /// Reads what there is now.
    ///
    /// @throws IllegalStateException if it is not what has to come
    void read() {
        while (readPage()) {}
    }

    /// Where it stands.
    List<Cursor> cursors() {
        return List.copyOf(cursors.values());
    }

    private boolean readPage() {
        FeedOutcome outcome = after(cursors());
        if (!(outcome instanceof FeedOutcome.Page(List<Logged> transactions, boolean more))) {
            throw new IllegalStateException("The feed broke off: " + outcome);
        }
        transactions.forEach(logged -> take(FeedCodec.transaction(logged)));
        return more;
    }

    private FeedOutcome after(List<Cursor> here) {
        try {
            return feed.after(here, Duration.ZERO);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private void take(FeedTransaction next) {
        Cursor before = cursors.getOrDefault(next.scope(), Cursor.start(next.scope()));
        if (!next.follows(before)) {
            throw new IllegalStateException(
                    "%s: %d came after %d"
                            .formatted(next.scope().text(), next.position(), before.position()));
        }
        cursors.put(next.scope(), before.then(next));
        Map<List<String>, String> mine = rows.computeIfAbsent(next.scope(), _ -> new HashMap<>());
        for (FeedRow row : next.rows()) {
            List<String> name = List.of(row.kind(), row.key());
            row.body().ifPresentOrElse(body -> mine.put(name, body), () -> mine.remove(name));
        }
        if (!checksum(mine).equals(next.checksum())) {
            throw new IllegalStateException(
                    next.scope().text()
                            + ": the rows are not what position says they are: "
                            + next.position());
        }
    }

    private static ScopeChecksum checksum(Map<List<String>, String> rows) {
        ScopeChecksum sum = ScopeChecksum.ZERO;
        for (Map.Entry<List<String>, String> row : rows.entrySet()) {
            sum = sum.plus(row.getKey().get(0), row.getKey().get(1), row.getValue());
        }
        return sum;
    }
}
