package org.tillbridge.sync.journal;

import static java.util.stream.Collectors.toMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The journal of a workstation that died, made anew from what is left of it: its `journal.db`, or
/// a file of a second medium, whole, torn or with holes. What stands behind a hole is carried in an
/// epoch of its own, as with every damaged journal; that of the same bytes is always the same, so
/// the hub is never sent it twice. What is left is not touched.
public final class DeadJournal {
    private static final Logger LOG = LoggerFactory.getLogger(DeadJournal.class);
    private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /// No document is numbered in it.
    private static final int FRESH_SERIES = 1_000_000;

    private final Path folder;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Supplier<Epoch> freshEpochs;

    /// @param folder where it is made; empty, and of no use afterwards
    /// @param ids makes UUIDs of version 7, see [TimeOrderedIds]
    /// @param freshEpochs that nobody else has
    public DeadJournal(Path folder, Clock clock, Supplier<UUID> ids, Supplier<Epoch> freshEpochs) {
        this.folder = folder;
        this.clock = clock;
        this.ids = ids;
        this.freshEpochs = freshEpochs;
    }

    /// What became of it.
    public sealed interface Outcome {
        /// @param entries how many were found
        /// @param lost how many are known to have been there and were not found
        record Found(
                StoreId store, WorkstationId workstation, Journal journal, long entries, long lost)
                implements Outcome {}

        /// It has no entry that can be read.
        record Nothing() implements Outcome {}

        /// It has entries of several workstations.
        record SeveralWorkstations() implements Outcome {}

        /// A newer version of this program wrote it.
        record NewerVersion(int version) implements Outcome {}
    }

    /// @param left what is left of it
    /// @throws IOException if it cannot be read, or the folder not written
    public Outcome open(Path left) throws IOException {
        OwnerOnly.folder(folder);
        try {
            Path copy = copy(left);
            Hash bytes = hash(copy);
            Optional<Path> lines = isDatabase(copy) ? Optional.empty() : fromLines(copy);
            Path raw = lines.orElse(copy);
            List<HeadWitness.Seen> seen = lines.isPresent() ? List.of() : seen(left);
            OptionalInt newer = newerVersion(raw);
            if (newer.isPresent()) {
                return new Outcome.NewerVersion(newer.getAsInt());
            }
            Map<JournalOwner, EntryHeader> owners = owners(raw);
            return switch (owners.size()) {
                case 0 -> new Outcome.Nothing();
                case 1 -> open(raw, owners.values().iterator().next(), bytes, seen);
                default -> new Outcome.SeveralWorkstations();
            };
        } catch (SQLException unusable) {
            throw new IOException("No journal can be made of " + left, unusable);
        }
    }

