package org.tillbridge.sync;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.PushBatches.Batch;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Epochs;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.wire.ChainAnswer;
import org.tillbridge.sync.wire.ChainOutcome;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.JournalEnd;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Sends the journal to the hub, batch by batch, one at a time, older epochs first. What the hub
/// has is known only by its own answers: whatever else happens, the same entries are sent again.
///
/// [#step] is for one thread, everything else for any.
public final class PushLoop {
    private static final Logger LOG = LoggerFactory.getLogger(PushLoop.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    /// A quarter of an hour, or less where there is something to send.
    private static final int ASKS_AFTER_QUIET_STEPS = 900;

    private final WorkstationId workstation;
    private final JournalReader journal;
    private final Epochs epochs;
    private final HubLink link;
    private final PushBatches batches;
    private final Supplier<Map<Epoch, Long>> reflected;
    private final BackOff backOff;
    private final SyncStatusBoard board;
    private final Acknowledged acknowledged;
    private final AtomicInteger asksWanted = new AtomicInteger(1);
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile int asksAnswered;
    private int batchEntries = PushRequest.MAX_ENTRIES;
    private int gaps;
    private int forks;
    private int quietSteps;
    private boolean asksAgainWhenDrained;
    private boolean forkFailed;
    private Optional<ForkSearch> search = Optional.empty();

    /// @param background reads ahead
    /// @param reflected what the replica includes of the journal: all that is known of the hub
    ///   before it has been asked
    PushLoop(
            WorkstationId workstation,
            JournalReader journal,
            Epochs epochs,
            HubLink link,
            Executor background,
            Supplier<Map<Epoch, Long>> reflected,
            BackOff backOff,
            SyncStatusBoard board) {
        this(
                workstation,
                journal,
                epochs,
                link,
                background,
                reflected,
                backOff,
                board,
                new Acknowledged(journal, true));
    }

    /// @param acknowledged how far the hub has the journal; nothing yet
    PushLoop(
            WorkstationId workstation,
            JournalReader journal,
            Epochs epochs,
            HubLink link,
            Executor background,
            Supplier<Map<Epoch, Long>> reflected,
            BackOff backOff,
            SyncStatusBoard board,
            Acknowledged acknowledged) {
        this.workstation = workstation;
        this.journal = journal;
        this.epochs = epochs;
        this.link = link;
        this.batches = new PushBatches(workstation, journal, link, background);
        this.reflected = reflected;
        this.backOff = backOff;
        this.board = board;
        this.acknowledged = acknowledged;
    }

    /// Sends the next batch, or asks how far the hub is, or where its journal and this one part.
    ///
    /// @return what to do until the next step
    public Pause step() {
        countUnsent();
        Pause pause =
                asksAnswered < asksWanted.get()
                        ? askForHead()
                        : search.map(this::searchOn).orElseGet(this::sendNext);
        countUnsent();
        return pause;
    }

    /// Writes down how many entries the hub is not known to have.
    public void countUnsent() {
        board.unsent(
                () ->
                        journal.countUnsent(
                                asksAnswered > 0 ? acknowledged.sure() : reflected.get()));
    }

    /// Completes when the hub has first said how far it is, and that is counted. Before, what is
    /// unsent is what the replica tells, which may be of a twin.
    public CompletionStage<Void> answered() {
        return answered.minimalCompletionStage();
    }

    /// Whether it is not known yet whose entries the hub has of an epoch. For the thread that
    /// steps.
    boolean isSearching() {
        return search.isPresent();
    }

    /// Makes the next step ask the hub how far it is.
    public void askAgain() {
        asksWanted.incrementAndGet();
    }

    /// There may be a spare epoch for what waits for one.
    void askAgainIfHeld() {
        if (acknowledged.holdsAny()) {
            askAgain();
        }
    }

    private Pause askForHead() {
        int asks = asksWanted.get();
        return switch (link.head(ends())) {
            case HeadOutcome.Answered(var head) -> {
                asksAgainWhenDrained |= acknowledged.isBehind(head, reflected.get());
                acknowledged.setAll(head);
                lookForFork();
                asksAnswered = asks;
                countUnsent();
                answered.complete(null);
                yield goOn();
            }
            case NoAnswer none -> failed(none);
        };
    }

    /// How far the journal reaches, and how far the hub once had it by its own word.
    private List<JournalEnd> ends() {
        Map<Epoch, Long> had = reflected.get();
        return journal.epochs().stream()
                .map(
                        position ->
                                new JournalEnd(
                                        position.epoch(),
                                        position.lastToSend(),
                                        Math.max(
                                                acknowledged.through(position.epoch()),
                                                had.getOrDefault(position.epoch(), 0L))))
                .toList();
    }

    private void lookForFork() {
        search =
                acknowledged
                        .doubtful()
                        .map(
                                position ->
                                        new ForkSearch(
                                                journal,
                                                position,
                                                RecordedEntry.firstPreviousHash(
                                                        workstation, position.epoch()),
                                                acknowledged.through(position.epoch())));
        if (search.isPresent() || acknowledged.holdsAny()) {
            board.attention(Attention.STALE_COPY);
        } else {
            board.settled(Attention.STALE_COPY);
        }
    }

    private Pause searchOn(ForkSearch current) {
        if (current.isOver()) {
            settle(current.found());
            return Pause.NONE;
        }
        return switch (link.chain(current.epoch(), current.places())) {
            case ChainOutcome.Answered(ChainAnswer answer) -> {
                current.learn(answer);
                yield goOn();
            }
            case NoAnswer none -> failed(none);
        };
    }

    /// Goes on in a spare epoch if there is one, and room for what it carries. Otherwise the epoch
    /// waits until the hub has given some, or is asked again.
    private void settle(Fork found) {
        if (acknowledged.isFork(found)) {
            LOG.error("The hub has another history of this journal than this machine: {}", found);
            if (!openAfterFork(found)) {
                acknowledged.hold(found.epoch());
                lookForFork();
                return;
            }
        }
        acknowledged.agree(found.epoch());
        lookForFork();
    }

    /// What stands in the way may be overcome by now, the first time: a full disk, damage.
    private boolean openAfterFork(Fork found) {
        try {
            boolean opened = epochs.openAfterFork(found, acknowledged.taken());
            forkFailed = false;
            return opened;
        } catch (JournalWriteException failed) {
            if (!forkFailed) {
                forkFailed = true;
                throw failed;
            }
            LOG.error("{} waits: what is behind the fork cannot be carried", found, failed);
            return false;
        }
    }

    /// An epoch that cannot go on does not hold up those after it.
    private Pause sendNext() {
        boolean lacks = false;
        for (EpochPosition position : acknowledged.toDrain()) {
            long after = acknowledged.through(position.epoch());
            Optional<Batch> batch = batches.next(position, after, batchEntries);
            if (batch.isPresent()) {
                batches.readAfter(batch.get(), position, moreEntries());
                return send(batch.get());
            }
            LOG.error(
                    "The hub waits for {}/{}, which is not kept here",
                    position.epoch().hex(),
                    after + 1);
            lacks = true;
        }
        if (lacks) {
            board.attention(Attention.HUB_LACKS_OLD_ENTRIES);
        } else {
            board.settled(Attention.HUB_LACKS_OLD_ENTRIES);
        }
        return idle();
    }

    /// Now and then the hub is asked how far it is though there is nothing to send: it may have
    /// lost something. Where it had, it is told at once that it has all again.
    private Pause idle() {
        quietSteps++;
        if (asksAgainWhenDrained || quietSteps >= ASKS_AFTER_QUIET_STEPS) {
            asksAgainWhenDrained = false;
            quietSteps = 0;
            askAgain();
        }
        return Pause.idle(IDLE);
    }

    /// In the batch after one that was taken.
    private int moreEntries() {
        return Math.min(PushRequest.MAX_ENTRIES, 2 * batchEntries);
    }

    private Pause send(Batch ready) {
        PushRequest batch = ready.request();
        return switch (ready.push().get()) {
            case PushOutcome.Answered(PushAnswer answer) -> answered(batch, answer);
            case PushOutcome.Gap(long expected) -> gap(batch, expected);
            case PushOutcome.Fork() -> fork(batch);
            case PushOutcome.TooLarge() -> tooLarge(batch);
            case NoAnswer none -> unanswered(batch, none);
        };
    }

    /// A line that cannot carry so much in the time that is waited for may carry less.
    private Pause unanswered(PushRequest batch, NoAnswer none) {
        if (none.cause() == NoAnswer.Cause.TIMED_OUT) {
            batchEntries = Math.max(1, batch.entries().size() / 2);
        }
        return failed(none);
    }

    private Pause answered(PushRequest batch, PushAnswer answer) {
        gaps = 0;
        forks = 0;
        boolean progress = answer.acknowledgedThrough() >= batch.firstSequence();
        acknowledged.set(batch.epoch(), answer.acknowledgedThrough());
        if (answer.acknowledgedThrough() > batch.lastSequence()) {
            lookForFork();
        }
        answer.results().stream()
                .filter(result -> !result.isApplied())
                .forEach(result -> logParked(batch.epoch(), result));
        if (!progress) {
            board.connected();
            return later(answer.retryAfter());
        }
        long taken = answer.acknowledgedThrough() - batch.firstSequence() + 1;
        batchEntries = taken < batch.entries().size() ? (int) taken : moreEntries();
        board.settled(Attention.ENTRY_TOO_LARGE);
        Pause next = goOn();
        return answer.retryAfter().map(Pause::backOff).orElse(next);
    }

    /// The hub's watermark is elsewhere: it was put back to an earlier state, or had an answer of
    /// ours lost. Where it contradicts itself it is left alone for a while.
    private Pause gap(PushRequest batch, long expected) {
        LOG.warn("The hub waits for {}/{}", batch.epoch().hex(), expected);
        acknowledged.set(batch.epoch(), expected - 1);
        asksAgainWhenDrained = true;
        lookForFork();
        gaps++;
        board.connected();
        return gaps > 1 || expected == batch.firstSequence() ? later(Optional.empty()) : Pause.NONE;
    }

    /// Asks where the hub is; then where it and this machine part.
    private Pause fork(PushRequest batch) {
        LOG.warn("The hub has other entries of {}", batch.epoch().hex());
        acknowledged.suspect(batch.epoch());
        askAgain();
        forks++;
        board.connected();
        return forks > 1 ? later(Optional.empty()) : Pause.NONE;
    }

    private Pause tooLarge(PushRequest batch) {
        board.connected();
        int size = batch.entries().size();
        if (size > 1) {
            batchEntries = size / 2;
            return Pause.NONE;
        }
        LOG.error("{}/{} is too large to send", batch.epoch().hex(), batch.firstSequence());
        board.attention(Attention.ENTRY_TOO_LARGE);
        return later(Optional.empty());
    }

    private Pause failed(NoAnswer none) {
        board.noAnswer(none);
        return later(none.retryAfter());
    }

    private Pause later(Optional<Duration> retryAfter) {
        Pause pause = backOff.afterFailure(retryAfter);
        board.nextTry(pause.atMost());
        return pause;
    }

    private Pause goOn() {
        backOff.reset();
        board.connected();
        return Pause.NONE;
    }

    private static void logParked(Epoch epoch, EntryResult result) {
        LOG.warn("Parked at the hub: {}/{} {}", epoch.hex(), result.sequence(), result.parked());
    }
}
