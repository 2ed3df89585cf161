package org.tillbridge.interleaver;

import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedOutcome;
import org.tillbridge.hub.snapshot.Snapshot;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.FeedCodec.Logged;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.RowBlock;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotRow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One who follows the feed while others write: each transaction has to come right after the one
/// before, and to leave the rows that it says.
final class FeedReader {
    private final Feed feed;
    private final Map<Scope, Cursor> cursors = new LinkedHashMap<>();
    private final Map<Scope, Map<List<String>, String>> rows = new HashMap<>();

    /// Begins at the beginning. One with no scopes follows those that it [#load]s.
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

    /// Begins a scope with a snapshot in place of what was there.
    ///
    /// @throws IllegalStateException if its rows are not those of the position that it names
    void load(Snapshot snapshot) {
        Map<List<String>, String> loaded = new HashMap<>();
        try (SnapshotCodec.Reader file =
                SnapshotCodec.read(Files.newInputStream(snapshot.file()))) {
            if (!file.header().cursor().equals(snapshot.cursor())) {
                throw new IllegalStateException("A snapshot is of another position than it says");
            }
            for (Optional<RowBlock> block = file.next(); block.isPresent(); block = file.next()) {
                for (SnapshotRow row : block.get().rows()) {
                    checkItIsOf(snapshot.cursor(), row);
                    loaded.put(List.of(row.kind(), row.key()), row.body());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A snapshot cannot be read", unreadable);
        }
        cursors.put(snapshot.cursor().scope(), snapshot.cursor());
        rows.put(snapshot.cursor().scope(), loaded);
    }

    private static void checkItIsOf(Cursor cursor, SnapshotRow row) {
        if (row.position() > cursor.position()) {
            throw new IllegalStateException(
                    "%s: a row of %d in a snapshot of %d"
                            .formatted(cursor.scope().text(), row.position(), cursor.position()));
        }
    }

    /// How far it is in a scope.
    long position(Scope scope) {
        return cursors.getOrDefault(scope, Cursor.start(scope)).position();
    }

    /// Whether what it follows stands as it does for another, row by row.
    boolean hasWhat(FeedReader other) {
        return cursors.keySet().stream()
                .allMatch(
                        scope ->
                                Objects.equals(cursors.get(scope), other.cursors.get(scope))
                                        && Objects.equals(rows.get(scope), other.rows.get(scope)));
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
