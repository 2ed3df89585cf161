package org.tillbridge.hub.enrolment;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.SpareEpochRow;
import org.tillbridge.sync.wire.RowCodec;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Gives out epochs, so that every workstation always has three to go on in.
public final class SpareEpochs {
    static final int SPARES = 3;

    private final RandomGenerator random;

    /// @param random must not be guessable
    public SpareEpochs(RandomGenerator random) {
        this.random = random;
    }

    /// Gives an epoch, with the next series, to a workstation.
    EpochGrant give(EnrolmentStore store, WorkstationId workstation) throws SQLException {
        EpochGrant grant =
                new EpochGrant(
                        new Epoch("%016x".formatted(random.nextLong())),
                        store.nextSeries(workstation));
        store.grant(workstation, grant);
        return grant;
    }

    /// Tells a workstation that one of its spares is in use, and gives it what it lacks.
    public void refill(
            HubTransaction transaction, WorkstationId workstation, Epoch begun, Instant now)
            throws SQLException {
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        List<FeedRow> rows = new ArrayList<>();
        store.grants(workstation).stream()
                .filter(grant -> grant.epoch().equals(begun))
                .forEach(grant -> rows.add(FeedRow.removed(SpareEpochRow.KIND, begun.hex())));
        for (long spares = store.countSpares(workstation); spares < SPARES; spares++) {
            rows.add(RowCodec.row(new SpareEpochRow(give(store, workstation))));
        }
        if (!rows.isEmpty()) {
            WorkstationScope.append(transaction, workstation, rows, now);
        }
    }
}
