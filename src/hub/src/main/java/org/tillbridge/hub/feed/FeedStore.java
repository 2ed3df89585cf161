package org.tillbridge.hub.feed;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.FeedCodec.Logged;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Scopes, their rows, and the log of how the rows came to be.
public final class FeedStore {
    private final StatementStore statements;

    public FeedStore(StatementStore statements) {
        this.statements = statements;
    }

    /// Locks a scope until the transaction ends, and says where it stands. Whoever writes into a
    /// scope does this before anything else, so positions have no gap and come in order of commit.
    ///
    /// @param now by this node's clock; the head's time is this, or the scope's last if that is
    ///   later
    public ScopeHead lock(HubTransaction transaction, Scope scope, Instant now)
            throws SQLException {
        transaction.locks(scope);
        return statements
                .first(
                        """
                        INSERT INTO scope (scope, position, h, checksum, row_count, last_time)
                        VALUES (?, 0, ?, 0, 0, ?)
                        ON CONFLICT (scope) DO UPDATE SET last_time =
                          CASE WHEN excluded.last_time > scope.last_time
                               THEN excluded.last_time ELSE scope.last_time END
                        RETURNING position, h, checksum, row_count, last_time\
                        """,
                        row -> head(scope, row, now),
                        scope.text(),
                        Hash.ZERO.hex(),
                        now.toEpochMilli())
                .orElseThrow();
    }

    /// Where a scope stands; before its first transaction if nothing was ever written into it.
    public ScopeHead head(Scope scope) throws SQLException {
        return statements
                .first(
                        """
                        SELECT position, h, checksum, row_count, last_time
                        FROM scope WHERE scope = ?\
                        """,
                        row -> head(scope, row, Instant.EPOCH),
                        scope.text())
                .orElseGet(
                        () ->
                                new ScopeHead(
                                        Cursor.start(scope),
                                        ScopeChecksum.ZERO,
                                        0,
                                        Instant.EPOCH,
                                        Instant.EPOCH));
    }

    /// Where some scopes stand; those in which nothing was ever written are left out.
    Map<Scope, Cursor> ends(List<Scope> scopes) throws SQLException {
        Map<String, Scope> named = new HashMap<>();
        scopes.forEach(scope -> named.put(scope.text(), scope));
        Map<Scope, Cursor> ends = new HashMap<>();
        statements.each(
                "SELECT scope, position, h FROM scope WHERE scope IN (?"
                        + ", ?".repeat(scopes.size() - 1)
                        + ")",
                row -> {
                    Scope scope = Objects.requireNonNull(named.get(row.getString(1)));
                    ends.put(scope, new Cursor(scope, row.getLong(2), new Hash(row.getString(3))));
                    return true;
                },
                scopes.stream().map(Scope::text).toArray());
        return ends;
    }

    /// Where all scopes stand.
    public Map<Scope, Long> positions() throws SQLException {
        Map<Scope, Long> positions = new HashMap<>();
        statements.each(
                "SELECT scope, position FROM scope",
                row -> {
                    long position = row.getLong(2);
                    Scope.parse(row.getString(1))
                            .ifPresent(scope -> positions.put(scope, position));
                    return true;
                });
        return positions;
    }

    /// Writes one hub transaction: the rows as they are now, and the log. Rows that are already as
    /// given are left out; if none is left, nothing is written.
    ///
    /// @param head of the scope, locked in this transaction
    /// @param rows none of them twice
    /// @return where the scope stands now
    public ScopeHead append(HubTransaction transaction, ScopeHead head, List<FeedRow> rows)
            throws SQLException {
        Sums sums = new Sums(head.checksum().sum(), head.rowCount());
        List<FeedRow> changed =
                put(head.cursor().scope(), head.cursor().position() + 1, rows, sums);
        if (changed.isEmpty()) {
            return head;
        }
        ScopeChecksum checksum = new ScopeChecksum(sums.checksum);
        FeedTransaction next = FeedCodec.next(head.cursor(), head.time(), changed, checksum);
        log(next, head.locked());
        statements.update(
                """
                UPDATE scope SET position = ?, h = ?, checksum = ?, row_count = ?
                WHERE scope = ?\
                """,
                next.position(),
                next.h().hex(),
                sums.checksum,
                sums.rows,
                next.scope().text());
        transaction.moved(next.scope(), next.position());
        return new ScopeHead(
                head.cursor().then(next), checksum, sums.rows, head.time(), head.locked());
    }

    /// Whether the log leads on from a cursor that is not its beginning.
    public boolean holds(Cursor cursor) throws SQLException {
        return hashAt(cursor.scope(), cursor.position()).filter(cursor.h()::equals).isPresent();
    }

    /// Whether rows of a kind have changed since.
    public boolean changedAfter(Cursor cursor, String kind) throws SQLException {
        return statements
                        .number(
                                """
                                SELECT max(position) FROM replica_row
                                WHERE scope = ? AND kind = ?\
                                """,
                                cursor.scope().text(),
                                kind)
                        .orElse(0)
                > cursor.position();
    }

    /// How many rows the log has after a cursor.
    public long rowsAfter(Cursor cursor) throws SQLException {
        return statements
                .number(
                        """
                        SELECT sum(row_count) FROM feed_transaction
                        WHERE scope = ? AND position > ?\
                        """,
                        cursor.scope().text(),
                        cursor.position())
                .orElse(0);
    }

    /// The hash of a position in the log; empty if the log does not reach there.
    Optional<Hash> hashAt(Scope scope, long position) throws SQLException {
        return statements.first(
                "SELECT h FROM feed_transaction WHERE scope = ? AND position = ?",
                row -> new Hash(row.getString(1)),
                scope.text(),
                position);
    }

