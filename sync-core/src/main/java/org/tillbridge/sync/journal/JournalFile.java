package org.tillbridge.sync.journal;

import static java.util.stream.Collectors.toSet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalWriteException.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Opens the journal's file for writing, and sees to it that it is one: makes it, verifies it, and
/// replaces it where it is damaged.
///
/// A start must not wait. Up to [#WHOLE_CHECK_BYTES] everything is verified before the first entry;
/// of a longer journal the end of each epoch ([#END_CHECK_ENTRIES] entries) and the last commit
/// seen, which is what a crash can harm; the rest is verified while selling has begun.
final class JournalFile {
    static final long WHOLE_CHECK_BYTES = 2L << 20;
    static final int END_CHECK_ENTRIES = 200;
    private static final int CARRIED_AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private final AtomicInteger replacements = new AtomicInteger();
    private final JournalFiles files;
    private final JournalOwner owner;
    private final EpochSupply epochs;
    private final EntryMaker maker;
    private final Clock clock;
    private final WriteHook hook;
    private final ReaderConnections readers;

    JournalFile(
            JournalFiles files,
            ReaderConnections readers,
            JournalOwner owner,
            EpochSupply epochs,
            EntryMaker maker,
            Clock clock,
            WriteHook hook) {
        this.files = files;
        this.readers = readers;
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
            return endReplacement(
                    new ChainBreak(
                            Optional.empty(),
                            0,
                            ChainBreak.Kind.FILE,
                            "found before the last start, which was interrupted"));
        }
        List<HeadWitness.Seen> seen = HeadWitness.readIfPossible(files.head());
        if (Files.notExists(files.journal())) {
            return seen.isEmpty() ? create() : replace(gone(seen.getLast()));
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
        return look(true, List.of());
    }

    /// How often this was replaced. For any thread.
    int replacements() {
        return replacements.get();
    }

    /// Puts a new journal with what can be read of this one in its place. No connection of this
    /// process may have it open for writing. One that was finished before, and could not be put
    /// there, is not made anew: what it was made of may be aside by now.
    Opened replace(ChainBreak at) throws IOException, SQLException {
        replacements.incrementAndGet();
        if (Files.exists(files.finished())) {
            LOG.error("A damaged journal is set aside at last: {}", at);
            return endReplacement(at);
        }
        LOG.error("The journal is damaged, and is being set aside: {}", at);
        files.deleteUnfinished();
        OwnerOnly.create(files.unfinished());
        Optional<EpochGrant> next;
        long saved;
        long carried = 0;
        long lost;
        try (JournalWriteStore store = new JournalWriteStore(files.unfinished(), hook)) {
            store.beginFilling();
            Salvage salvage = new Salvage(store, owner.workstation());
            salvage.copyFrom(files.journal());
            saved = salvage.saved();
            next = nextGrant(salvage);
            if (next.isPresent()) {
                carried = complete(store, salvage, next.get());
            }
            lost = salvage.lost(HeadWitness.readIfPossible(files.head()));
        }
        if (next.isEmpty()) {
            files.deleteUnfinished();
            return new Opened.NoSpareEpoch(at);
        }
        takeUnlessCurrent(next.get());
        files.finish();
        Path aside = readers.replace(() -> files.replaceByFinished(clock.instant()));
        return ready(Optional.of(new Damage(aside, at, saved, carried, lost, next.get())), true);
    }

    /// Goes on in a spare epoch of a sound journal, with all that lies after the fork carried in
    /// it, in one commit.
    ///
    /// @return where the journal ends now; empty if no spare epoch is left
    Optional<ChainHead> openAfterFork(
            JournalWriteStore store, ChainHead before, Fork fork, Set<Epoch> taken)
            throws SQLException, IOException {
        try (JournalCheckStore source = new JournalCheckStore(files.journal())) {
            LastCommon opened = opened(source);
            if (opened.isCarried(fork.epoch(), fork.lastCommon() + 1)) {
                return Optional.of(before);
            }
            Optional<EpochGrant> grant = epochs.nextSpare(more(taken, known(source)));
            if (grant.isEmpty()) {
                return Optional.empty();
            }
            LOG.warn("Another machine has this journal too: {}. On in {}", fork, grant.get());
            store.begin();
            Carrier carrier = start(store, grant.get(), before.ordinal() + 1);
            Place last = new Place(ordinal(source, fork.epoch()), fork.lastCommon());
            store.forgetDerived(last);
            carrier.open(
                    LocalDate.now(clock),
                    new EpochOpened(fork.epoch(), fork.lastCommon(), fork.lastCommonHash(), true));
            carryAll(source, last, opened, carrier);
            epochs.take(grant.get());
            store.commit();
            return Optional.of(carrier.head());
        }
    }

    private static LastCommon opened(JournalCheckStore source) throws SQLException {
        LastCommon lastCommon = new LastCommon();
        for (StoredEntry first : source.firstEntries()) {
            lastCommon.take(first);
        }
        return lastCommon;
    }

    /// An enrolment that was put back may take for a spare what is in the journal already.
    private static Set<Epoch> known(JournalCheckStore source) throws SQLException {
        return source.epochs().stream()
                .map(JournalCheckStore.EpochRow::epoch)
                .filter(Epoch::isOne)
                .map(Epoch::new)
                .collect(toSet());
    }

    private static Set<Epoch> more(Set<Epoch> some, Set<Epoch> others) {
        return Stream.concat(some.stream(), others.stream()).collect(toSet());
    }

