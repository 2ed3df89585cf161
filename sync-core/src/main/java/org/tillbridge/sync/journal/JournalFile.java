package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.journal.EntryMaker.Made;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/// Opens the journal's file for writing, and sees to it that it is one: makes it, verifies it, and
/// replaces it where it is damaged.
///
/// A start must not wait. Up to [#WHOLE_CHECK_BYTES] everything is verified before the first entry;
/// of a longer journal the end of each epoch ([#END_CHECK_ENTRIES] entries) and the last commit
/// seen, which is what a crash can harm; the rest is verified while selling has begun.
final class JournalFile {
    static final long WHOLE_CHECK_BYTES = 2L << 20;
    static final int END_CHECK_ENTRIES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private final JournalFiles files;
    private final JournalOwner owner;
    private final EpochSupply epochs;
    private final EntryMaker maker;
    private final Clock clock;
    private final WriteHook hook;

    JournalFile(
            JournalFiles files,
            JournalOwner owner,
            EpochSupply epochs,
            EntryMaker maker,
            Clock clock,
            WriteHook hook) {
        this.files = files;
        this.owner = owner;
        this.epochs = epochs;
        this.maker = maker;
        this.clock = clock;
        this.hook = hook;
    }

    /// What became of opening.
    sealed interface Opened {
        /// @param verified whether every entry was looked at
        record Ready(
                JournalWriteStore store, ChainHead head, Optional<Damage> damage, boolean verified)
                implements Opened {}

        record NoSpareEpoch(ChainBreak firstBreak) implements Opened {}

        record Newer(int version) implements Opened {}
    }

    /// @throws JournalWriteException if the disk does not let it
    Opened open() throws IOException, SQLException {
        files.deleteUnfinished();
        if (Files.exists(files.finished())) {
            return endInterruptedReplacement();
        }
        Optional<HeadWitness.Seen> seen = HeadWitness.read(files.head());
        if (Files.notExists(files.journal())) {
            return seen.isPresent() ? replace(gone(seen.get())) : create();
        }
        boolean whole = Files.size(files.journal()) <= WHOLE_CHECK_BYTES;
        return switch (look(whole, seen)) {
            case Finding.Sound sound -> openSound(sound, whole);
            case Finding.Broken broken -> replace(broken.at());
            case Finding.Newer newer -> new Opened.Newer(newer.version());
        };
    }

    /// Looks at everything in a journal in use.
    Finding verify() throws SQLException {
        return look(true, Optional.empty());
    }

    /// Puts a new journal with what can be read of this one in its place. No connection of this
    /// process may have it open for writing.
    Opened replace(ChainBreak at) throws IOException, SQLException {
        LOG.error("The journal is damaged, and is being set aside: {}", at);
        files.deleteUnfinished();
        files.makeOwnerOnly(files.unfinished());
        Optional<EpochGrant> next;
        long saved;
        try (JournalWriteStore store = new JournalWriteStore(files.unfinished(), hook)) {
            store.beginFilling();
            Salvage salvage = new Salvage(store, owner.workstation());
            salvage.copyFrom(files.journal());
            saved = salvage.saved();
            next = nextGrant(salvage);
            if (next.isPresent()) {
                complete(store, salvage, next.get());
            }
        }
        if (next.isEmpty()) {
            files.deleteUnfinished();
            return new Opened.NoSpareEpoch(at);
        }
        files.finish();
        Path aside = files.replaceByFinished(clock.instant());
        return ready(Optional.of(new Damage(aside, at, saved, next.get())), true);
    }

    private Finding look(boolean whole, Optional<HeadWitness.Seen> seen) throws SQLException {
        Path file = files.journal();
        return whole
                ? JournalCheck.whole(file, Optional.of(owner.workstation()), seen)
                : JournalCheck.end(file, Optional.of(owner.workstation()), seen, END_CHECK_ENTRIES);
    }

    private Opened create() throws IOException, SQLException {
        files.makeOwnerOnly(files.unfinished());
        try (JournalWriteStore store = new JournalWriteStore(files.unfinished(), hook)) {
            store.beginFilling();
            store.addEpoch(epochs.current(), 1);
            store.endFilling();
        }
        files.putNewInPlace();
        return ready(Optional.empty(), true);
    }

