package org.tillbridge.pos.approval;

import org.tillbridge.retail.Rights;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.HubTime.Heard;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Whether nobody may approve for now, as who may is known only as of when the hub was last heard:
/// somebody may have left since. What an operator may do themselves does not lapse.
public final class ApprovalLapse {
    private final Supplier<SyncStatus> status;
    private final ReplicaView replica;
    private final InstantSource computer;

    public ApprovalLapse(Supplier<SyncStatus> status, ReplicaView replica, InstantSource computer) {
        this.status = status;
        this.replica = replica;
        this.computer = computer;
    }

    /// When the hub was last heard, where that is longer ago than the store allows. Reads, so not
    /// for the FX thread.
    public Optional<Instant> since() {
        SyncStatus now = status.get();
        if (now.hub() instanceof HubContact.Connected) {
            return Optional.empty();
        }
        Duration allowed =
                replica.store().map(StoreRow::approvalsLapseAfter).orElse(Rights.APPROVAL_LAPSE);
        return Stream.concat(now.hubTime().map(Heard::hub).stream(), replica.asOf().stream())
                .max(Instant::compareTo)
                .filter(heard -> heard.plus(allowed).isBefore(hubsTime(now)));
    }

    /// A computer whose clock is known to be wrong lapses neither sooner nor later.
    private Instant hubsTime(SyncStatus now) {
        return computer.instant().plus(now.drift());
    }
}
