package org.tillbridge.sync.journal;

import static java.util.stream.Collectors.toMap;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.ChainWalk.Step;
import org.tillbridge.sync.journal.DerivedRows.TillEventRow;
import org.tillbridge.sync.journal.JournalCheckStore.EpochRow;
import org.tillbridge.sync.journal.JournalCheckStore.OpenSaleRow;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Looks whether a journal is what was written: its tables, the chain of each epoch, what was
/// derived from it, the open sale, its pages. Changes nothing. Sees one moment of a journal in use.
final class JournalCheck {
    private static final int CHUNK = 500;

    private final JournalCheckStore store;
    private final ChainWalk walk;
    private final Map<Epoch, HeadWitness.Seen> seen;
    private final long entriesOfEach;
    private final List<EpochPosition> epochs = new ArrayList<>();
    private final LastCommon lastCommon = new LastCommon();
    private Optional<Epoch> epoch = Optional.empty();
    private long sequence;
    private long derivedRows;

    private JournalCheck(
            JournalCheckStore store,
            Optional<WorkstationId> owner,
            List<HeadWitness.Seen> seen,
            long entriesOfEach) {
        this.store = store;
        this.walk = new ChainWalk(owner);
        this.seen =
                seen.stream()
                        .collect(toMap(HeadWitness.Seen::epoch, last -> last, (_, later) -> later));
        this.entriesOfEach = entriesOfEach;
    }

    /// Looks at everything.
    ///
    /// @throws SQLException if the file cannot be got at, which says nothing of what is in it
    static Finding whole(Path file, Optional<WorkstationId> owner, List<HeadWitness.Seen> seen)
            throws SQLException {
        return look(file, owner, seen, Long.MAX_VALUE);
    }

    /// Looks at the last entries of each epoch only, and not at the pages.
    static Finding end(
            Path file,
            Optional<WorkstationId> owner,
            List<HeadWitness.Seen> seen,
            int entriesOfEach)
            throws SQLException {
        return look(file, owner, seen, entriesOfEach);
    }

    private static Finding look(
            Path file,
            Optional<WorkstationId> owner,
            List<HeadWitness.Seen> seen,
            long entriesOfEach)
            throws SQLException {
        try (JournalCheckStore store = new JournalCheckStore(file)) {
            return new JournalCheck(store, owner, seen, entriesOfEach).look();
        } catch (SQLException unreadable) {
            if (!JournalFileStore.isAboutContent(unreadable)) {
                throw unreadable;
            }
            return broken(
                    Optional.empty(),
                    0,
                    ChainBreak.Kind.FILE,
                    String.valueOf(unreadable.getMessage()));
        }
    }

    private Finding look() throws SQLException {
        store.beginSnapshot();
        OptionalInt tables = store.versionOfTables();
        int version = store.userVersion();
        if (tables.isEmpty() && version > JournalFileStore.SCHEMA_VERSION) {
            return new Finding.Newer(version);
        }
        if (tables.isEmpty() || tables.getAsInt() != version) {
            return broken(
                    Optional.empty(), 0, ChainBreak.Kind.FILE, "its tables are not a journal's");
        }
        try {
            for (StoredEntry first : store.firstEntries()) {
                lastCommon.take(first);
            }
            return firstBreak()
                    .<Finding>map(Finding.Broken::new)
                    .orElseGet(() -> new Finding.Sound(List.copyOf(epochs)));
        } catch (SQLException unreadable) {
            if (!JournalFileStore.isAboutContent(unreadable)) {
                throw unreadable;
            }
            return broken(
                    epoch,
                    epoch.isPresent() ? sequence + 1 : 0,
                    ChainBreak.Kind.FILE,
                    String.valueOf(unreadable.getMessage()));
        }
    }

    private Optional<ChainBreak> firstBreak() throws SQLException {
        int ordinal = 0;
        for (EpochRow row : store.epochs()) {
            ordinal++;
            if (row.ordinal() != ordinal || row.series() < 1 || !Epoch.isOne(row.epoch())) {
                return derived(0, "the table of epochs");
            }
            Optional<ChainBreak> found = walk(row, new Epoch(row.epoch()));
            if (found.isPresent()) {
                return found;
            }
        }
        epoch = Optional.empty();
        Optional<ChainBreak> missing = missingEnd();
        return missing.isPresent() ? missing : besideTheChain();
    }

    private Optional<ChainBreak> besideTheChain() throws SQLException {
        if (!store.openSale().map(OpenSaleRow::isWhole).orElse(true)) {
            return derived(0, "the open sale");
        }
        if (entriesOfEach != Long.MAX_VALUE) {
            return Optional.empty();
        }
        if (store.countDerived() != derivedRows) {
            return unexplained();
        }
        return store.firstFlaw()
                .map(flaw -> new ChainBreak(Optional.empty(), 0, ChainBreak.Kind.FILE, flaw));
    }

    /// There are more rows than follow from the entries, so an entry is gone that they followed
    /// from.
    private Optional<ChainBreak> unexplained() throws SQLException {
        return store.firstDerivedFromNothing()
                .map(
                        missing ->
                                Optional.of(
                                        new ChainBreak(
                                                epochAt(missing.ordinal()),
                                                missing.sequence(),
                                                ChainBreak.Kind.MISSING,
                                                "what follows from it is there, it is not")))
                .orElseGet(() -> derived(0, "how many rows there are"));
    }

