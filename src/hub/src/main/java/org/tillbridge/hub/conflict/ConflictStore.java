package org.tillbridge.hub.conflict;

import org.tillbridge.hub.page.Cursor;
import org.tillbridge.hub.page.ListOrder;
import org.tillbridge.hub.page.ListOrder.Column;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.Rule;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What rules have settled. The same twice is there once. It is only added to, but for what a fact
/// that came late shows never to have been.
public final class ConflictStore {
    /// The latest first.
    public static final ListOrder ORDER =
            ListOrder.of(
                    "conflicts", Column.NUMBER, Column.NUMBER, Column.ID, Column.TEXT, Column.TEXT);

    private final StatementStore statements;

    public ConflictStore(StatementStore statements) {
        this.statements = statements;
    }

    public void add(Conflict conflict) throws SQLException {
        statements.update(
                """
                INSERT INTO conflict
                  (store, entry_id, other_entry_id, rule, subject, fact, other, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                conflict.store().number(),
                conflict.entryId(),
                conflict.otherEntryId(),
                CamelCase.of(conflict.rule()),
                conflict.subject(),
                conflict.fact(),
                conflict.other(),
                conflict.at().toEpochMilli());
    }

    /// Forgets a case that was none.
    ///
    /// @param store where the facts met
    public void remove(StoreId store, UUID entryId, Rule rule, String subject) throws SQLException {
        statements.update(
                """
                DELETE FROM conflict
                WHERE store = ? AND entry_id = ? AND rule = ? AND subject = ?\
                """,
                store.number(),
                entryId,
                CamelCase.of(rule),
                subject);
    }

    public long count() throws SQLException {
        return statements.number("SELECT count(*) FROM conflict").orElse(0);
    }

    /// A page of them by [#ORDER].
    public ListPage<Conflict> page(PageRequest wanted) throws SQLException {
        return wanted.page(
                statements.list(
                        """
                        SELECT store, entry_id, other_entry_id, rule, subject, fact, other, at
                        FROM conflict
                        WHERE %s
                        ORDER BY at DESC, store DESC, entry_id DESC, rule DESC, subject DESC
                        LIMIT ?\
                        """
                                .formatted(
                                        wanted.behind(
                                                "(at, store, entry_id, rule, subject)"
                                                        + " < (?, ?, ?, ?, ?)")),
                        ConflictStore::conflict,
                        wanted.arguments()),
                ConflictStore::place);
    }

    private static Cursor place(Conflict conflict) {
        return new Cursor(
                List.of(
                        conflict.at().toEpochMilli(),
                        (long) conflict.store().number(),
                        conflict.entryId(),
                        CamelCase.of(conflict.rule()),
                        conflict.subject()));
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                new StoreId(row.getInt(1)),
                uuid(row.getBytes(2)),
                Optional.ofNullable(row.getBytes(3)).map(ConflictStore::uuid),
                CamelCase.parse(Rule.class, row.getString(4)).orElseThrow(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
    }
}
