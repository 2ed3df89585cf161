package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.RowBlock;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;
import org.tillbridge.sync.wire.SnapshotRow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Rows as they came from the hub, and how far each scope has come.
final class RawRowStore {
    private final SqlStore sql;

    RawRowStore(SqlStore sql) {
        this.sql = sql;
    }

    /// Many rows with one statement, which cuts them itself: the way from Java to SQLite costs more
    /// than a row. Where a damaged file has a key twice, the last is kept. A number is read from
    /// its JSON each time that it is named, unless a limit, which all of them are within, keeps
    /// SQLite from making one query of the two.
    void putAll(Scope scope, RowBlock block) {
        sql.update(
                """
                INSERT OR REPLACE INTO raw_row(scope, kind, key, body)
                SELECT ?1, ?2,
                    CAST(substr(?3, (cut >> 42) + 1, cut >> 26 & 65535) AS TEXT),
                    CAST(substr(?3, (cut >> 42) + (cut >> 26 & 65535) + (cut >> 21 & 31) + 3,
                        cut & 2097151) AS TEXT)
                FROM (SELECT value AS cut FROM json_each(?4) LIMIT -1) WHERE true\
                """,
                scope.text(),
                block.kind(),
                block.bytes(),
                block.cuts());
    }

    Optional<String> body(Scope scope, String kind, String key) {
        return sql.first(
                "SELECT body FROM raw_row WHERE scope = ? AND kind = ? AND key = ?",
                row -> row.getString(1),
                scope.text(),
                kind,
                key);
    }

    void put(Scope scope, String kind, String key, String body) {
        sql.update(
                "INSERT OR REPLACE INTO raw_row(scope, kind, key, body) VALUES (?, ?, ?, ?)",
                scope.text(),
                kind,
                key,
                body);
    }

    void remove(Scope scope, String kind, String key) {
        sql.update(
                "DELETE FROM raw_row WHERE scope = ? AND kind = ? AND key = ?",
                scope.text(),
                kind,
                key);
    }

    /// All rows of a scope by kind and key, one at a time.
    ///
    /// @throws DamagedReplicaException if a row among them cannot have come, or is of another
    ///   scope: SQLite, which trusts the order of its pages, gives it all the same
    void forEach(Scope scope, Consumer<SnapshotRow> each) {
        sql.forEach(
                """
                SELECT scope, kind, key, body FROM raw_row
                WHERE scope = ? ORDER BY kind, key\
                """,
                row -> {
                    if (!scope.text().equals(row.getString(1))) {
                        throw new DamagedReplicaException("A row is among those of another scope");
                    }
                    each.accept(readRow(row.getString(2), row.getString(3), row.getString(4)));
                },
                scope.text());
    }

    private static SnapshotRow readRow(
            @Nullable String kind, @Nullable String key, @Nullable String body) {
        if (kind == null
                || key == null
                || body == null
                || key.length() > FeedRow.MAX_KEY
                || body.isEmpty()
                || body.length() > FeedRow.MAX_BODY) {
            throw new DamagedReplicaException("A row is not one that can have come");
        }
        return new SnapshotRow(kind, key, 0, body);
    }

    List<SnapshotRow> rows(Scope scope, List<String> kinds) {
        List<SnapshotRow> rows = new ArrayList<>();
        for (String kind : kinds) {
            rows.addAll(
                    sql.list(
                            """
                            SELECT key, body FROM raw_row
                            WHERE scope = ? AND kind = ? ORDER BY key\
                            """,
                            row -> new SnapshotRow(kind, row.getString(1), 0, row.getString(2)),
                            scope.text(),
                            kind));
        }
        return rows;
    }

    Set<String> keys(Scope scope, String kind) {
        Set<String> keys = new HashSet<>();
        sql.forEach(
                "SELECT key FROM raw_row WHERE scope = ? AND kind = ?",
                row -> keys.add(row.getString(1)),
                scope.text(),
                kind);
        return keys;
    }

    /// How far each scope has come.
    Map<Scope, Place> places() {
        Map<Scope, Place> places = new HashMap<>();
        for (Place place :
                sql.list(
                        """
                        SELECT scope, position, h, checksum, time, sound FROM cursor
                        ORDER BY scope\
                        """,
                        RawRowStore::readPlace)) {
            places.put(place.cursor().scope(), place);
        }
        return places;
    }

    void save(Place place) {
        sql.update(
                """
                INSERT OR REPLACE INTO cursor(scope, position, h, checksum, time, sound)
                VALUES (?, ?, ?, ?, ?, ?)\
                """,
                place.cursor().scope().text(),
                place.cursor().position(),
                place.cursor().h().hex(),
                place.checksum().hex(),
                place.time().toEpochMilli(),
                place.sound() ? 1 : 0);
    }

    /// Items whose rows were removed, with the body they last had.
    List<SnapshotRow> removedItems() {
        return sql.list(
                "SELECT item, body FROM removed_item ORDER BY item",
                row -> new SnapshotRow(ItemRow.KIND, row.getString(1), 0, row.getString(2)));
    }

    /// Items that are or were here and are not among `items`, with the body they last had. A
    /// damaged file may have one that it does not find again; it is left out.
    List<SnapshotRow> itemsBut(Set<String> items) {
        List<SnapshotRow> others = new ArrayList<>(removedItems());
        others.removeIf(row -> items.contains(row.key()));
        for (String key : keys(Scope.CATALOGUE, ItemRow.KIND)) {
            if (!items.contains(key)) {
                body(Scope.CATALOGUE, ItemRow.KIND, key)
                        .ifPresent(body -> others.add(new SnapshotRow(ItemRow.KIND, key, 0, body)));
            }
        }
        return others;
    }

    void rememberRemovedItem(String key, String body) {
        sql.update(
                "INSERT OR REPLACE INTO removed_item(item, body) VALUES (?, ?)",
                Integer.valueOf(key),
                body);
    }

    void forgetRemovedItem(String key) {
        sql.update("DELETE FROM removed_item WHERE item = ?", Integer.valueOf(key));
    }

    private static Place readPlace(ResultSet row) throws SQLException {
        try {
            Scope scope = Scope.parse(row.getString(1)).orElseThrow();
            return new Place(
                    new Cursor(scope, row.getLong(2), new Hash(row.getString(3))),
                    ScopeChecksum.parse(row.getString(4)),
                    Instant.ofEpochMilli(row.getLong(5)),
                    row.getInt(6) == 1);
        } catch (IllegalArgumentException | NoSuchElementException odd) {
            throw new DamagedReplicaException("A cursor is not in its form", odd);
        }
    }
}
