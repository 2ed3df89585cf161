package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.catalogue.Listings;
import org.tillbridge.hub.enrolment.Doubt;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.intake.JournalStore.HashedEntry;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.rules.EntryRules;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.ChainAnswer;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.WorkstationHead;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Takes in what workstations push: each entry once, in small transactions of one store. What it
/// answers is on disk.
public final class JournalIntake {
    private static final Logger LOG = LoggerFactory.getLogger(JournalIntake.class);

    private static final Duration AFTER_WEATHER = Duration.ofSeconds(1);

    private final HubDatabase database;
    private final Clock clock;
    private final IntakeCounts counts;
    private final SpareEpochs spares;
    private final Consequences consequences;
    private final Underway underway;
    private final ChunkSize size;
    private final Predicate<String> knows;
    private final Set<ItemId> knownItems = ConcurrentHashMap.newKeySet();
    private final Listings listed = new Listings();

    /// One that does not notice when the process died of an entry.
    public JournalIntake(
            HubDatabase database, Clock clock, IntakeCounts counts, SpareEpochs spares) {
        this(database, clock, counts, spares, Underway.forgetful(), ChunkSize.USUAL, _ -> true);
    }

    /// @param knows whether this version knows a kind of entry
    public JournalIntake(
            HubDatabase database,
            Clock clock,
            IntakeCounts counts,
            SpareEpochs spares,
            Underway underway,
            ChunkSize size,
            Predicate<String> knows) {
        this.underway = underway;
        this.size = size;
        this.knows = knows;
        this.database = database;
        this.clock = clock;
        this.counts = counts;
        this.spares = spares;
        this.consequences = new Consequences(database, clock);
    }

    /// @param store the workstation's own
    /// @throws StorageException.Weather if not even the first chunk could be written; nothing is
    ///   taken then
    public PushOutcome push(StoreId store, PushRequest request) {
        Place first =
                new Place(store, request.workstation(), request.epoch(), request.firstSequence());
        Underway.Care care = underway.care(first);
        PushRequest some = care == Underway.Care.NONE ? request : request.onlyFirst();
        int entries = some.entries().size();
        underway.begin(first, entries);
        try {
            PushOutcome outcome = take(first, some, care);
            if (outcome instanceof PushOutcome.Answered(PushAnswer answer)) {
                underway.end(first, answer.acknowledgedThrough());
            } else {
                underway.giveUp(first);
            }
            return entries < request.entries().size() ? only(some, outcome) : outcome;
        } catch (RuntimeException notTaken) {
            underway.giveUp(first);
            throw notTaken;
        } catch (Error fell) {
            underway.died(first, entries);
            throw fell;
        }
    }

    /// The rest was not looked at: another entry may be there in its place.
    private static PushOutcome only(PushRequest looked, PushOutcome outcome) {
        return outcome instanceof PushOutcome.Answered(PushAnswer answer)
                ? new PushOutcome.Answered(answer.atMostThrough(looked.lastSequence()))
                : outcome;
    }

    private PushOutcome take(Place first, PushRequest request, Underway.Care care) {
        List<ReadEntry> entries =
                care == Underway.Care.UNREAD
                        ? List.of(EntryReader.unread(first.store(), request))
                        : EntryReader.read(first.store(), request, knows);
        List<EntryResult> results = new ArrayList<>();
        long acknowledged = 0;
        while (results.size() < entries.size()) {
            Place next = first.at(request.firstSequence() + results.size());
            List<ReadEntry> left = entries.subList(results.size(), entries.size());
            switch (chunk(new Part(next, left, results.isEmpty()))) {
                case ChunkOutcome.Gap(long expected) -> {
                    return new PushOutcome.Gap(expected);
                }
                case ChunkOutcome.Fork(long sequence) -> {
                    return fork(next.at(sequence));
                }
                case ChunkOutcome.BadWeather _ -> {
                    return answer(request, results, next.sequence() - 1, true);
                }
                case ChunkOutcome.Done(List<EntryResult> some, long watermark, boolean _) -> {
                    results.addAll(some);
                    acknowledged = watermark;
                }
                case ChunkOutcome.TakenBefore(List<EntryResult> some, long watermark) -> {
                    results.addAll(some);
                    acknowledged = watermark;
                }
            }
        }
        return answer(request, results, acknowledged, false);
    }

    /// How far each epoch of a workstation is booked.
    public WorkstationHead head(WorkstationId workstation) {
        return database.read(sql -> new JournalStore(sql).heads(workstation));
    }

    /// Which entries are at some places of an epoch.
    public ChainAnswer chain(
            StoreId store, WorkstationId workstation, Epoch epoch, List<Long> sequences) {
        Place place = new Place(store, workstation, epoch, 0);
        return database.read(
                sql -> new ChainAnswer(epoch, new JournalStore(sql).hashes(place, sequences)));
    }

    /// What is left of a push.
    ///
    /// @param isFirst whether nothing of it was taken yet
    private record Part(Place next, List<ReadEntry> entries, boolean isFirst) {}

    /// What became of a chunk.
    private sealed interface ChunkOutcome {
        /// @param owes whether another store is owed something
        record Done(List<EntryResult> results, long watermark, boolean owes)
                implements ChunkOutcome {}

