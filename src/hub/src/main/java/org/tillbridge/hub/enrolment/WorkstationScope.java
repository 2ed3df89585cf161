package org.tillbridge.hub.enrolment;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.shop.Operator;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.PinVerifier;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.SpareEpochRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a workstation is told about itself: its name, who may sign on, its spare epochs.
public final class WorkstationScope {
    private final HubKeys keys;

    public WorkstationScope(HubKeys keys) {
        this.keys = keys;
    }

    /// Tells a new workstation everything.
    void open(
            HubTransaction transaction,
            EnrolledWorkstation workstation,
            List<Operator> operators,
            List<EpochGrant> spares,
            Instant now)
            throws SQLException {
        List<FeedRow> rows = new ArrayList<>();
        rows.add(
                RowCodec.row(
                        new WorkstationRow(
                                workstation.id(), workstation.store(), workstation.name())));
        rows.addAll(operatorRows(workstation, operators));
        for (EpochGrant spare : spares) {
            rows.add(RowCodec.row(new SpareEpochRow(spare)));
        }
        append(transaction, workstation.id(), rows, now);
    }

    /// Tells all workstations of operators who are new, changed, or no longer theirs.
    public void tell(HubTransaction transaction, List<Operator> operators, Instant now)
            throws SQLException {
        for (EnrolledWorkstation workstation :
                new EnrolmentStore(transaction.statements()).workstations()) {
            append(transaction, workstation.id(), operatorRows(workstation, operators), now);
        }
    }

    /// Tells a workstation how far it is trusted.
    static void tellTrust(HubTransaction transaction, WorkstationId workstation, Instant now)
            throws SQLException {
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        EnrolledWorkstation known = store.workstation(workstation).orElseThrow();
        TrustIn trust = store.trust(workstation);
        WorkstationRow row =
                new WorkstationRow(
                        workstation,
                        known.store(),
                        known.name(),
                        trust.enrolBy(),
                        trust.revokedAt());
        append(transaction, workstation, List.of(RowCodec.row(row)), now);
    }

    private List<FeedRow> operatorRows(EnrolledWorkstation workstation, List<Operator> operators) {
        PinVerifier verifier =
                new PinVerifier(
                        workstation.id(), keys.pinKeyOf(workstation.id(), workstation.key()));
        return operators.stream()
                .map(
                        operator ->
                                operator.worksIn(workstation.store())
                                        ? RowCodec.row(row(verifier, operator))
                                        : FeedRow.removed(OperatorRow.KIND, key(operator.id())))
                .toList();
    }

    private static ReplicaRow row(PinVerifier verifier, Operator operator) {
        return new OperatorRow(
                operator.id(),
                operator.name(),
                operator.role(),
                verifier.digest(
                        operator.id(),
                        operator.secret().salt(),
                        operator.secret().iterations(),
                        operator.secret().stretched()));
    }

    private static String key(OperatorId operator) {
        return Integer.toString(operator.number());
    }

    static void append(
            HubTransaction transaction, WorkstationId workstation, List<FeedRow> rows, Instant now)
            throws SQLException {
        FeedStore feed = new FeedStore(transaction.statements());
        ScopeHead head = feed.lock(transaction, new Scope.Workstation(workstation), now);
        feed.append(transaction, head, rows);
    }
}
