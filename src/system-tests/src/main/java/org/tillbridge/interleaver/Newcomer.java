package org.tillbridge.interleaver;

import org.tillbridge.hub.snapshot.Snapshot;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.sync.wire.Scope;

import java.util.List;

/// A till that comes new while others write: it loads one scope after the other, and goes on from
/// there by the feed.
final class Newcomer implements Runnable {
    /// A transaction was committed in a scope between the first statement that read a snapshot of
    /// it and the last.
    static final String MOVED_ON = "a scope moved on while a snapshot of it was read";

    /// What one node had built before was handed out once more.
    static final String OLDER = "a snapshot from before the last transaction was handed out";

    private final Snapshots snapshots;
    private final FeedReader reader;
    private final List<Scope> scopes;
    private final FeedReader along;
    private final Sometimes sometimes;

    /// @param snapshots of its node, which nobody else asks for any
    /// @param reader with no scopes
    /// @param scopes in the order in which it loads them
    /// @param along one that has read all that is committed, at any time
    Newcomer(
            Snapshots snapshots,
            FeedReader reader,
            List<Scope> scopes,
            FeedReader along,
            Sometimes sometimes) {
        this.snapshots = snapshots;
        this.reader = reader;
        this.scopes = List.copyOf(scopes);
        this.along = along;
        this.sometimes = sometimes;
    }

    /// @throws IllegalStateException if what it is given does not fit together
    @Override
    public void run() {
        for (Scope scope : scopes) {
            load(scope);
            reader.read();
        }
    }

    /// What it has, and where it goes on.
    FeedReader reader() {
        return reader;
    }

    private void load(Scope scope) {
        long built = snapshots.built();
        Snapshot snapshot = snapshots.latest(scope);
        if (along.position(scope) > snapshot.cursor().position()) {
            sometimes.reached(snapshots.built() > built ? MOVED_ON : OLDER);
        }
        reader.load(snapshot);
    }
}
