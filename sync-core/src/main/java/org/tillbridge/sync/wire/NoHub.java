package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// No way to any hub: for a workstation of which nothing is to leave the machine. It holds no
/// address and no key, so whatever calls it reaches nobody.
public final class NoHub implements HubLink {
    private static final NoAnswer NOBODY =
            NoAnswer.because(NoAnswer.Cause.CUT, "This till has no hub");

    @Override
    public PushOutcome push(PushRequest request) {
        return NOBODY;
    }

    @Override
    public Supplier<PushOutcome> ready(PushRequest request) {
        return () -> NOBODY;
    }

    @Override
    public FeedOutcome feed(List<Cursor> after, Duration wait) {
        return NOBODY;
    }

    @Override
    public SnapshotOutcome snapshot(Scope scope, Path file) {
        return NOBODY;
    }

    @Override
    public HeadOutcome head(List<JournalEnd> ends) {
        return NOBODY;
    }

    @Override
    public ChainOutcome chain(Epoch epoch, List<Long> sequences) {
        return NOBODY;
    }

    @Override
    public StoredValueOutcome claim(StoredValueClaim wanted) {
        return NOBODY;
    }

    @Override
    public CustomerOutcome customer(CustomerQuestion wanted) {
        return NOBODY;
    }

    @Override
    public SoldSaleOutcome sold(UUID transaction) {
        return NOBODY;
    }

    @Override
    public LineClaimOutcome claimLines(LineClaims wanted) {
        return NOBODY;
    }

    @Override
    public SuspendedOutcome suspendedSales() {
        return NOBODY;
    }

    @Override
    public TakeOverOutcome takeOver(UUID suspension) {
        return NOBODY;
    }

    @Override
    public TakeOverOutcome giveBack(UUID suspension) {
        return NOBODY;
    }

    @Override
    public void endCalls() {}
}
