package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Lets a person cut this workstation's connection, and restore it. Cutting ends what is under way.
public final class HubSwitch implements HubLink {
    private final HubLink link;
    private volatile boolean cut;
    private volatile Runnable whenRestored = () -> {};

    public HubSwitch(HubLink link) {
        this.link = link;
    }

    public void cut() {
        cut = true;
        link.endCalls();
    }

    public void restore() {
        cut = false;
        whenRestored.run();
    }

    public boolean isCut() {
        return cut;
    }

    /// @param listener called by whoever restores the connection; in place of the one before
    public void whenRestored(Runnable listener) {
        whenRestored = listener;
    }

    @Override
    public PushOutcome push(PushRequest request) {
        return ready(request).get();
    }

    @Override
    public Supplier<PushOutcome> ready(PushRequest request) {
        Supplier<PushOutcome> push = link.ready(request);
        return () -> unlessCut(push, HubSwitch::cutAnswer);
    }

    @Override
    public FeedOutcome feed(List<Cursor> after, Duration wait) {
        return unlessCut(() -> link.feed(after, wait), HubSwitch::cutAnswer);
    }

    @Override
    public SnapshotOutcome snapshot(Scope scope, Path file) {
        return unlessCut(() -> link.snapshot(scope, file), HubSwitch::cutAnswer);
    }

    @Override
    public HeadOutcome head(List<JournalEnd> ends) {
        return unlessCut(() -> link.head(ends), HubSwitch::cutAnswer);
    }

    @Override
    public ChainOutcome chain(Epoch epoch, List<Long> sequences) {
        return unlessCut(() -> link.chain(epoch, sequences), HubSwitch::cutAnswer);
    }

    @Override
    public StoredValueOutcome claim(StoredValueClaim wanted) {
        return unlessCut(() -> link.claim(wanted), HubSwitch::cutAnswer);
    }

    @Override
    public CustomerOutcome customer(CustomerQuestion wanted) {
        return unlessCut(() -> link.customer(wanted), HubSwitch::cutAnswer);
    }

    @Override
    public SoldSaleOutcome sold(UUID transaction) {
        return unlessCut(() -> link.sold(transaction), HubSwitch::cutAnswer);
    }

    @Override
    public LineClaimOutcome claimLines(LineClaims wanted) {
        return unlessCut(() -> link.claimLines(wanted), HubSwitch::cutAnswer);
    }

    @Override
    public SuspendedOutcome suspendedSales() {
        return unlessCut(link::suspendedSales, HubSwitch::cutAnswer);
    }

    @Override
    public TakeOverOutcome takeOver(UUID suspension) {
        return unlessCut(() -> link.takeOver(suspension), HubSwitch::cutAnswer);
    }

    @Override
    public TakeOverOutcome giveBack(UUID suspension) {
        return unlessCut(() -> link.giveBack(suspension), HubSwitch::cutAnswer);
    }

    @Override
    public void endCalls() {
        link.endCalls();
    }

    /// An answer that comes in although the connection has been cut is as good as lost.
    private <T> T unlessCut(Supplier<T> call, Supplier<? extends T> otherwise) {
        if (cut) {
            return otherwise.get();
        }
        T outcome = call.get();
        return cut ? otherwise.get() : outcome;
    }

    private static NoAnswer cutAnswer() {
        return NoAnswer.because(
                NoAnswer.Cause.CUT, "The connection is cut in this workstation's settings");
    }
}
