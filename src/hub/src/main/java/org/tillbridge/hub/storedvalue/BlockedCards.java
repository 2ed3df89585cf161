package org.tillbridge.hub.storedvalue;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.CardDigest;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.BlockedCardRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Tells all tills which gift cards and store credits head office has pay no more, without their
/// numbers.
public final class BlockedCards {
    private static final int MOST_AT_ONCE = 500;

    private BlockedCards() {}

    /// Tells of those that were blocked under an older version, when no till was told.
    public static void tellAll(HubDatabase database, Clock clock) {
        boolean more = !database.read(BlockedCards::untold).isEmpty();
        while (more) {
            more =
                    database.write(
                            transaction -> {
                                tell(transaction, lock(transaction, clock.instant()));
                                return !untold(transaction.statements()).isEmpty();
                            });
        }
    }

    /// Before anything else is written in the transaction.
    static ScopeHead lock(HubTransaction transaction, Instant now) throws SQLException {
        return new FeedStore(transaction.statements()).lock(transaction, Scope.CATALOGUE, now);
    }

    /// Says what has changed. Two numbers may look alike: then one of them stands for both.
    static void tell(HubTransaction transaction, ScopeHead catalogue) throws SQLException {
        new FeedStore(transaction.statements())
                .append(transaction, catalogue, untold(transaction.statements()));
    }

    private static List<FeedRow> untold(StatementStore statements) throws SQLException {
        StoredValueStore store = new StoredValueStore(statements);
        Set<String> blocked = new TreeSet<>();
        for (StoredValueCode code : store.blocked()) {
            blocked.add(CardDigest.of(code).hex());
        }
        Set<String> told = store.told();
        List<FeedRow> rows = new ArrayList<>();
        blocked.stream()
                .filter(card -> !told.contains(card))
                .map(card -> RowCodec.row(new BlockedCardRow(new CardDigest(card))))
                .forEach(rows::add);
        told.stream()
                .filter(card -> !blocked.contains(card))
                .sorted()
                .map(card -> FeedRow.removed(BlockedCardRow.KIND, card))
                .forEach(rows::add);
        return rows.subList(0, Math.min(MOST_AT_ONCE, rows.size()));
    }
}
