package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.intake.ReturnStore.Consequence;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Books in other stores what entries mean for them: after the commit of the entry, in transactions
/// of those stores, each once, whichever hub does it.
final class Consequences {
    private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);
    private static final int AT_ONCE = 50;

    private final HubDatabase database;
    private final Clock clock;

    Consequences(HubDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Applies all that are owed. If the database cannot be written, later.
    void apply() {
        try {
            for (StoreId target : database.read(sql -> new ReturnStore(sql).storesOwed())) {
                int applied;
                do {
                    applied = database.write(transaction -> apply(transaction, target));
                } while (applied == AT_ONCE);
            }
        } catch (StorageException.Weather weather) {
            LOG.warn("What other stores are owed is booked later", weather);
        }
    }

    private int apply(HubTransaction transaction, StoreId target) throws SQLException {
        ScopeHead scope =
                new FeedStore(transaction.statements())
                        .lock(transaction, new Scope.Store(target), clock.instant());
        ReturnStore store = new ReturnStore(transaction.statements());
        Conflicts conflicts = new Conflicts(transaction, target, scope);
        Points points =
                new Points(transaction, target, new StoredValues(transaction, target, conflicts));
        Returns returns = new Returns(transaction, target, points, conflicts);
        List<Consequence> owed = store.owed(target, AT_ONCE);
        for (Consequence one : owed) {
            book(transaction, returns, one);
            store.applied(one, scope.time());
        }
        return owed.size();
    }

    /// What the books refuse of one holds up no other: then that it came back is all that is noted.
    private static void book(HubTransaction transaction, Returns returns, Consequence one)
            throws SQLException {
        Optional<Exception> refused = transaction.attempt(() -> returns.book(one));
        if (refused.isPresent()) {
            LOG.error("Of what came back by {} only that is booked", one.entryId(), refused.get());
            transaction
                    .attempt(() -> returns.bookAlone(one))
                    .ifPresent(again -> LOG.error("Not even that is booked", again));
        }
    }
}
