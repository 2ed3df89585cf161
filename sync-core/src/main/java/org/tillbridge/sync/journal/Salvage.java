package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.ChainWalk.Link;
import org.tillbridge.sync.journal.ChainWalk.Step;
import org.tillbridge.sync.journal.JournalCheckStore.EpochRow;
import org.tillbridge.sync.journal.JournalCheckStore.OpenSaleRow;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.CarriedAt;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// Copies from a damaged journal what still verifies: of each epoch the entries before its first
/// break. What was derived from them is derived anew. Whatever cannot be read counts as a break;
/// what lies behind one and can be read is carried in the new epoch.
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final int CHUNK = 500;

    /// Where it cannot be read how many epochs there are, entries are looked for in so many.
    private static final int EPOCHS_TRIED = 32;

    private final JournalWriteStore target;
    private final WorkstationId workstation;
    private final ChainWalk walk;
    private final Set<Epoch> epochs = new LinkedHashSet<>();
    private final Map<Epoch, Integer> listedSeries = new HashMap<>();
    private boolean listWasRead;
    private Optional<OpenSaleRow> openSale = Optional.empty();
    private Optional<EntryHeader> last = Optional.empty();
    private final LastCommon lastCommon = new LastCommon();
    private final Map<UUID, At> kept = new HashMap<>();
    private final Map<Epoch, Set<Long>> carried = new HashMap<>();
    private final Map<UUID, Set<CarriedAt>> carriers = new HashMap<>();
    private long saved;

    private record At(Epoch epoch, long sequence) {}

    /// @param target is being filled
    Salvage(JournalWriteStore target, WorkstationId workstation) {
        this.target = target;
        this.workstation = workstation;
        this.walk = new ChainWalk(Optional.of(workstation));
    }

    /// @throws JournalWriteException if the target cannot be written
    void copyFrom(Path damaged) {
        if (Files.notExists(damaged)) {
            return;
        }
        try (JournalCheckStore source = new JournalCheckStore(damaged)) {
            attempt(() -> readList(source));
            attempt(() -> takeAll(source));
            attempt(() -> takePersonalParts(source));
            attempt(() -> openSale = source.openSale().filter(OpenSaleRow::isWhole));
        } catch (SQLException unreadable) {
            LOG.warn("Nothing can be read of {}: {}", damaged, unreadable.toString());
        }
    }

    /// Whatever is not there any more, or is not what an entry has the hash of, is as if it had
    /// been erased.
    private void takePersonalParts(JournalCheckStore source) throws SQLException {
        for (PersonalPart part : source.personalParts()) {
            JournalFileStore.write(() -> target.add(part));
        }
    }

    long saved() {
        return saved;
    }

    Optional<OpenSaleRow> openSale() {
        return openSale;
    }

    /// Of the last entry that is at its own place.
    Optional<EntryHeader> last() {
        return last;
    }

    /// Whether entries may have been written in an epoch, as far as the damaged file can tell.
    boolean mayHaveBeenUsed(Epoch epoch) {
        return !listWasRead || listedSeries.containsKey(epoch) || epochs.contains(epoch);
    }

    /// The epochs that were listed, found or said to be in use.
    Set<Epoch> known() {
        Set<Epoch> known = new HashSet<>(epochs);
        known.addAll(listedSeries.keySet());
        return known;
    }

    /// Where the last epoch that was found ends.
    Optional<ChainHead> end() {
        return epochs.stream()
                .reduce((_, later) -> later)
                .map(
                        epoch ->
                                new ChainHead(
                                        new EpochGrant(epoch, 1),
                                        epochs.size(),
                                        walk.link(epoch).map(Link::sequence).orElse(0L),
                                        walk.link(epoch)
                                                .map(Link::hash)
                                                .orElseGet(() -> first(epoch)),
                                        0));
    }

    private Hash first(Epoch epoch) {
        return RecordedEntry.firstPreviousHash(workstation, epoch);
    }

    /// An epoch that was in use, whether or not an entry of it was found.
    void add(EpochGrant used) {
        epochs.add(used.epoch());
        listedSeries.put(used.epoch(), used.series());
    }

    /// The epochs that were found, in order. Their series are as their documents say, else as the
    /// list of epochs says; no document will be numbered in them again.
    List<EpochGrant> grants(EpochGrant next) {
        Set<Integer> given = new HashSet<>(Set.of(next.series()));
        epochs.stream().flatMapToInt(epoch -> printed(epoch).stream()).forEach(given::add);
        List<EpochGrant> grants = new ArrayList<>();
        for (Epoch epoch : epochs) {
            OptionalInt printed = printed(epoch);
            grants.add(new EpochGrant(epoch, printed.orElseGet(() -> listed(epoch, given))));
        }
        return grants;
    }

    private OptionalInt printed(Epoch epoch) {
        return walk.link(epoch).map(Link::series).orElse(OptionalInt.empty());
    }

    /// What the list says may be damaged too: then it is the next that no other has.
    private int listed(Epoch epoch, Set<Integer> given) {
        int series = Math.max(1, listedSeries.getOrDefault(epoch, 1));
        while (!given.add(series)) {
            series++;
        }
        return series;
    }

    private void readList(JournalCheckStore source) throws SQLException {
        for (EpochRow row : source.epochs()) {
            if (Epoch.isOne(row.epoch())) {
                listedSeries.put(new Epoch(row.epoch()), row.series());
            }
        }
        listWasRead = true;
    }

    private void takeAll(JournalCheckStore source) throws SQLException {
        source.expectEntries();
        int last = lastOrdinal(source);
        for (int ordinal = 1; ordinal <= last; ordinal++) {
            Place start = new Place(ordinal, 0);
            attempt(() -> takeFrom(source, start));
        }
    }

    private int lastOrdinal(JournalCheckStore source) {
        try {
            return Math.max(listedSeries.size(), source.lastOrdinal());
        } catch (SQLException unreadable) {
            return listWasRead ? listedSeries.size() + 1 : EPOCHS_TRIED;
        }
    }

    private void takeFrom(JournalCheckStore source, Place start) throws SQLException {
        Place last = start;
        List<StoredEntry> entries;
        do {
            entries = source.entriesAfter(last, CHUNK);
            for (StoredEntry entry : entries) {
                take(entry);
                last = entry.place();
            }
        } while (!entries.isEmpty());
    }

    private void take(StoredEntry row) {
        switch (walk.step(Optional.empty(), row)) {
            case Step.Breaks _ -> {}
            case Step.Follows follows -> {
                if (follows.fact().orElse(null) instanceof EpochOpened opened) {
                    epochs.add(opened.previousEpoch());
                }
                epochs.add(follows.entry().header().epoch());
                keep(follows);
                saved++;
                last = Optional.of(follows.entry().header());
            }
        }
    }

    private int ordinal(Epoch epoch) {
        return List.copyOf(epochs).indexOf(epoch) + 1;
    }

    private void keep(Step.Follows follows) {
        RecordedEntry entry = follows.entry();
        EntryHeader header = entry.header();
        DerivedRows derived =
                follows.fact()
                        .filter(_ -> !lastCommon.isCarried(header.epoch(), header.sequence()))
                        .map(fact -> DerivedRows.of(header.businessDate(), fact))
                        .orElse(DerivedRows.NONE);
        JournalFileStore.write(() -> target.add(ordinal(header.epoch()), entry, derived));
        kept.put(identity(entry), new At(header.epoch(), header.sequence()));
        if (follows.fact().isPresent()) {
            lastCommon.take(follows.fact().get(), header.sequence());
            if (header.sequence() == 1 && follows.fact().get() instanceof EpochOpened opened) {
                JournalFileStore.write(
                        () ->
                                target.forgetDerived(
                                        new Place(
                                                ordinal(opened.previousEpoch()),
                                                opened.lastCommonSequence())));
            }
        }
    }

    /// That of the entry itself, wherever it stands.
    private static UUID identity(RecordedEntry entry) {
        EntryHeader header = entry.header();
        try {
            Optional<JournalEntry> fact =
                    EntryCodec.entryIfKnown(header.kind(), header.version(), entry.bodyText());
            return fact.isPresent() && fact.get() instanceof Carried inner
                    ? Original.in(inner).entry().header().entryId()
                    : header.entryId();
        } catch (UnreadableEntryException odd) {
            return header.entryId();
        }
    }

    /// Carries in a new epoch whatever can be found and is not in the new journal at its own place.
    ///
    /// @throws JournalWriteException if the target cannot be written
    void carry(Path damaged, Carrier into) {
        if (Files.notExists(damaged)) {
            return;
        }
        try {
            LeafPages.read(damaged, this::noteCarrier);
            LeafPages.readBehindDamage(damaged, this::noteCarrier);
            LeafPages.read(damaged, found -> carry(found, _ -> true, into));
            LeafPages.readBehindDamage(damaged, found -> carry(found, this::isNowhere, into));
        } catch (IOException unreadable) {
            LOG.warn("Nothing more can be read of a damaged journal", unreadable);
        }
    }

    private void noteCarrier(StoredEntry row) {
        ChainWalk.byItself(row, workstation)
                .filter(whole -> whole.header().kind().equals("Carried"))
                .ifPresent(whole -> carriersOf(identity(whole)).addAll(Carrier.placesOf(whole)));
    }

    /// Whether no entry was found at that place yet.
    private boolean isNowhere(EntryHeader header) {
        return header.sequence() > keptOf(header.epoch())
                && !carriedOf(header.epoch()).contains(header.sequence());
    }

    private void carry(StoredEntry row, Predicate<EntryHeader> wanted, Carrier into) {
        Optional<RecordedEntry> whole = ChainWalk.byItself(row, workstation);
        if (whole.isEmpty() || !wanted.test(whole.get().header())) {
            return;
        }
        EntryHeader header = whole.get().header();
        UUID id = identity(whole.get());
        if (header.sequence() > keptOf(header.epoch())) {
            carriedOf(header.epoch()).add(header.sequence());
        }
        At at = kept.get(id);
        if (at == null || lastCommon.isCarried(at.epoch(), at.sequence())) {
            JournalFileStore.write(() -> carryUnlessRecorded(whole.get(), into));
            kept.put(id, new At(into.head().epoch(), into.head().sequence()));
        }
    }

    /// A sale that two entries tell of, one of them another machine's or never committed, counts
    /// once.
    private void carryUnlessRecorded(RecordedEntry entry, Carrier into) throws SQLException {
        try {
            into.carry(entry, carriersOf(identity(entry)));
        } catch (JournalWriteException told) {
            if (told.reason() != JournalWriteException.Reason.ALREADY_RECORDED) {
                throw told;
            }
            LOG.warn("{} tells of what is there already", entry.header().entryId());
        }
    }

    /// How many entries are known to have been there, and are nowhere.
    ///
    /// @param seen the last commit of each epoch as it was seen
    long lost(List<HeadWitness.Seen> seen) {
        Set<Epoch> known = new LinkedHashSet<>(epochs);
        seen.forEach(last -> known.add(last.epoch()));
        return known.stream()
                .mapToLong(
                        epoch -> lastKnown(epoch, seen) - keptOf(epoch) - carriedOf(epoch).size())
                .sum();
    }

    private long lastKnown(Epoch epoch, List<HeadWitness.Seen> seen) {
        LongStream behind = carriedOf(epoch).stream().mapToLong(Long::longValue);
        LongStream committed =
                seen.stream()
                        .filter(last -> last.epoch().equals(epoch))
                        .mapToLong(HeadWitness.Seen::sequence);
        return LongStream.concat(behind, committed).reduce(keptOf(epoch), Math::max);
    }

    private long keptOf(Epoch epoch) {
        return walk.link(epoch).map(Link::sequence).orElse(0L);
    }

    /// Sequences after those that were kept.
    private Set<Long> carriedOf(Epoch epoch) {
        return carried.computeIfAbsent(epoch, any -> new HashSet<>());
    }

    /// The places where an entry was carried.
    private Set<CarriedAt> carriersOf(UUID id) {
        return carriers.computeIfAbsent(id, any -> new LinkedHashSet<>());
    }

    private static void attempt(Reading reading) {
        try {
            reading.read();
        } catch (SQLException unreadable) {
            LOG.warn("Part of a damaged journal cannot be read: {}", unreadable.toString());
        }
    }

    /// A part of the damaged file being read.
    private interface Reading {
        void read() throws SQLException;
    }
}
