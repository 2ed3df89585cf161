package org.tillbridge.hub.enrolment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Takes trust from a workstation for good, because it was stolen, or lost, or left: its facts
/// count on, what gives money out waits for a person, and the machine is told. Enrolled anew it is
/// another workstation, and trusted.
public final class Revocation {
    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);

    private final HubDatabase database;
    private final Clock clock;

    public Revocation(HubDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param reason for those who read it later
    /// @return since when; empty if there is no such workstation
    public Optional<Instant> revoke(WorkstationId workstation, String reason) {
        return database.write(
                transaction -> {
                    Optional<EnrolledWorkstation> known =
                            new EnrolmentStore(transaction.statements()).workstation(workstation);
                    return known.isEmpty()
                            ? Optional.empty()
                            : Optional.of(revoke(transaction, known.get(), reason));
                });
    }

    /// Under the lock of its store, at a time at which nothing was received in it yet, so that the
    /// time tells of each of its entries whether it came before or after; and under the lock of the
    /// catalogue, in which its key is marked.
    private Instant revoke(
            HubTransaction transaction, EnrolledWorkstation workstation, String reason)
            throws SQLException {
        ScopeHead catalogue = SigningKeys.lock(transaction, clock.instant());
        FeedStore feed = new FeedStore(transaction.statements());
        Scope ofStore = new Scope.Store(workstation.store());
        Instant before = feed.lock(transaction, ofStore, clock.instant()).time();
        Instant now = feed.lock(transaction, ofStore, before.plusMillis(1)).time();
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        if (store.revoke(workstation.id(), now, reason)) {
            LOG.atWarn()
                    .addKeyValue("workstation", workstation.id().number())
                    .addKeyValue("reason", reason)
                    .log("A workstation is revoked");
            SigningKeys.tell(transaction, catalogue, workstation, Optional.of(now));
            WorkstationScope.tellTrust(transaction, workstation.id(), now);
        }
        return store.trust(workstation.id()).revokedAt().orElseThrow();
    }
}
