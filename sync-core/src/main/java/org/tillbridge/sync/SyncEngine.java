package org.tillbridge.sync;

import static java.util.stream.Collectors.toMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Epochs;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaChange;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.SpareEpochRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Keeps a workstation and the hub in step: a push loop and a feed loop, stepped by whoever owns
/// time, and what there is to say about both.
public final class SyncEngine {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);

    private final HubLink link;
    private final Files files;
    private final SyncStatusBoard board;
    private final PushLoop push;
    private final FeedLoop feed;

    /// What an engine works on.
    ///
    /// @param epochs of the journal
    /// @param downloads where snapshots under way are kept
    public record Files(
            WorkstationId workstation,
            JournalReader journal,
            Epochs epochs,
            Replica replica,
            ReplicaReader reader,
            Path downloads) {}

    /// What it gets from outside.
    ///
    /// @param clock this computer's; used for showing only
    /// @param background runs what a loop need not wait for: downloads of snapshots, reading ahead
    public record Surroundings(
            HubLink link,
            HubTime hubTime,
            InstantSource clock,
            RandomGenerator random,
            Executor background,
            SyncPace pace) {}

    public SyncEngine(Files files, Surroundings around) {
        link = around.link();
        this.files = files;
        board = new SyncStatusBoard(around.clock(), around.hubTime());
        push =
                new PushLoop(
                        files.workstation(),
                        files.journal(),
                        files.epochs(),
                        link,
                        around.background(),
                        () -> reflected(files.reader()),
                        new BackOff(around.pace(), around.random()),
                        board);
        SnapshotLoader loader =
                new SnapshotLoader(
                        files.replica(),
                        link,
                        files.downloads(),
                        around.background(),
                        push::askAgain);
        feed =
                new FeedLoop(
                        files.replica(),
                        link,
                        loader,
                        new BackOff(around.pace(), around.random()),
                        board,
                        around.pace().feedWait());
        watchReplica(files.replica());
        watchParked(files.replica(), files.reader());
        watchSpares(files);
        watchReflected(files);
        watchTrust(files.replica(), files.reader());
        push.countUnsent();
    }

    public PushLoop push() {
        return push;
    }

    public FeedLoop feed() {
        return feed;
    }

    public SyncStatus status() {
        return board.status();
    }

    /// What a second medium is to hold: what the hub is known to have does not hang on it.
    public SecondMedium.Source source() {
        return new SecondMedium.Source(
                files.workstation(), files.journal(), () -> reflected(files.reader()));
    }

    /// @param listener told the status now, and of changes on the loops' threads, one at a time and
    ///   the latest only; it must not take long
    public void listen(Consumer<SyncStatus> listener) {
        board.listen(listener);
    }

    /// @param listener called on a loop's thread when the hub is there again after it was not
    public void whenBack(Runnable listener) {
        board.whenBack(listener);
    }

    /// @param failing whether a loop fails on this side
    void fault(boolean failing) {
        note(Attention.FAULT, failing);
    }

    /// Ends the calls to the hub that are under way.
    void endCalls() {
        link.endCalls();
    }

    private static Map<Epoch, Long> reflected(ReplicaReader reader) {
        return reader.reflected().stream()
                .collect(toMap(ReflectedRow::epoch, ReflectedRow::sequence, Math::max));
    }

    /// A push that waits for a spare epoch goes on.
    private void watchSpares(Files files) {
        keepSpares(files);
        files.replica()
                .listen(
                        change -> {
                            if (change.touches(SpareEpochRow.KIND)) {
                                keepSpares(files);
                                push.askAgainIfHeld();
                            }
                        });
    }

    /// On a disk that takes nothing a till starts all the same; it is tried again with the next.
    private static void keepSpares(Files files) {
        try {
            files.epochs().addSpares(files.reader().spareEpochs());
        } catch (UncheckedIOException full) {
            LOG.warn("Spare epochs are kept later", full);
        }
    }

    /// Where the hub reflects more of the journal than is in it, another machine writes it too. It
    /// is asked at once: what is sold from now on is not to hide behind the other's entries.
    private void watchReflected(Files files) {
        files.replica()
                .listen(
                        change -> {
                            if (change.touches(ReflectedRow.KIND) && isAhead(files)) {
                                push.askAgain();
                            }
                        });
    }

    private static boolean isAhead(Files files) {
        Map<Epoch, Long> reflected = reflected(files.reader());
        List<EpochPosition> epochs = files.journal().epochs();
        return epochs.stream()
                .skip(Math.max(0, epochs.size() - 1))
                .anyMatch(written -> reflected.getOrDefault(written.epoch(), 0L) > written.last());
    }

    private void watchTrust(Replica replica, ReplicaReader reader) {
        noteTrust(reader);
        replica.listen(
                change -> {
                    if (change.touches(WorkstationRow.KIND)) {
                        noteTrust(reader);
                    }
                });
    }

    private void noteTrust(ReplicaReader reader) {
        Optional<WorkstationRow> self = reader.workstation();
        note(Attention.IN_DOUBT, self.flatMap(WorkstationRow::enrolBy).isPresent());
        note(Attention.REVOKED, self.flatMap(WorkstationRow::revokedAt).isPresent());
    }

    private void note(Attention reason, boolean holds) {
        if (holds) {
            board.attention(reason);
        } else {
            board.settled(reason);
        }
    }

    /// Damage is told at once, whoever meets it.
    private void watchReplica(Replica replica) {
        feed.noteReplica();
        replica.listen(
                change -> {
                    if (change.equals(ReplicaChange.EVERYTHING)) {
                        feed.noteReplica();
                    }
                });
    }

    private void watchParked(Replica replica, ReplicaReader reader) {
        board.parked(reader.parked().size());
        replica.listen(
                change -> {
                    if (change.touches(ParkedRow.KIND)) {
                        board.parked(reader.parked().size());
                    }
                });
    }
}
