package org.tillbridge.sync;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.wire.ChainOutcome;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.JournalEnd;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScriptedHubLink;
import org.tillbridge.sync.wire.SnapshotOutcome;
import org.tillbridge.sync.wire.SoldSaleOutcome;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The feed and the snapshots of a hub in memory; what is scripted goes wrong.
final class FeedOnly implements HubLink {
    private final HubInMemory hub;
    private final Path folder;
    final Queue<UnaryOperator<FeedOutcome>> feeds = new ArrayDeque<>();
    final List<Scope> lostSnapshots = new ArrayList<>();
    final List<Scope> snapshots = new ArrayList<>();
    final List<Duration> waits = new ArrayList<>();

    FeedOnly(HubInMemory hub, Path folder) {
        this.hub = hub;
        this.folder = folder;
    }

    @Override
    public StoredValueOutcome claim(StoredValueClaim wanted) {
        return ScriptedHubLink.lost();
    }

    @Override
    public CustomerOutcome customer(CustomerQuestion wanted) {
        return ScriptedHubLink.lost();
    }

    @Override
    public SoldSaleOutcome sold(UUID transaction) {
        return ScriptedHubLink.lost();
    }

    @Override
    public SuspendedOutcome suspendedSales() {
        return ScriptedHubLink.lost();
    }

    @Override
    public TakeOverOutcome takeOver(UUID suspension) {
        return ScriptedHubLink.lost();
    }

    @Override
    public TakeOverOutcome giveBack(UUID suspension) {
        return ScriptedHubLink.lost();
    }

    @Override
    public ChainOutcome chain(Epoch epoch, List<Long> sequences) {
        return ScriptedHubLink.lost();
    }

    @Override
    public FeedOutcome feed(List<Cursor> after, Duration wait) {
        waits.add(wait);
        FeedOutcome usual = new FeedOutcome.Answered(new FeedPage(hub.feed(after), false));
        UnaryOperator<FeedOutcome> scripted = feeds.poll();
        return scripted == null ? usual : scripted.apply(usual);
    }

    @Override
    public SnapshotOutcome snapshot(Scope scope, Path file) {
        snapshots.add(scope);
        if (lostSnapshots.remove(scope)) {
            return ScriptedHubLink.lost();
        }
        try {
            Path elsewhere = Files.createTempDirectory(folder, "hub");
            Files.move(hub.snapshot(scope, elsewhere), file, StandardCopyOption.REPLACE_EXISTING);
            return new SnapshotOutcome.Downloaded();
        } catch (IOException failure) {
            return NoAnswer.because(NoAnswer.Cause.FAILED, failure.toString());
        }
    }

    @Override
    public PushOutcome push(PushRequest request) {
        return ScriptedHubLink.lost();
    }

    @Override
    public HeadOutcome head(List<JournalEnd> ends) {
        return ScriptedHubLink.lost();
    }

    @Override
    public void endCalls() {}
}
