package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A new replica being built beside the one in use, from snapshots of the scopes that need one and
/// a copy of the others. Reading and selling go on meanwhile. Closed before it is in use, it leaves
/// nothing behind. For one thread.
///
/// ```java
/// try (ReplicaLoad load = replica.startLoad(replica.missing())) {
///     while (!load.wanted().isEmpty()) {
///         load.add(snapshotOf(load.wanted().getFirst()));
///     }
///     load.finish();
/// }
/// ```
public final class ReplicaLoad implements AutoCloseable {
    private final Replica replica;
    private final ReplicaFile file;
    private final ReplicaBuild build;
    private Optional<ReplicaWriter> built = Optional.empty();
    private boolean inUse;

    ReplicaLoad(Replica replica, ReplicaFile file, ReplicaBuild build) {
        this.replica = replica;
        this.file = file;
        this.build = build;
    }

    /// The scopes that a snapshot is still wanted of. Ask again after each: which price list is
    /// wanted is known once the store is there.
    public List<Scope> wanted() {
        return build.wanted();
    }

    /// Takes the snapshot of a scope that is wanted.
    ///
    /// @throws UnreadableMessageException if it is not a whole one, or one of another scope; this
    ///   load has then failed
    public void add(Path snapshot) throws IOException {
        build.add(snapshot);
    }

    /// Makes this the replica in use, unless it is older than that.
    ///
    /// @throws IllegalStateException if scopes are still wanted
    public LoadOutcome finish() {
        return finish(false);
    }

    /// Makes this the replica in use even if it is older: the feed has nothing after it, so the
    /// hub's own history has become shorter.
    public LoadOutcome finishHoweverOld() {
        return finish(true);
    }

    /// Brings it forward, after [#finish] found it to be behind.
    public ApplyOutcome apply(List<FeedTransaction> transactions) {
        return Replica.outcome(built.orElseThrow().apply(transactions, _ -> {}));
    }

    /// Where the feed goes on, after [#finish] found it to be behind.
    public List<Cursor> cursors() {
        return built.orElseThrow().places().values().stream().map(Place::cursor).toList();
    }

    private LoadOutcome finish(boolean howeverOld) {
        if (!wanted().isEmpty()) {
            throw new IllegalStateException("There is no snapshot yet of " + wanted());
        }
        if (built.isEmpty()) {
            built = Optional.of(build.complete());
        }
        inUse = replica.choose(file, built.get(), howeverOld);
        return inUse ? new LoadOutcome.InUse() : new LoadOutcome.Behind(cursors());
    }

    @Override
    public void close() {
        build.close();
        if (built.isPresent() && !inUse) {
            built.get().close();
            file.supersede();
        }
    }
}