        record TakenBefore(List<EntryResult> results, long watermark) implements ChunkOutcome {}

        record Gap(long expected) implements ChunkOutcome {}

        record Fork(long sequence) implements ChunkOutcome {}

        record BadWeather() implements ChunkOutcome {}
    }

    /// Books the next entries; if one of them does not fit into the books, once more, each by
    /// itself.
    private ChunkOutcome chunk(Part part) {
        Place next = part.next();
        try {
            return chunk(part, Care.NONE);
        } catch (StorageException.Weather weather) {
            if (!part.isFirst()) {
                LOG.warn("A push is answered in part", weather);
                return new ChunkOutcome.BadWeather();
            }
            throw weather;
        } catch (RuntimeException refused) {
            LOG.atWarn()
                    .addKeyValue("workstation", next.workstation().number())
                    .addKeyValue("sequence", next.sequence())
                    .setCause(refused)
                    .log("A chunk is booked entry by entry");
            return chunk(part, Care.EACH_BY_ITSELF);
        }
    }

    private ChunkOutcome chunk(Part part, Care care) {
        ChunkOutcome outcome = database.write(transaction -> chunk(transaction, part, care));
        if (outcome instanceof ChunkOutcome.Done(List<EntryResult> results, long _, boolean owes)) {
            counts.chunk(results);
            if (owes) {
                consequences.apply();
            }
        }
        return outcome;
    }

    private ChunkOutcome chunk(HubTransaction transaction, Part part, Care care)
            throws SQLException {
        Place next = part.next();
        List<ReadEntry> entries = part.entries();
        ScopeHead scope =
                new FeedStore(transaction.statements())
                        .lock(transaction, new Scope.Store(next.store()), clock.instant());
        JournalStore journal = new JournalStore(transaction.statements());
        EpochHead head = journal.head(next.workstation(), next.epoch());
        boolean follows = !part.isFirst() || entries.getFirst().tie().follows(head.hash());
        long watermark = head.acknowledgedThrough();
        if (next.sequence() <= watermark) {
            return takenBefore(journal, next, entries, head);
        }
        return switch (EntryRules.atPlace(next.sequence(), watermark, follows)) {
            case ENTRIES_MISSING -> new ChunkOutcome.Gap(watermark + 1);
            case FORK -> new ChunkOutcome.Fork(next.sequence());
            default -> takeIn(transaction, scope, part, head, care);
        };
    }

    private ChunkOutcome takeIn(
            HubTransaction transaction, ScopeHead scope, Part part, EpochHead head, Care care)
            throws SQLException {
        Place next = part.next();
        List<ReadEntry> entries = part.entries();
        Chunk chunk = new Chunk(transaction, scope, next, head, knownItems, listed);
        long end = clock.millis() + size.time().toMillis();
        for (int i = 0; i < entries.size(); i++) {
            switch (care) {
                case NONE -> chunk.book(entries.get(i));
                case EACH_BY_ITSELF -> chunk.bookCarefully(entries.get(i));
            }
            if (chunk.feedRows() >= size.feedRows() || clock.millis() >= end) {
                break;
            }
        }
        List<EntryResult> results = chunk.finish();
        if (next.sequence() == 1) {
            spares.refill(transaction, next.workstation(), next.epoch(), scope.time());
        }
        if (entries.subList(0, results.size()).stream().anyMatch(ReadEntry::tellsOfAFork)) {
            Doubt.note(transaction, next.workstation(), scope.time());
        }
        return new ChunkOutcome.Done(results, results.getLast().sequence(), chunk.owes());
    }

    /// The stored results of what is here already.
    private static ChunkOutcome takenBefore(
            JournalStore journal, Place first, List<ReadEntry> entries, EpochHead head)
            throws SQLException {
        long through = Math.min(head.acknowledgedThrough(), entries.getLast().sequence());
        for (ReadEntry entry : entries) {
            Optional<HashedEntry> here = journal.at(first.at(entry.sequence()));
            boolean fits = here.isEmpty() || entry.isThatOf(here.get());
            if (EntryRules.atPlace(entry.sequence(), head.acknowledgedThrough(), fits)
                    == Rule.FORK) {
                return new ChunkOutcome.Fork(entry.sequence());
            }
        }
        return new ChunkOutcome.TakenBefore(
                journal.results(first, through), head.acknowledgedThrough());
    }

    private PushOutcome fork(Place place) {
        counts.fork();
        LOG.atError()
                .addKeyValue("workstation", place.workstation().number())
                .addKeyValue("epoch", place.epoch().hex())
                .addKeyValue("sequence", place.sequence())
                .log("A journal has another history than the one that is here");
        return new PushOutcome.Fork(place.sequence());
    }

    private static PushOutcome answer(
            PushRequest request, List<EntryResult> results, long watermark, boolean comeAgain) {
        return new PushOutcome.Answered(
                new PushAnswer(
                        request.workstation(),
                        request.epoch(),
                        request.firstSequence(),
                        watermark,
                        results,
                        comeAgain ? Optional.of(AFTER_WEATHER) : Optional.empty()));
    }

    /// How a chunk is booked.
    private enum Care {
        NONE,
        EACH_BY_ITSELF
    }
}
