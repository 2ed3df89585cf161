package org.tillbridge.hub.conflict;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.Rule;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What rules have settled. Only added to; the same twice is there once.
public final class ConflictStore {
    private final StatementStore statements;

    public ConflictStore(StatementStore statements) {
        this.statements = statements;
    }

    public void add(Conflict conflict) throws SQLException {
        statements.update(
                """
                INSERT INTO conflict (store, entry_id, rule, subject, fact, other, at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                conflict.store().number(),
                conflict.entryId(),
                CamelCase.of(conflict.rule()),
                conflict.subject(),
                conflict.fact(),
                conflict.other(),
                conflict.at().toEpochMilli());
    }

    public long count() throws SQLException {
        return statements.number("SELECT count(*) FROM conflict").orElse(0);
    }

    /// The latest first.
    public List<Conflict> latest(int atMost) throws SQLException {
        return statements.list(
                """
                SELECT store, entry_id, rule, subject, fact, other, at FROM conflict
                ORDER BY at DESC, store, entry_id, rule, subject LIMIT ?\
                """,
                ConflictStore::conflict,
                atMost);
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(2));
        return new Conflict(
                new StoreId(row.getInt(1)),
                new UUID(id.getLong(), id.getLong()),
                CamelCase.parse(Rule.class, row.getString(3)).orElseThrow(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
