package org.tillbridge.sync;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.MediumFile;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Copies the journal to a second medium: a stick, a card, a share. Nobody waits for it. One that
/// is missing, slow or full is told, and filled up when it is there again.
public final class SecondMedium implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SecondMedium.class);
    private static final int ENTRIES_AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 1 << 20;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(3);
    private static final Duration SLOW_FROM = Duration.ofSeconds(2);

    private final Source source;
    private final MediumFolder folder;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final Bell bell = new Bell();
    private final Bell lookBell = new Bell();
    private final Map<Epoch, MediumFile> files = new HashMap<>();
    private final Map<Epoch, Long> copied = new ConcurrentHashMap<>();
    private final List<Thread> threads =
            List.of(
                    new Thread(this::copyOn, "second-medium"),
                    new Thread(this::lookOn, "one-disk"));
    private volatile Optional<State> told = Optional.empty();
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile long copyingSince;
    private volatile boolean stopping;

    /// What is copied.
    ///
    /// @param atTheHub how far the hub has each epoch: that lies on more disks than this one
    public record Source(
            WorkstationId workstation,
            JournalReader journal,
            Supplier<Map<Epoch, Long>> atTheHub) {}

    /// Why a medium lags behind.
    public enum Trouble {
        /// There is no such folder.
        NOT_THERE,
        /// The folder is on the journal's own disk: nothing is mounted there.
        SAME_DISK,
        FULL,
        /// It does not take what is written; the log has the cause.
        FAILING,
        /// It takes its time.
        SLOW
    }

    /// How it stands.
    ///
    /// @param onOneDisk entries that are in the journal, and neither here nor at the hub
    /// @param trouble empty while the medium keeps up
    public record State(long onOneDisk, Optional<Trouble> trouble) {
        public static final State WELL = new State(0, Optional.empty());
    }

    /// One that copies when it is told to.
    public SecondMedium(Source source, MediumFolder folder) {
        this.source = source;
        this.folder = folder;
    }

    /// One that copies by itself.
    public static SecondMedium start(Source source, MediumFolder folder) {
        SecondMedium started = new SecondMedium(source, folder);
        started.threads.forEach(
                thread -> {
                    thread.setDaemon(true);
                    thread.start();
                });
        return started;
    }

    /// @param listener told how it stands, soon and when that changes, on a thread that waits for
    ///   no medium
    public void listen(Consumer<State> listener) {
        listeners.add(listener);
        told = Optional.empty();
        lookBell.ring(Bell.Ring.NEWS);
    }

    /// There is a new entry.
    public void entryAppended() {
        bell.ring(Bell.Ring.NEWS);
    }

    /// How it stands now, whatever the medium does.
    public State state() {
        Optional<Trouble> why = trouble.or(this::slowness);
        if (why.isEmpty()) {
            return State.WELL;
        }
        Map<Epoch, Long> safe = new HashMap<>(source.atTheHub().get());
        copied.forEach((epoch, through) -> safe.merge(epoch, through, Math::max));
        return new State(source.journal().countUnsent(safe), why);
    }

    private Optional<Trouble> slowness() {
        long since = copyingSince;
        return since != 0 && System.nanoTime() - since > SLOW_FROM.toNanos()
                ? Optional.of(Trouble.SLOW)
                : Optional.empty();
    }

    /// Copies whatever is not there yet.
    ///
    /// @return after how long to look again, if no entry comes before
    public Duration copy() {
        copyingSince = Math.max(1, System.nanoTime());
        try {
            Optional<Trouble> flaw = folder.flaw();
            if (flaw.isEmpty()) {
                for (EpochPosition epoch : source.journal().epochs()) {
                    copy(epoch);
                }
            }
            note(flaw);
        } catch (IOException failed) {
            files.clear();
            Optional<Trouble> why = Optional.of(folder.isFull() ? Trouble.FULL : Trouble.FAILING);
            if (!trouble.equals(why) && !stopping) {
                LOG.warn("The second medium at {} cannot be written", folder.path(), failed);
            }
            note(why);
        } finally {
            copyingSince = 0;
        }
        return trouble.isEmpty() ? LOOK_EVERY : TRY_AGAIN_AFTER;
    }

    private void note(Optional<Trouble> now) {
        if (!now.equals(trouble)) {
            LOG.info("Second medium at {}: {}", folder.path(), now.map(Enum::name).orElse("well"));
        }
        trouble = now;
    }

    private void copy(EpochPosition epoch) throws IOException {
        MediumFile file = files.get(epoch.epoch());
        if (file == null || !file.isAsLeft()) {
            file = MediumFile.open(folder.path(), source.workstation(), epoch, source.journal());
            files.put(epoch.epoch(), file);
            copied.put(epoch.epoch(), file.through());
        }
        while (file.through() < epoch.last() && !stopping) {
            file.append(
                    source.journal()
                            .read(epoch.epoch(), file.through(), ENTRIES_AT_ONCE, BYTES_AT_ONCE));
            copied.put(epoch.epoch(), file.through());
        }
    }

    private void copyOn() {
        rest(bell, this::copy);
    }

    private void lookOn() {
        rest(
                lookBell,
                () -> {
                    Optional<State> before = told;
                    State now = state();
                    if (!before.equals(Optional.of(now))) {
                        told = Optional.of(now);
                        listeners.forEach(listener -> listener.accept(now));
                    }
                    return LOOK_EVERY;
                });
    }

    private interface Round {
        Duration run();
    }

    /// A fault on this side stops nothing: the round is run again.
    private void rest(Bell until, Round round) {
        try {
            while (!stopping) {
                until.rest(safely(round));
            }
        } catch (InterruptedException stopped) {
            LOG.debug("{} was stopped", Thread.currentThread().getName());
        }
    }

    private Duration safely(Round round) {
        try {
            return round.run();
        } catch (RuntimeException | Error fault) {
            if (!stopping) {
                LOG.error("Copying to {} failed", folder.path(), fault);
                note(Optional.of(Trouble.FAILING));
            }
            return TRY_AGAIN_AFTER;
        }
    }

    /// Does not wait for a medium that hangs.
    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }
}