    /// Adds what comes after a position to the page, as long as it takes it.
    void read(Scope scope, long after, PageInMaking page) throws SQLException {
        statements.each(
                """
                SELECT content, h, row_count FROM feed_transaction
                WHERE scope = ? AND position > ? ORDER BY position\
                """,
                row ->
                        page.take(
                                new Logged(row.getString(1), new Hash(row.getString(2))),
                                row.getLong(3)),
                scope.text(),
                after);
    }

    /// The last position that was written until an instant, by the clock of whoever wrote it.
    OptionalLong lastUntil(Scope scope, Instant to) throws SQLException {
        return statements.number(
                """
                SELECT position FROM feed_transaction
                WHERE scope = ? AND time <= ? ORDER BY position DESC LIMIT 1\
                """,
                scope.text(),
                to.toEpochMilli());
    }

    /// Forgets the first transactions of a scope, up to the first that was written between two
    /// instants. It looks at no more than it may forget.
    ///
    /// @param end not forgotten, nor what comes after it
    /// @return how many
    int forget(Scope scope, long end, Instant from, Instant to, int atMost) throws SQLException {
        long kept =
                statements
                        .number(
                                """
                                SELECT min(position) FROM (
                                  SELECT position, time FROM feed_transaction
                                  WHERE scope = ? AND position < ? ORDER BY position LIMIT ?) first
                                WHERE time BETWEEN ? AND ?\
                                """,
                                scope.text(),
                                end,
                                atMost,
                                from.toEpochMilli(),
                                to.toEpochMilli())
                        .orElse(end);
        return statements.update(
                """
                DELETE FROM feed_transaction WHERE scope = ? AND position IN (
                  SELECT position FROM feed_transaction
                  WHERE scope = ? AND position < ? ORDER BY position LIMIT ?)\
                """,
                scope.text(),
                scope.text(),
                kept,
                atMost);
    }

    /// @return the rows that were not so already
    private List<FeedRow> put(Scope scope, long position, List<FeedRow> rows, Sums sums)
            throws SQLException {
        Set<Name> changed = upsert(scope, position, rows, sums);
        for (FeedRow row : rows) {
            if (row.body().isEmpty() && remove(scope, row, sums)) {
                changed.add(Name.of(row));
            }
        }
        return rows.stream().filter(row -> changed.contains(Name.of(row))).toList();
    }

    private Set<Name> upsert(Scope scope, long position, List<FeedRow> rows, Sums sums)
            throws SQLException {
        List<Object[]> upserts = new ArrayList<>(rows.size());
        for (FeedRow row : rows) {
            row.body().ifPresent(body -> upserts.add(columns(scope, position, row, body)));
        }
        return new HashSet<>(
                statements.insertAll(
                        """
                        INSERT INTO replica_row (scope, kind, key, position, body, checksum)
                        VALUES\
                        """,
                        """
                        ON CONFLICT (scope, kind, key) DO UPDATE SET
                          position = excluded.position, body = excluded.body,
                          checksum_before = replica_row.checksum, checksum = excluded.checksum
                        WHERE replica_row.checksum <> excluded.checksum
                        RETURNING checksum_before, checksum, kind, key\
                        """,
                        row -> {
                            sums.replace(checksum(row), row.getLong(2));
                            return new Name(row.getString(3), row.getString(4));
                        },
                        upserts));
    }

    private static Object[] columns(Scope scope, long position, FeedRow row, String body) {
        return new Object[] {
            scope.text(),
            row.kind(),
            row.key(),
            position,
            body,
            ScopeChecksum.ofRow(row.kind(), row.key(), body)
        };
    }

    private boolean remove(Scope scope, FeedRow row, Sums sums) throws SQLException {
        Optional<OptionalLong> before =
                statements.first(
                        """
                        DELETE FROM replica_row WHERE scope = ? AND kind = ? AND key = ?
                        RETURNING checksum\
                        """,
                        FeedStore::checksum,
                        scope.text(),
                        row.kind(),
                        row.key());
        if (before.isEmpty()) {
            return false;
        }
        sums.checksum -= before.get().orElse(0);
        sums.rows--;
        return true;
    }

    private static OptionalLong checksum(ResultSet row) throws SQLException {
        long checksum = row.getLong(1);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(checksum);
    }

    private void log(FeedTransaction next, Instant written) throws SQLException {
        statements.update(
                """
                INSERT INTO feed_transaction (scope, position, time, row_count, h, content)
                VALUES (?, ?, ?, ?, ?, ?)\
                """,
                next.scope().text(),
                next.position(),
                written.toEpochMilli(),
                next.rows().size(),
                next.h().hex(),
                next.content());
    }

    private static ScopeHead head(Scope scope, ResultSet row, Instant locked) throws SQLException {
        return new ScopeHead(
                new Cursor(scope, row.getLong(1), new Hash(row.getString(2))),
                new ScopeChecksum(row.getLong(3)),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)),
                locked);
    }

    /// What the rows of a scope add up to while some of them change.
    private static final class Sums {
        private long checksum;
        private long rows;

        Sums(long checksum, long rows) {
            this.checksum = checksum;
            this.rows = rows;
        }

        /// @param before empty if the row is new
        void replace(OptionalLong before, long after) {
            checksum += after - before.orElse(0);
            rows += before.isPresent() ? 0 : 1;
        }
    }

    /// What a row of a scope is known by.
    private record Name(String kind, String key) {
        static Name of(FeedRow row) {
            return new Name(row.kind(), row.key());
        }
    }
}