    private Opened openSound(Finding.Sound sound, boolean verified)
            throws IOException, SQLException {
        EpochGrant current = epochs.current();
        Optional<EpochPosition> position =
                sound.epochs().stream()
                        .filter(one -> one.epoch().equals(current.epoch()))
                        .findFirst();
        if (position.isEmpty()) {
            return goOnIn(current, verified);
        }
        return position.get().series() == current.series()
                ? ready(Optional.empty(), verified)
                : replace(
                        new ChainBreak(
                                Optional.of(current.epoch()),
                                0,
                                ChainBreak.Kind.DERIVED,
                                "the series of the epoch differs"));
    }

    private Opened.Ready ready(Optional<Damage> damage, boolean verified) throws SQLException {
        JournalWriteStore store = new JournalWriteStore(files.journal(), hook);
        try {
            return new Opened.Ready(store, head(store), damage, verified);
        } catch (SQLException failed) {
            store.close();
            throw failed;
        }
    }

    /// An epoch was granted that a sound journal does not know yet.
    private Opened goOnIn(EpochGrant grant, boolean verified) throws SQLException {
        try (JournalWriteStore store = new JournalWriteStore(files.journal(), hook)) {
            ChainHead before = head(store);
            store.begin();
            store.addEpoch(grant, before.ordinal() + 1);
            addOpening(store, before, grant, LocalDate.now(clock));
            store.commit();
        }
        return ready(Optional.empty(), verified);
    }

    ChainHead head(JournalWriteStore store) throws SQLException {
        return store.head(owner).orElseThrow(() -> new SQLException("The journal has no epoch"));
    }

    /// The grant to go on in: the current one if the damaged journal cannot have used it.
    private Optional<EpochGrant> nextGrant(Salvage salvage) throws IOException {
        EpochGrant current = epochs.current();
        boolean seen =
                HeadWitness.read(files.head())
                        .map(last -> last.epoch().equals(current.epoch()))
                        .orElse(false);
        if (!seen && !salvage.mayHaveBeenUsed(current.epoch())) {
            return Optional.of(current);
        }
        salvage.add(current);
        return epochs.takeSpare();
    }

    private void complete(JournalWriteStore store, Salvage salvage, EpochGrant next)
            throws SQLException {
        int ordinal = 0;
        for (EpochGrant grant : salvage.grants(next)) {
            ordinal++;
            store.addEpoch(grant, ordinal);
        }
        store.addEpoch(next, ordinal + 1);
        Optional<ChainHead> end = salvage.end();
        if (end.isPresent()) {
            LocalDate date = salvage.lastBusinessDate().orElseGet(() -> LocalDate.now(clock));
            addOpening(store, end.get(), next, date);
        }
        if (salvage.openSale().isPresent()) {
            store.change(new OpenSaleChange.Keep(salvage.openSale().get()));
        }
        store.endFilling();
    }

    private void addOpening(
            JournalWriteStore store, ChainHead before, EpochGrant grant, LocalDate businessDate)
            throws SQLException {
        Hash first = RecordedEntry.firstPreviousHash(owner.workstation(), grant.epoch());
        Made opening =
                maker.make(
                        new ChainHead(grant, before.ordinal() + 1, 0, first, 0),
                        Optional.empty(),
                        businessDate,
                        new EpochOpened(before.epoch(), before.sequence(), before.hash()));
        store.add(opening.entry(), opening.derived());
    }

    private Opened endInterruptedReplacement() throws IOException, SQLException {
        Path aside = files.replaceByFinished(clock.instant());
        ChainBreak unknown =
                new ChainBreak(
                        Optional.empty(),
                        0,
                        ChainBreak.Kind.FILE,
                        "found before the last start, which was interrupted");
        Opened.Ready ready = ready(Optional.empty(), true);
        long saved = ready.store().countEntries() - 1;
        return new Opened.Ready(
                ready.store(),
                ready.head(),
                Optional.of(new Damage(aside, unknown, saved, ready.head().grant())),
                true);
    }

    private static ChainBreak gone(HeadWitness.Seen seen) {
        return new ChainBreak(
                Optional.of(seen.epoch()), 1, ChainBreak.Kind.MISSING, "the file is gone");
    }
}
