package org.tillbridge.sync;

import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScriptedHubLink;
import org.tillbridge.sync.wire.SnapshotOutcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;

/// The feed and the snapshots of a hub in memory; what is scripted goes wrong.
final class FeedOnly extends ScriptedHubLink {
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
}
