package org.tillbridge.simulator;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.ChainOutcome;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.JournalEnd;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotOutcome;
import org.tillbridge.sync.wire.SoldSaleOutcome;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The real link of a till, which sends what is in the till's memory: mostly what was read from the
/// disk.
record LinkFromMemory(HubLink link, Ports ports) implements HubLink {
    @Override
    public PushOutcome push(PushRequest request) {
        return link.push(ports.sent(request));
    }

    @Override
    public Supplier<PushOutcome> ready(PushRequest request) {
        Supplier<PushOutcome> asRead = link.ready(request);
        return () -> {
            PushRequest sent = ports.sent(request);
            return sent.equals(request) ? asRead.get() : link.push(sent);
        };
    }

    @Override
    public FeedOutcome feed(List<Cursor> after, Duration wait) {
        return link.feed(after, wait);
    }

    @Override
    public SnapshotOutcome snapshot(Scope scope, Path file) {
        return link.snapshot(scope, file);
    }

    @Override
    public HeadOutcome head(List<JournalEnd> ends) {
        return link.head(ends);
    }

    @Override
    public ChainOutcome chain(Epoch epoch, List<Long> sequences) {
        return link.chain(epoch, sequences);
    }

    @Override
    public StoredValueOutcome claim(StoredValueClaim wanted) {
        return link.claim(wanted);
    }

    @Override
    public SoldSaleOutcome sold(UUID transaction) {
        return link.sold(transaction);
    }

    @Override
    public LineClaimOutcome claimLines(LineClaims wanted) {
        return link.claimLines(wanted);
    }

    @Override
    public CustomerOutcome customer(CustomerQuestion wanted) {
        return link.customer(wanted);
    }

    @Override
    public SuspendedOutcome suspendedSales() {
        return link.suspendedSales();
    }

    @Override
    public TakeOverOutcome takeOver(UUID suspension) {
        return link.takeOver(suspension);
    }

    @Override
    public TakeOverOutcome giveBack(UUID suspension) {
        return link.giveBack(suspension);
    }

    @Override
    public void endCalls() {
        link.endCalls();
    }
}
