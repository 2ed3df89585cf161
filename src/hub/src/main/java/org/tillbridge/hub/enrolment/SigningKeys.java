package org.tillbridge.hub.enrolment;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells all tills of the chain which key signs the receipts of which workstation, so that each can
/// believe a receipt of a till it has never heard of.
public final class SigningKeys {
    private static final int MOST_AT_ONCE = 500;

    private SigningKeys() {}

    /// Tells of those that nobody was told of, because they were enrolled under an older version.
    public static void tellAll(HubDatabase database, Clock clock) {
        boolean more = database.read(sql -> new EnrolmentStore(sql).firstUntold()).isPresent();
        while (more) {
            more = database.write(transaction -> tellSome(transaction, clock.instant()));
        }
    }

    /// @return whether there may be more
    private static boolean tellSome(HubTransaction transaction, Instant now) throws SQLException {
        ScopeHead catalogue = lock(transaction, now);
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        Optional<WorkstationId> first = store.firstUntold();
        List<FeedRow> rows = new ArrayList<>();
        for (EnrolledWorkstation workstation : store.workstations()) {
            boolean isNext =
                    first.filter(from -> workstation.id().number() >= from.number()).isPresent();
            if (isNext && rows.size() < MOST_AT_ONCE) {
                rows.add(row(workstation, store.trust(workstation.id()).revokedAt()));
            }
        }
        new FeedStore(transaction.statements()).append(transaction, catalogue, rows);
        return store.firstUntold().isPresent();
    }

    /// Before anything else is written in the transaction.
    static ScopeHead lock(HubTransaction transaction, Instant now) throws SQLException {
        return new FeedStore(transaction.statements()).lock(transaction, Scope.CATALOGUE, now);
    }

    /// @param revokedAt since when what it signs is not believed
    static void tell(
            HubTransaction transaction,
            ScopeHead catalogue,
            EnrolledWorkstation workstation,
            Optional<Instant> revokedAt)
            throws SQLException {
        new FeedStore(transaction.statements())
                .append(transaction, catalogue, List.of(row(workstation, revokedAt)));
    }

    private static FeedRow row(EnrolledWorkstation workstation, Optional<Instant> revokedAt) {
        return RowCodec.row(
                new SigningKeyRow(
                        workstation.id(), workstation.store(), workstation.key(), revokedAt));
    }
}
