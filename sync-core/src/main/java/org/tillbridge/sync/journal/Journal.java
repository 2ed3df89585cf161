package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalFile.Opened;
import org.tillbridge.sync.journal.JournalWriteException.Reason;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What happened on this workstation: append-only, hash-chained, in one file with one writer.
///
/// An entry is on the disk, with everything that follows from it, before anyone hears that it was
/// recorded. A failure that can be overcome (full disk, damage) is overcome before anyone hears of
/// it too, except through [#onHealth].
///
/// Whoever records a fact commits it, one at a time: to hand it to another thread and back would
/// take as long as the disk does. What can wait is done by the journal's own thread.
public final class Journal implements Epochs, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long RESERVE_BYTES = 64L << 20;
    private static final Duration RESERVE_RETRY = Duration.ofSeconds(60);

    private final JournalFiles files;
    private final ReaderConnections connections;
    private final JournalReaderStore reader;
    private final JournalFile file;
    private final EntryMaker maker;
    private final DiskReserve reserve;
    private final JournalWriter writer;
    private final List<Consumer<JournalHealth>> listeners = new CopyOnWriteArrayList<>();
    private final WritingTurn writing;
    private final AtomicReference<BasketToKeep> lastKept =
            new AtomicReference<>(BasketToKeep.nothing());
    private final JournalThreads threads;
    private final AtomicBoolean restIsNear = new AtomicBoolean();
    private final AtomicBoolean isSuspect = new AtomicBoolean();

    /// What a journal runs on.
    ///
    /// @param entryIds makes UUIDs of version 7, see [TimeOrderedIds]
    /// @param reserveBytes kept free for when the disk is full
    public record Surroundings(
            Clock clock,
            Supplier<UUID> entryIds,
            JournalThreads threads,
            WriteHook hook,
            long reserveBytes) {}

    private Journal(
            JournalFiles files, JournalOwner owner, EpochSupply epochs, Surroundings around) {
        this.files = files;
        this.threads = around.threads();
        this.maker = new EntryMaker(owner, around.clock(), around.entryIds());
        this.connections = ReaderConnections.kept(files.journal(), this::suspect);
        this.reader = new JournalReaderStore(connections);
        this.file =
                new JournalFile(
                        files, connections, owner, epochs, maker, around.clock(), around.hook());
        this.reserve = new DiskReserve(files, around.reserveBytes());
        this.writer =
                new JournalWriter(
                        files,
                        file,
                        owner,
                        maker,
                        reserve,
                        health -> listeners.forEach(listener -> listener.accept(health)));
        this.writing = new WritingTurn(writer);
    }

    /// Opens the journal in a workstation's folder, or makes one there. The caller holds the
    /// folder's [WorkstationLock].
    ///
    /// @param entryIds makes UUIDs of version 7, see [TimeOrderedIds]
    /// @throws JournalWriteException if the disk does not let it
    public static Opening open(
            Path folder,
            StoreId store,
            WorkstationId workstation,
            EpochSupply epochs,
            Clock clock,
            Supplier<UUID> entryIds) {
        return open(folder, store, workstation, epochs, clock, entryIds, WriteHook.NONE);
    }

    /// The same, and a hook is told of each step of a commit.
    public static Opening open(
            Path folder,
            StoreId store,
            WorkstationId workstation,
            EpochSupply epochs,
            Clock clock,
            Supplier<UUID> entryIds,
            WriteHook hook) {
        return open(
                folder,
                store,
                workstation,
                epochs,
                new Surroundings(clock, entryIds, new OwnJournalThreads(), hook, RESERVE_BYTES));
    }

    /// Opens it on whatever it is to run on.
    public static Opening open(
            Path folder,
            StoreId store,
            WorkstationId workstation,
            EpochSupply epochs,
            Surroundings around) {
        return open(folder, new JournalOwner(store, workstation), epochs, around);
    }

    static Opening open(
            Path folder,
            JournalOwner owner,
            EpochSupply epochs,
            Clock clock,
            Supplier<UUID> entryIds,
            long reserveBytes) {
        return open(
                folder,
                owner,
                epochs,
                new Surroundings(
                        clock, entryIds, new OwnJournalThreads(), WriteHook.NONE, reserveBytes));
    }

    private static Opening open(
            Path folder, JournalOwner owner, EpochSupply epochs, Surroundings around) {
        JournalFiles files;
        try {
            files = new JournalFiles(folder);
        } catch (IOException failed) {
            throw new JournalWriteException(Reason.DISK_FAILED, "No folder " + folder, failed);
        }
        return new Journal(files, owner, epochs, around).open();
    }

    private Opening open() {
        Opened opened;
        try {
            opened = CompletableFuture.supplyAsync(writer::open, threads::write).join();
        } catch (CompletionException failed) {
            threads.stop();
            throw failed.getCause() instanceof JournalWriteException told ? told : failed;
        }
        return switch (opened) {
            case Opened.Ready ready -> {
                threads.care(() -> settleIn(ready.verified()));
                threads.careEvery(RESERVE_RETRY, this::takeReserveAgain);
                yield ready.damage()
                        .<Opening>map(damage -> new Opening.Recovered(this, damage))
                        .orElseGet(() -> new Opening.Intact(this));
            }
            case Opened.NoSpareEpoch damaged -> {
                threads.stop();
                yield new Opening.NoSpareEpoch(files.journal(), damaged.firstBreak());
            }
            case Opened.Newer newer -> {
                threads.stop();
                yield new Opening.NewerVersion(files.journal(), newer.version());
            }
        };
    }

    /// Commits an entry; it is on disk when this returns. Ends with [JournalWriteException] where
    /// it is not: then nothing was written and no number used. Waits for the disk, so it is not for
    /// a thread that shows something.
    public CompletableFuture<Committed> append(Draft draft) {
        CompletableFuture<Committed> result = new CompletableFuture<>();
        try {
            result.complete(committed(draft));
        } catch (Throwable failed) {
            result.completeExceptionally(failed);
        }
        rest();
        return result;
    }

    private Committed committed(Draft draft) {
        return writing.takeIfOpen(
                () -> {
                    Committed committed = writer.append(draft);
                    if (!(draft.openSale() instanceof OpenSaleChange.Unchanged)) {
                        lastKept.getAndSet(BasketToKeep.nothing()).written().complete(null);
                    }
                    return committed;
                });
    }

    /// Writes down the basket being rung, instead of what was kept of it before. Where several are
    /// waiting only the last is written; all of them complete when it is.
    ///
    /// @param transaction that it will be, once completed: then it is open no more
    /// @param basket makes the text to keep; asked when it is written, on the journal's thread
    public CompletableFuture<Void> keepOpenSale(UUID transaction, Supplier<String> basket) {
        BasketToKeep sale = new BasketToKeep(new OpenSaleChange.Keep(transaction, basket));
        BasketToKeep before = lastKept.getAndSet(sale);
        CompletableFuture<Void> _ =
                sale.written().whenComplete((_, failure) -> before.follow(failure));
        later(sale.written(), () -> keep(sale));
        return sale.written();
    }

    private void keep(BasketToKeep sale) {
        if (sale == lastKept.get()) {
            writer.keepOpenSale(sale.content());
            sale.written().complete(null);
        }
    }

    /// Forgets for good what entries said of persons; the entries stay as they are.
    ///
    /// @param parts by their hashes; none is too many that is not here
    public CompletableFuture<Void> erase(Set<Hash> parts) {
        CompletableFuture<Void> erased = new CompletableFuture<>();
        later(
                erased,
                () -> {
                    writer.erase(parts);
                    erased.complete(null);
                });
        return erased;
    }

    @Override
    public boolean openAfterFork(Fork fork, Set<Epoch> taken) {
        boolean opened = writing.takeIfOpen(() -> writer.openAfterFork(fork, taken));
        rest();
        return opened;
    }

    @Override
    public void addSpares(List<EpochGrant> spares) {
        writing.requireOpen();
        file.addSpares(spares);
    }

    /// The basket that was being rung when the application stopped.
    ///
    /// @throws JournalReadException if the journal cannot be read
    public Optional<KeptSale> openSale() {
        return reader.openSale();
    }

    /// The hub's time as it was just heard; goes into the headers from now on.
    public void hubTime(Instant heard) {
        maker.hubTime(heard);
    }

    public JournalReader reader() {
        return reader;
    }

    public JournalHealth health() {
        return writer.health();
    }

    /// Tells of changes of health, on the thread that finds them; the listener must not take long.
    public void onHealth(Consumer<JournalHealth> listener) {
        listeners.add(listener);
    }

    /// On the journal's thread, after what waits for it already.
    private void later(CompletableFuture<?> result, Runnable work) {
        try {
            threads.write(
                    () -> {
                        try {
                            writing.take(work);
                        } catch (Throwable failed) {
                            result.completeExceptionally(failed);
                        }
                        rest();
                    });
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(
                    new JournalWriteException(Reason.CLOSED, "The journal is closed", closed));
        }
    }

    /// Soon, and once for several entries: to wake another thread costs whoever records one as much
    /// as the disk does, and who records the next finds nobody in the way.
    private void rest() {
        try {
            if (restIsNear.compareAndSet(false, true)) {
                threads.writeSoon(this::restNow);
            }
        } catch (RejectedExecutionException closed) {
            LOG.debug("The journal is closed", closed);
        }
    }

    private void restNow() {
        restIsNear.set(false);
        writer.see();
        try {
            writing.take(() -> writer.rest(!writing.isWanted()));
        } catch (RuntimeException | Error brokenOff) {
            LOG.error("What can wait was broken off", brokenOff);
        }
    }

    private void settleIn(boolean verified) {
        reserve.take();
        if (!verified) {
            suspect();
        }
    }

    /// Has everything verified soon, and replaced if need be; once, however many ask for it.
    private void suspect() {
        try {
            if (isSuspect.compareAndSet(false, true)) {
                threads.care(this::verify);
            }
        } catch (RejectedExecutionException closed) {
            LOG.debug("The journal is closed", closed);
        }
    }

    private void verify() {
        int before = file.replacements();
        try {
            if (file.verify() instanceof Finding.Broken broken) {
                later(new CompletableFuture<>(), () -> replace(broken.at(), before));
                return;
            }
        } catch (SQLException unreachable) {
            LOG.warn("The journal could not be verified", unreachable);
        }
        isSuspect.set(false);
    }

    /// Unless who met the damage while writing has replaced it meanwhile.
    private void replace(ChainBreak found, int replacementsBefore) {
        try {
            if (file.replacements() == replacementsBefore) {
                writer.replace(found);
            }
        } catch (JournalWriteException failed) {
            LOG.error("The damaged journal could not be replaced", failed);
        } finally {
            isSuspect.set(false);
        }
    }

    private void takeReserveAgain() {
        if (reserve.take() && writer.health() instanceof JournalHealth.OnReserve) {
            later(new CompletableFuture<>(), writer::reserveTaken);
        }
    }

    /// Waits for what is being written.
    @Override
    public void close() {
        writing.close();
        threads.stop();
        writing.take(this::closeFiles);
    }

    private void closeFiles() {
        try {
            connections.close();
        } catch (SQLException odd) {
            LOG.warn("A connection that read the journal could not be closed", odd);
        }
        writer.close();
    }
}