    private static int ordinal(JournalCheckStore source, Epoch epoch) throws SQLException {
        return source.epochs().stream()
                .filter(row -> row.epoch().equals(epoch.hex()))
                .findFirst()
                .orElseThrow(() -> new SQLException("No such epoch: " + epoch.hex()))
                .ordinal();
    }

    /// All of an epoch after a place but what a later one carries already.
    private void carryAll(
            JournalCheckStore source, Place lastCommon, LastCommon opened, Carrier carrier)
            throws SQLException {
        Place last = lastCommon;
        List<StoredEntry> entries;
        do {
            entries = source.entriesAfter(last, CARRIED_AT_ONCE);
            for (StoredEntry row : entries) {
                RecordedEntry entry =
                        ChainWalk.byItself(row, owner.workstation())
                                .orElseThrow(JournalFile::damaged);
                if (!opened.isCarried(entry.header().epoch(), row.sequence())) {
                    carrier.carry(entry);
                }
                last = row.place();
            }
        } while (!entries.isEmpty());
    }

    private static JournalWriteException damaged() {
        return new JournalWriteException(Reason.DAMAGED, "An entry is damaged");
    }

    private Finding look(boolean whole, List<HeadWitness.Seen> seen) throws SQLException {
        Path file = files.journal();
        return whole
                ? JournalCheck.whole(file, Optional.of(owner.workstation()), seen)
                : JournalCheck.end(file, Optional.of(owner.workstation()), seen, END_CHECK_ENTRIES);
    }

    private Opened create() throws IOException, SQLException {
        OwnerOnly.create(files.unfinished());
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
            start(store, grant, before.ordinal() + 1).open(LocalDate.now(clock), after(before));
            store.commit();
        }
        return ready(Optional.empty(), verified);
    }

    void addSpares(List<EpochGrant> spares) {
        epochs.addSpares(spares);
    }

    ChainHead head(JournalWriteStore store) throws SQLException {
        return store.head(owner).orElseThrow(() -> new SQLException("The journal has no epoch"));
    }

    /// The grant to go on in: the current one if the damaged journal cannot have used it.
    private Optional<EpochGrant> nextGrant(Salvage salvage) {
        EpochGrant current = epochs.current();
        Set<Epoch> seen =
                HeadWitness.readIfPossible(files.head()).stream()
                        .map(HeadWitness.Seen::epoch)
                        .collect(toSet());
        if (!seen.contains(current.epoch()) && !salvage.mayHaveBeenUsed(current.epoch())) {
            return Optional.of(current);
        }
        salvage.add(current);
        return epochs.nextSpare(more(seen, salvage.known()));
    }

    /// Before the new journal is in its place, and not before all of it is written: what breaks off
    /// costs no spare, however often it is tried.
    private void takeUnlessCurrent(EpochGrant next) throws IOException {
        if (!next.equals(epochs.current())) {
            epochs.take(next);
        }
    }

    /// @return how many entries are carried
    private long complete(JournalWriteStore store, Salvage salvage, EpochGrant next)
            throws SQLException {
        int ordinal = 0;
        for (EpochGrant grant : salvage.grants(next)) {
            ordinal++;
            store.addEpoch(grant, ordinal);
        }
        Carrier carrier = start(store, next, ordinal + 1);
        Optional<ChainHead> end = salvage.end();
        if (end.isPresent()) {
            LocalDate date =
                    salvage.last()
                            .map(EntryHeader::businessDate)
                            .orElseGet(() -> LocalDate.now(clock));
            carrier.open(date, after(end.get()));
        }
        salvage.carry(files.journal(), carrier);
        if (salvage.openSale().isPresent()) {
            store.salvage(salvage.openSale().get());
        }
        store.endFilling();
        return carrier.carried();
    }

    private Carrier start(JournalWriteStore store, EpochGrant grant, int ordinal)
            throws SQLException {
        store.addEpoch(grant, ordinal);
        Hash first = RecordedEntry.firstPreviousHash(owner.workstation(), grant.epoch());
        return new Carrier(store, maker, new ChainHead(grant, ordinal, 0, first, 0));
    }

    private static EpochOpened after(ChainHead before) {
        return new EpochOpened(before.epoch(), before.sequence(), before.hash(), false);
    }

    /// What was lost is what was seen of the one before and is not in the new one.
    private Opened endReplacement(ChainBreak at) throws IOException, SQLException {
        List<HeadWitness.Seen> seen = HeadWitness.readIfPossible(files.head());
        Path aside = readers.replace(() -> files.replaceByFinished(clock.instant()));
        Opened.Ready ready = ready(Optional.empty(), true);
        long carried = ready.store().countCarried();
        long saved = ready.store().countEntries() - carried - 1;
        long known =
                seen.stream()
                        .filter(last -> !last.epoch().equals(ready.head().epoch()))
                        .mapToLong(HeadWitness.Seen::sequence)
                        .sum();
        long lost = Math.max(0, known - saved - carried);
        return new Opened.Ready(
                ready.store(),
                ready.head(),
                Optional.of(new Damage(aside, at, saved, carried, lost, ready.head().grant())),
                true);
    }

    private static ChainBreak gone(HeadWitness.Seen seen) {
        return new ChainBreak(
                Optional.of(seen.epoch()), 1, ChainBreak.Kind.MISSING, "the file is gone");
    }
}
