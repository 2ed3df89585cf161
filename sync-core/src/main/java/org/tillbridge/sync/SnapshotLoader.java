package org.tillbridge.sync;

import org.tillbridge.sync.replica.ApplyOutcome;
import org.tillbridge.sync.replica.LoadOutcome;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaLoad;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.NoAnswer.Cause;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotOutcome;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;

/// Fetches snapshots side by side, builds a replica from them while others still come, and puts it
/// in the place of the one in use. What was fetched before a failure is not fetched again.
final class SnapshotLoader {
    private final Replica replica;
    private final HubLink link;
    private final Path folder;
    private final Executor downloads;
    private final Runnable whenLoaded;

    /// @param folder for files under way
    /// @param downloads runs each download; they wait on the network
    /// @param whenLoaded called after a new replica is in use
    SnapshotLoader(
            Replica replica, HubLink link, Path folder, Executor downloads, Runnable whenLoaded) {
        this.replica = replica;
        this.link = link;
        this.folder = folder;
        this.downloads = downloads;
        this.whenLoaded = whenLoaded;
    }

    /// Loads more than it was asked for where the hub has another history of other scopes too, as
    /// one that was restored from a backup does.
    ///
    /// @return why it failed; empty if the new replica is in use
    Optional<NoAnswer> load(Set<Scope> scopes) throws InterruptedException {
        Set<Scope> wanted = new HashSet<>(scopes);
        Ending ending = loadOnce(wanted);
        while (ending instanceof Ending.AlsoNeeded(Scope other) && wanted.add(other)) {
            ending = loadOnce(wanted);
        }
        return switch (ending) {
            case Ending.InUse() -> Optional.empty();
            case Ending.Failed(NoAnswer why) -> Optional.of(why);
            case Ending.AlsoNeeded(Scope scope) ->
                    Optional.of(odd("The hub does not know its own snapshot of " + scope));
        };
    }

    /// How a load ended.
    private sealed interface Ending {
        /// What was built is the replica in use.
        record InUse() implements Ending {}

        record Failed(NoAnswer why) implements Ending {}

        /// The hub's log does not lead on from what the till has of this scope.
        record AlsoNeeded(Scope scope) implements Ending {}
    }

    private Ending loadOnce(Set<Scope> scopes) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            try (ReplicaLoad load = replica.startLoad(scopes)) {
                Optional<Failure> failed = new Fetching(load).run();
                return failed.isPresent() ? ending(failed.get(), scopes) : finish(load);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Prices that a workstation is not given are of a list that its store had before.
    private Ending ending(Failure failed, Set<Scope> asked) {
        boolean moved =
                failed.scope() instanceof Scope.Prices
                        && failed.why().cause() == Cause.REFUSED
                        && !asked.contains(replica.ofStore());
        return moved ? new Ending.AlsoNeeded(replica.ofStore()) : new Ending.Failed(failed.why());
    }

    private Ending finish(ReplicaLoad load) {
        LoadOutcome latest = load.finish();
        while (latest instanceof LoadOutcome.Behind(List<Cursor> cursors)) {
            switch (link.feed(cursors, Duration.ZERO)) {
                case FeedOutcome.Answered(FeedPage page) -> {
                    if (page.transactions().isEmpty()) {
                        latest = load.finishHoweverOld();
                    } else if (load.apply(page.transactions())
                            instanceof ApplyOutcome.NeedsSnapshot) {
                        return new Ending.Failed(odd("The feed does not follow its own snapshot"));
                    } else {
                        latest = load.finish();
                    }
                }
                case FeedOutcome.SnapshotNeeded(Scope scope) -> {
                    return new Ending.AlsoNeeded(scope);
                }
                case NoAnswer none -> {
                    return new Ending.Failed(none);
                }
            }
        }
        whenLoaded.run();
        return new Ending.InUse();
    }

    private static NoAnswer odd(String reason) {
        return NoAnswer.because(Cause.NOT_THE_HUB, reason);
    }

    private Path file(Scope scope) {
        return folder.resolve(scope.text().replace(':', '-') + ".snapshot");
    }

    private record Fetched(Scope scope, SnapshotOutcome outcome) {}

    /// Of a load, by what of it.
    private record Failure(Scope scope, NoAnswer why) {}

    /// The downloads of one load.
    private final class Fetching {
        private final ReplicaLoad load;
        private final CompletionService<Fetched> underWay =
                new ExecutorCompletionService<>(downloads);
        private final Set<Scope> asked = new HashSet<>();
        private int running;

        Fetching(ReplicaLoad load) {
            this.load = load;
        }

        /// Comes back only when no download is left running.
        Optional<Failure> run() throws InterruptedException, IOException {
            try {
                return takeAll();
            } finally {
                while (running > 0) {
                    Future<Fetched> _ = underWay.take();
                    running--;
                }
            }
        }

        private Optional<Failure> takeAll() throws InterruptedException, IOException {
            Optional<Failure> failure = Optional.empty();
            askForWanted();
            while (running > 0) {
                Fetched fetched = next();
                if (failure.isPresent()) {
                    continue;
                }
                failure = take(fetched).map(why -> new Failure(fetched.scope(), why));
                if (failure.isEmpty()) {
                    askForWanted();
                }
            }
            return failure;
        }

        private void askForWanted() {
            for (Scope scope : load.wanted()) {
                if (asked.add(scope)) {
                    running++;
                    underWay.submit(() -> new Fetched(scope, fetch(scope)));
                }
            }
        }

        private SnapshotOutcome fetch(Scope scope) {
            return Files.exists(file(scope))
                    ? new SnapshotOutcome.Downloaded()
                    : link.snapshot(scope, file(scope));
        }

        private Fetched next() throws InterruptedException {
            try {
                Future<Fetched> ended = underWay.take();
                running--;
                return ended.get();
            } catch (ExecutionException broken) {
                throw new IllegalStateException("A download failed", broken.getCause());
            }
        }

        private Optional<NoAnswer> take(Fetched fetched) throws IOException {
            return switch (fetched.outcome()) {
                case SnapshotOutcome.Downloaded() -> add(fetched.scope());
                case NoAnswer none -> Optional.of(none);
            };
        }

        private Optional<NoAnswer> add(Scope scope) throws IOException {
            try {
                load.add(file(scope));
                return Optional.empty();
            } catch (UnreadableMessageException unreadable) {
                return Optional.of(
                        odd("The snapshot of " + scope + ": " + unreadable.getMessage()));
            } finally {
                Files.deleteIfExists(file(scope));
            }
        }
    }
}
