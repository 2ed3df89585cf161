package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of several scopes that change in one transaction: the scopes are locked at its start, the
/// rows are written at its end.
final class Changes {
    private static final int MOST_AT_ONCE = 1_000;

    private final HubTransaction transaction;
    private final FeedStore feed;
    private final Map<Scope, ScopeHead> heads = new LinkedHashMap<>();
    private final Map<Scope, Map<List<String>, FeedRow>> rows = new LinkedHashMap<>();

    /// @param now by this node's clock
    Changes(HubTransaction transaction, List<Scope> scopes, Instant now) throws SQLException {
        this.transaction = transaction;
        this.feed = new FeedStore(transaction.statements());
        for (Scope scope : scopes) {
            heads.put(scope, feed.lock(transaction, scope, now));
            rows.put(scope, new LinkedHashMap<>());
        }
    }

    /// The hub's time in a scope.
    Instant now(Scope scope) {
        return head(scope).time();
    }

    void put(Scope scope, ReplicaRow row) {
        put(scope, RowCodec.row(row));
    }

    /// Of several for the same key, the last one counts.
    void put(Scope scope, FeedRow row) {
        head(scope);
        rows.getOrDefault(scope, Map.of()).put(List.of(row.kind(), row.key()), row);
    }

    void write() throws SQLException {
        for (Map.Entry<Scope, Map<List<String>, FeedRow>> scope : rows.entrySet()) {
            ScopeHead head = head(scope.getKey());
            for (List<FeedRow> some : parted(scope.getValue().values())) {
                head = feed.append(transaction, head, some);
            }
        }
    }

    /// In pieces that tills take: of so many rows, and of all that belong to the last one's
    /// subject.
    private static List<List<FeedRow>> parted(Collection<FeedRow> rows) {
        List<List<FeedRow>> pieces = new ArrayList<>();
        for (FeedRow row : rows) {
            if (pieces.isEmpty()
                    || (pieces.getLast().size() >= MOST_AT_ONCE
                            && !subject(pieces.getLast().getLast()).equals(subject(row)))) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast().add(row);
        }
        return pieces;
    }

    /// What stands in a key before the first slash.
    private static String subject(FeedRow row) {
        return row.kind() + " " + row.key().split("/", 2)[0];
    }

    private ScopeHead head(Scope scope) {
        ScopeHead head = heads.get(scope);
        if (head == null) {
            throw new IllegalStateException("Not locked: " + scope.text());
        }
        return head;
    }
}