    private Optional<Epoch> epochAt(int ordinal) {
        return ordinal >= 1 && ordinal <= epochs.size()
                ? Optional.of(epochs.get(ordinal - 1).epoch())
                : Optional.empty();
    }

    private Optional<ChainBreak> walk(EpochRow row, Epoch walked) throws SQLException {
        epoch = Optional.of(walked);
        sequence = begin(row.ordinal(), walked);
        List<StoredEntry> entries;
        do {
            entries = store.entriesAfter(new Place(row.ordinal(), sequence), CHUNK);
            for (StoredEntry entry : entries) {
                Optional<ChainBreak> found = step(walked, entry);
                if (found.isPresent()) {
                    return found;
                }
                sequence = entry.sequence();
            }
        } while (!entries.isEmpty());
        epochs.add(new EpochPosition(walked, row.series(), 1, sequence));
        boolean otherSeries =
                walk.link(walked)
                        .map(link -> link.series().orElse(row.series()) != row.series())
                        .orElse(false);
        return otherSeries ? derived(0, "the series of the epoch") : Optional.empty();
    }

    private long begin(int ordinal, Epoch walked) throws SQLException {
        long from = Math.max(0, store.lastSequence(ordinal) - entriesOfEach);
        if (from == 0) {
            return 0;
        }
        for (StoredEntry base : store.at(new Place(ordinal, from))) {
            if (Hash.isOne(base.hash())) {
                walk.beginAfter(walked, from, new Hash(base.hash()));
                return from;
            }
        }
        return 0;
    }

    private Optional<ChainBreak> step(Epoch walked, StoredEntry row) throws SQLException {
        return switch (walk.step(Optional.of(walked), row)) {
            case Step.Breaks(ChainBreak at) -> Optional.of(at);
            case Step.Follows(RecordedEntry entry, var fact) ->
                    holdsWhatFollowsFrom(row.place(), entry, fact)
                            ? hiddenFrom(entry)
                            : derived(row.sequence(), "what follows from it");
        };
    }

    /// An entry that is carried keeps in its row what followed from it, but not where a damaged
    /// journal was copied. What a newer version wrote cannot be derived anew.
    private boolean holdsWhatFollowsFrom(
            Place place, RecordedEntry entry, Optional<JournalEntry> fact) throws SQLException {
        if (fact.isEmpty()) {
            return true;
        }
        EntryHeader header = entry.header();
        DerivedRows own = DerivedRows.of(header.businessDate(), fact.get());
        boolean carried = lastCommon.isCarried(header.epoch(), header.sequence());
        DerivedRows rows = carried ? DerivedRows.NONE : own;
        derivedRows += store.filed(rows);
        return store.holds(place, dateOf(rows, header), rows)
                && (store.saysInItsRow(place, own)
                        || (carried && store.saysInItsRow(place, DerivedRows.NONE)));
    }

    private static LocalDate dateOf(DerivedRows rows, EntryHeader header) {
        return rows.tillEvent().map(TillEventRow::businessDate).orElse(header.businessDate());
    }

    /// Whether the entry is another than the one that was seen at its place when it was committed.
    private Optional<ChainBreak> hiddenFrom(RecordedEntry entry) {
        EntryHeader header = entry.header();
        if (lastCommon.contradicts(entry)) {
            return Optional.of(
                    new ChainBreak(
                            Optional.of(header.epoch()),
                            header.sequence(),
                            ChainBreak.Kind.CHAIN,
                            "a later epoch follows on another entry here"));
        }
        return Optional.ofNullable(seen.get(header.epoch()))
                .filter(
                        last ->
                                last.sequence() == header.sequence()
                                        && !last.hash().equals(entry.hash()))
                .map(
                        _ ->
                                new ChainBreak(
                                        Optional.of(header.epoch()),
                                        header.sequence(),
                                        ChainBreak.Kind.CHAIN,
                                        "another entry was committed here"));
    }

    private Optional<ChainBreak> missingEnd() {
        return seen.values().stream()
                .filter(last -> held(last.epoch()) < last.sequence())
                .findFirst()
                .map(
                        last ->
                                new ChainBreak(
                                        Optional.of(last.epoch()),
                                        Math.max(held(last.epoch()), 0) + 1,
                                        ChainBreak.Kind.MISSING,
                                        "entries through %d were committed"
                                                .formatted(last.sequence())));
    }

    /// -1 if it has no such epoch.
    private long held(Epoch one) {
        return epochs.stream()
                .filter(position -> position.epoch().equals(one))
                .mapToLong(EpochPosition::last)
                .findFirst()
                .orElse(-1);
    }

    private Optional<ChainBreak> derived(long at, String what) {
        return Optional.of(new ChainBreak(epoch, at, ChainBreak.Kind.DERIVED, what + " differs"));
    }

    private static Finding broken(
            Optional<Epoch> epoch, long sequence, ChainBreak.Kind kind, String what) {
        return new Finding.Broken(new ChainBreak(epoch, sequence, kind, what));
    }
}