    /// Where its first page is gone, no database looks like one.
    private static boolean isDatabase(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(DATABASE.length), DATABASE);
        }
    }

    private static Hash hash(Path found) throws IOException {
        List<Path> files = List.of(found, JournalFiles.beside(found, "-wal"));
        List<byte[]> digests = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                MessageDigest digest = Hash.sha256();
                try (InputStream bytes =
                        new DigestInputStream(Files.newInputStream(file), digest)) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
                digests.add(digest.digest());
            }
        }
        return Hash.of(digests.toArray(byte[][]::new));
    }

    private static List<HeadWitness.Seen> seen(Path database) {
        return HeadWitness.readIfPossible(database.resolveSibling(JournalFiles.HEAD));
    }

    /// With its WAL, in which the last entries are. A sector that cannot be read costs what is on
    /// it.
    private Path copy(Path left) throws IOException {
        Path found = folder.resolve("found.db");
        DyingDisk.copy(left, found);
        Path wal = JournalFiles.beside(left, "-wal");
        if (Files.exists(wal)) {
            DyingDisk.copy(wal, JournalFiles.beside(found, "-wal"));
        }
        return found;
    }

    /// Each entry once, at its own place; what follows from it is derived later.
    ///
    /// @return empty if no line is an entry's
    private Optional<Path> fromLines(Path lines) throws IOException, SQLException {
        Path raw = OwnerOnly.create(folder.resolve("lines.db"));
        Branches branches = new Branches();
        try (JournalWriteStore store = new JournalWriteStore(raw, WriteHook.NONE);
                InputStream bytes = Files.newInputStream(lines)) {
            store.beginFilling();
            MediumLines.Read read =
                    MediumLines.read(
                            bytes,
                            entry ->
                                    branches.ordinalFor(entry)
                                            .ifPresent(ordinal -> add(store, ordinal, entry)));
            for (Map.Entry<Epoch, Integer> epoch : branches.epochs().entrySet()) {
                EpochGrant grant = new EpochGrant(epoch.getKey(), epoch.getValue());
                store.addEpoch(grant, epoch.getValue());
            }
            store.endFilling();
            LOG.info(
                    "{}: {} entries, {} unreadable lines",
                    lines,
                    branches.entries(),
                    read.unreadable());
            return branches.entries() == 0 ? Optional.empty() : Optional.of(raw);
        }
    }

    private static void add(JournalWriteStore store, int ordinal, RecordedEntry entry) {
        JournalFileStore.write(() -> store.add(ordinal, entry, DerivedRows.NONE));
    }

    /// Where entries stand. Two machines may have written into one file: another entry at a place
    /// that is taken stands in a branch of its own.
    private static final class Branches {
        private record Branch(Epoch epoch, int number) {}

        private final Map<Branch, Integer> ordinals = new HashMap<>();
        private final Map<Place, Hash> taken = new HashMap<>();

        /// Empty for an entry that stands already.
        OptionalInt ordinalFor(RecordedEntry entry) {
            EntryHeader header = entry.header();
            for (int number = 1; ; number++) {
                int ordinal =
                        ordinals.computeIfAbsent(
                                new Branch(header.epoch(), number), _ -> ordinals.size() + 1);
                Place place = new Place(ordinal, header.sequence());
                Hash there = taken.putIfAbsent(place, entry.hash());
                if (there == null) {
                    return OptionalInt.of(ordinal);
                }
                if (there.equals(entry.hash())) {
                    return OptionalInt.empty();
                }
            }
        }

        int entries() {
            return taken.size();
        }

        /// The ordinal of each epoch's first branch.
        Map<Epoch, Integer> epochs() {
            return ordinals.entrySet().stream()
                    .filter(branch -> branch.getKey().number() == 1)
                    .collect(toMap(branch -> branch.getKey().epoch(), Map.Entry::getValue));
        }
    }

    /// Empty also where it cannot be read: then it is worth a try.
    private static OptionalInt newerVersion(Path raw) {
        try (JournalCheckStore source = new JournalCheckStore(raw)) {
            int version = source.userVersion();
            return version > JournalFileStore.SCHEMA_VERSION && source.versionOfTables().isEmpty()
                    ? OptionalInt.of(version)
                    : OptionalInt.empty();
        } catch (SQLException damaged) {
            LOG.warn("Of what version a journal is cannot be read: {}", damaged.toString());
            return OptionalInt.empty();
        }
    }

    /// Who wrote it, each with the first entry that was found: that of an epoch, or any where those
    /// cannot be got at.
    private static Map<JournalOwner, EntryHeader> owners(Path raw) throws IOException {
        Map<JournalOwner, EntryHeader> owners = new LinkedHashMap<>();
        Consumer<StoredEntry> take =
                row ->
                        ChainWalk.byItself(row)
                                .map(RecordedEntry::header)
                                .ifPresent(header -> owners.putIfAbsent(owner(header), header));
        try (JournalCheckStore source = new JournalCheckStore(raw)) {
            source.expectEntries();
            for (int ordinal = 1; ordinal <= source.lastOrdinal(); ordinal++) {
                source.entriesAfter(new Place(ordinal, 0), 1).forEach(take);
            }
        } catch (SQLException damaged) {
            LOG.warn("What is left of a journal is damaged: {}", damaged.toString());
        }
        if (owners.isEmpty()) {
            LeafPages.read(raw, take);
            LeafPages.readBehindDamage(raw, take);
        }
        return owners;
    }

    private static JournalOwner owner(EntryHeader header) {
        return new JournalOwner(header.store(), header.workstation());
    }

    private Outcome open(Path raw, EntryHeader first, Hash bytes, List<HeadWitness.Seen> seen)
            throws IOException, SQLException {
        JournalOwner owner = owner(first);
        Path file = OwnerOnly.create(new JournalFiles(folder).journal());
        EpochGrant last;
        long entries;
        long lost;
        try (JournalWriteStore store = new JournalWriteStore(file, WriteHook.NONE)) {
            store.beginFilling();
            Salvage salvage = new Salvage(store, owner.workstation());
            salvage.copyFrom(raw);
            EpochGrant fresh = new EpochGrant(behindHoles(bytes), FRESH_SERIES);
            List<EpochGrant> grants = salvage.grants(fresh);
            for (int ordinal = 1; ordinal <= grants.size(); ordinal++) {
                store.addEpoch(grants.get(ordinal - 1), ordinal);
            }
            entries = salvage.saved();
            last = fresh;
            if (salvage.saved() > 0 && salvage.saved() == written(raw)) {
                last = grants.getLast();
            } else {
                store.addEpoch(fresh, grants.size() + 1);
                EntryHeader end = salvage.last().orElse(first);
                ChainHead start =
                        new ChainHead(
                                fresh,
                                grants.size() + 1,
                                0,
                                RecordedEntry.firstPreviousHash(owner.workstation(), fresh.epoch()),
                                0);
                Carrier carrier = new Carrier(store, maker(owner, end.recordedAt(), bytes), start);
                entries += carry(raw, salvage, carrier, end.businessDate());
            }
            lost = salvage.lost(seen);
            store.endFilling();
        }
        Journal journal = begin(owner, last);
        return new Outcome.Found(owner.store(), owner.workstation(), journal, entries, lost);
    }

    private static Epoch behindHoles(Hash bytes) {
        return new Epoch(bytes.hex().substring(0, 16));
    }

    /// Makes of the same bytes the same entries.
    private static EntryMaker maker(JournalOwner owner, Instant time, Hash bytes) {
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        Random chance = new Random(ByteBuffer.wrap(bytes.bytes()).getLong(8));
        return new EntryMaker(owner, clock, new TimeOrderedIds(clock, chance));
    }

    private static long carry(Path raw, Salvage salvage, Carrier carrier, LocalDate date)
            throws SQLException {
        Optional<ChainHead> end = salvage.end();
        if (end.isPresent()) {
            ChainHead at = end.get();
            carrier.open(date, new EpochOpened(at.epoch(), at.sequence(), at.hash(), false));
        }
        salvage.carry(raw, carrier);
        return carrier.carried();
    }

    /// How many entries there are up to the last of each epoch; none where that cannot be read.
    private static long written(Path raw) throws SQLException {
        try (JournalCheckStore source = new JournalCheckStore(raw)) {
            long written = 0;
            for (int ordinal = 1; ordinal <= source.lastOrdinal(); ordinal++) {
                written += source.lastSequence(ordinal);
            }
            return written;
        } catch (SQLException damaged) {
            LOG.warn("What is left of a journal is damaged: {}", damaged.toString());
            return 0;
        }
    }

    private Journal begin(JournalOwner owner, EpochGrant last) {
        Opening opening =
                Journal.open(
                        folder,
                        owner.store(),
                        owner.workstation(),
                        new FreshEpochs(last, freshEpochs),
                        new Journal.Surroundings(
                                clock, ids, new OwnJournalThreads(), WriteHook.NONE, 0));
        return switch (opening) {
            case Opening.Intact(Journal journal) -> journal;
            case Opening.Recovered(Journal journal, Damage _) -> journal;
            case Opening.NoSpareEpoch none -> throw new IllegalStateException(none.toString());
            case Opening.NewerVersion newer -> throw new IllegalStateException(newer.toString());
        };
    }

    /// Nothing is numbered in what goes on here, so any epoch will do.
    private static final class FreshEpochs implements EpochSupply {
        private final Supplier<Epoch> fresh;
        private EpochGrant current;

        FreshEpochs(EpochGrant current, Supplier<Epoch> fresh) {
            this.current = current;
            this.fresh = fresh;
        }

        @Override
        public synchronized EpochGrant current() {
            return current;
        }

        @Override
        public synchronized Optional<EpochGrant> nextSpare(Set<Epoch> taken) {
            return Optional.of(new EpochGrant(fresh.get(), current.series() + FRESH_SERIES));
        }

        @Override
        public synchronized void take(EpochGrant spare) {
            current = spare;
        }

        @Override
        public void addSpares(List<EpochGrant> spares) {
            LOG.debug("{} spare epochs are not needed", spares.size());
        }
    }
}
