package org.tillbridge.sync;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.replica.ApplyOutcome;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings what the hub knows into the replica: one waiting request after the other, and snapshots
/// where the feed cannot go on. Waits for the push loop only between two pages, and for a moment
/// only. For one thread.
public final class FeedLoop {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    /// Between waits that brought nothing, in case someone answers them at once.
    private static final Duration BETWEEN_WAITS = Duration.ofMillis(50);

    /// Sending comes first: news are fetched together.
    private static final Duration WHILE_MUCH_IS_UNSENT = Duration.ofSeconds(5);

    /// A hub that was put back meanwhile is loaded from once more at once.
    private static final int LOADS_WITHOUT_PAUSE = 2;

    private static final int ITEMS_FILLED_AT_ONCE = 2000;

    private final Replica replica;
    private final HubLink link;
    private final SnapshotLoader loader;
    private final BackOff backOff;
    private final SyncStatusBoard board;
    private final Duration wait;
    private int loadsInARow;
    private long unsentBefore = Long.MAX_VALUE;

    FeedLoop(
            Replica replica,
            HubLink link,
            SnapshotLoader loader,
            BackOff backOff,
            SyncStatusBoard board,
            Duration wait) {
        this.replica = replica;
        this.link = link;
        this.loader = loader;
        this.backOff = backOff;
        this.board = board;
        this.wait = wait;
    }

    /// Asks for news and applies them, or loads what is missing.
    ///
    /// @return what to do until the next step
    public Pause step() throws InterruptedException {
        Set<Scope> missing = noteReplica();
        if (!missing.isEmpty()) {
            return load(missing);
        }
        boolean moreToFill = replica.fillItems(ITEMS_FILLED_AT_ONCE);
        List<Cursor> cursors = replica.cursors();
        boolean inAHurry = moreToFill || !replica.isVerified();
        return switch (link.feed(cursors, inAHurry ? Duration.ZERO : wait)) {
            case FeedOutcome.Answered(FeedPage page) when page.transactions().isEmpty() -> {
                answered();
                yield moreToFill ? Pause.NONE : quiet(Pause.backOff(BETWEEN_WAITS));
            }
            case FeedOutcome.Answered(FeedPage page) -> apply(cursors, page);
            case FeedOutcome.SnapshotNeeded(Scope scope) -> load(Set.of(scope));
            case NoAnswer none -> {
                Pause pause = failed(none);
                fillItems();
                yield pause;
            }
        };
    }

    /// All that are left: the next step may be long after, and no news wait for it.
    private void fillItems() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = replica.fillItems(ITEMS_FILLED_AT_ONCE);
        }
    }

    /// The first quiet moment after a start is used to look for damage: the hub has no news, or
    /// does not answer.
    private Pause quiet(Pause pause) {
        if (!replica.isVerified()) {
            replica.verifyOnce();
            noteReplica();
        }
        return pause;
    }

    /// Writes down how the replica stands.
    ///
    /// @return what is missing
    Set<Scope> noteReplica() {
        Set<Scope> missing = replica.missing();
        board.loaded(missing.isEmpty());
        if (replica.isDamaged()) {
            board.attention(Attention.REPLICA_DAMAGED);
        } else {
            board.settled(Attention.REPLICA_DAMAGED);
        }
        return missing;
    }

    private Pause apply(List<Cursor> before, FeedPage page) throws InterruptedException {
        return switch (replica.apply(page.transactions())) {
            case ApplyOutcome.NeedsSnapshot(Set<Scope> scopes) -> load(scopes);
            case ApplyOutcome.Applied() when replica.cursors().equals(before) -> {
                LOG.warn("The feed repeats what is here already");
                yield backOff.afterFailure(Optional.empty());
            }
            case ApplyOutcome.Applied() -> {
                answered();
                yield page.more() || !muchIsBeingSent()
                        ? Pause.NONE
                        : Pause.backOff(WHILE_MUCH_IS_UNSENT);
            }
        };
    }

    /// More than one batch is to be sent, and it was more when this was asked before: what the hub
    /// does not take holds nothing up.
    private boolean muchIsBeingSent() {
        long before = unsentBefore;
        unsentBefore = board.status().unsent();
        return unsentBefore > PushRequest.MAX_ENTRIES && unsentBefore < before;
    }

    private Pause load(Set<Scope> scopes) throws InterruptedException {
        LOG.info("Loading {}", scopes);
        Optional<NoAnswer> failure = loader.load(scopes);
        if (failure.isPresent()) {
            return failed(failure.get());
        }
        noteReplica();
        loadsInARow++;
        if (loadsInARow > LOADS_WITHOUT_PAUSE) {
            LOG.warn("The feed does not go on from what was just loaded");
            board.connected();
            return backOff.afterFailure(Optional.empty());
        }
        backOff.reset();
        board.connected();
        return Pause.NONE;
    }

    private void answered() {
        loadsInARow = 0;
        backOff.reset();
        board.connected();
    }

    private Pause failed(NoAnswer none) {
        board.noAnswer(none);
        return quiet(backOff.afterFailure(none.retryAfter()));
    }
}
