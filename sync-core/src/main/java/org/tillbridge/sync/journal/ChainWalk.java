package org.tillbridge.sync.journal;

import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Follows the chain of each epoch, entry by entry, and stops where it breaks. Trusts nothing but
/// hashes.
final class ChainWalk {
    private final Map<Epoch, Link> links = new HashMap<>();
    private Optional<WorkstationId> owner;

    /// @param owner whose journal it must be; empty to take the first entry's word for it
    ChainWalk(Optional<WorkstationId> owner) {
        this.owner = owner;
    }

    /// What became of a row.
    sealed interface Step {
        /// It follows from the one before it.
        ///
        /// @param fact empty where this version does not know the kind
        record Follows(RecordedEntry entry, Optional<JournalEntry> fact) implements Step {}

        record Breaks(ChainBreak at) implements Step {}
    }

    /// How far an epoch was walked.
    ///
    /// @param lastNumber empty where the walk began in the middle
    /// @param series as its documents say; empty where there was none yet
    record Link(long sequence, Hash hash, OptionalLong lastNumber, OptionalInt series) {}

    /// Begins in the middle of an epoch, trusting the entry before.
    void beginAfter(Epoch epoch, long sequence, Hash hash) {
        links.put(epoch, new Link(sequence, hash, OptionalLong.empty(), OptionalInt.empty()));
    }

    Optional<Link> link(Epoch epoch) {
        return Optional.ofNullable(links.get(epoch));
    }

    /// Goes on to the next entry of an epoch.
    ///
    /// @param epoch at whose place the row was found; empty to take the row's word for it
    Step step(Optional<Epoch> epoch, StoredEntry row) {
        EntryHeader header;
        try {
            header = EntryCodec.header(row.header());
        } catch (UnreadableEntryException odd) {
            return broken(epoch, row.sequence(), odd.text());
        }
        if (!header.epoch().equals(epoch.orElse(header.epoch()))) {
            return broken(epoch, row.sequence(), "it belongs to another epoch");
        }
        try {
            return step(header, row);
        } catch (UnreadableEntryException odd) {
            return broken(Optional.of(header.epoch()), row.sequence(), odd.text());
        }
    }

    private Step step(EntryHeader header, StoredEntry row) throws UnreadableEntryException {
        Epoch epoch = header.epoch();
        if (owner.isPresent() && !owner.get().equals(header.workstation())) {
            return new Step.Breaks(
                    new ChainBreak(
                            Optional.of(epoch),
                            row.sequence(),
                            ChainBreak.Kind.FOREIGN,
                            "written by workstation " + header.workstation().number()));
        }
        owner = Optional.of(header.workstation());
        Link before =
                links.computeIfAbsent(
                        epoch,
                        first ->
                                new Link(
                                        0,
                                        RecordedEntry.firstPreviousHash(
                                                header.workstation(), first),
                                        OptionalLong.of(0),
                                        OptionalInt.empty()));
        if (row.sequence() > before.sequence() + 1) {
            return new Step.Breaks(
                    new ChainBreak(
                            Optional.of(epoch),
                            before.sequence() + 1,
                            ChainBreak.Kind.MISSING,
                            "entry %d follows on %d".formatted(row.sequence(), before.sequence())));
        }
        return follow(epoch, before, row, header);
    }

    private Step follow(Epoch epoch, Link before, StoredEntry row, EntryHeader header)
            throws UnreadableEntryException {
        Hash contentHash = RecordedEntry.contentHash(header.kind(), header.version(), row.body());
        Hash hash = RecordedEntry.hash(before.hash(), row.header(), contentHash);
        Optional<String> difference = difference(before, row, header, contentHash, hash);
        if (difference.isPresent()) {
            return broken(Optional.of(epoch), row.sequence(), difference.get());
        }
        Optional<JournalEntry> fact =
                EntryCodec.entryIfKnown(header.kind(), header.version(), row.body());
        Optional<TransactionNumber> number = fact.flatMap(MoneyOfEntry::number);
        if (number.isPresent() && !isNext(before, number.get(), header)) {
            return broken(
                    Optional.of(epoch), row.sequence(), "its number is not next: " + number.get());
        }
        if (fact.isPresent()
                && fact.get() instanceof EpochOpened opened
                && contradicts(opened, epoch)) {
            return broken(
                    Optional.of(epoch), row.sequence(), "it does not follow on the epoch before");
        }
        links.put(epoch, after(before, row, hash, fact, number));
        return new Step.Follows(
                new RecordedEntry(header, row.header(), row.body(), contentHash, hash), fact);
    }

    private static Optional<String> difference(
            Link before, StoredEntry row, EntryHeader header, Hash contentHash, Hash hash) {
        if (row.sequence() != before.sequence() + 1) {
            return Optional.of("it is there twice");
        }
        if (!header.previousHash().equals(before.hash())) {
            return Optional.of("it names another hash than that of the entry before it");
        }
        if (!contentHash.hex().equals(row.contentHash())) {
            return Optional.of("its body is not what was hashed");
        }
        if (!hash.hex().equals(row.hash())) {
            return Optional.of("its header is not what was hashed");
        }
        return header.sequence() == row.sequence()
                ? Optional.empty()
                : Optional.of("it is not at its place");
    }

    /// An entry of that workstation that is what was written, whatever stands before it.
    static Optional<RecordedEntry> byItself(StoredEntry row, WorkstationId owner) {
        return byItself(row).filter(entry -> entry.header().workstation().equals(owner));
    }

    /// An entry that is what was written, whoever wrote it.
    static Optional<RecordedEntry> byItself(StoredEntry row) {
        try {
            EntryHeader header = EntryCodec.header(row.header());
            Hash contentHash =
                    RecordedEntry.contentHash(header.kind(), header.version(), row.body());
            Hash hash = RecordedEntry.hash(header.previousHash(), row.header(), contentHash);
            boolean whole =
                    contentHash.hex().equals(row.contentHash())
                            && hash.hex().equals(row.hash())
                            && header.sequence() == row.sequence();
            return whole
                    ? Optional.of(
                            new RecordedEntry(header, row.header(), row.body(), contentHash, hash))
                    : Optional.empty();
        } catch (UnreadableEntryException odd) {
            return Optional.empty();
        }
    }

    private static boolean isNext(Link before, TransactionNumber number, EntryHeader header) {
        return number.store().equals(header.store())
                && number.workstation().equals(header.workstation())
                && number.series() == before.series().orElse(number.series())
                && (before.lastNumber().isEmpty()
                        || number.number() == before.lastNumber().getAsLong() + 1);
    }

    private boolean contradicts(EpochOpened opened, Epoch epoch) {
        Link earlier = links.get(opened.previousEpoch());
        return opened.previousEpoch().equals(epoch)
                || (earlier != null
                        && earlier.sequence() == opened.lastCommonSequence()
                        && !earlier.hash().equals(opened.lastCommonHash()));
    }

    private static Link after(
            Link before,
            StoredEntry row,
            Hash hash,
            Optional<JournalEntry> fact,
            Optional<TransactionNumber> number) {
        if (number.isPresent()) {
            return new Link(
                    row.sequence(),
                    hash,
                    OptionalLong.of(number.get().number()),
                    OptionalInt.of(number.get().series()));
        }
        OptionalLong lastNumber = fact.isPresent() ? before.lastNumber() : OptionalLong.empty();
        return new Link(row.sequence(), hash, lastNumber, before.series());
    }

    private static Step.Breaks broken(Optional<Epoch> epoch, long sequence, String what) {
        return new Step.Breaks(new ChainBreak(epoch, sequence, ChainBreak.Kind.CHAIN, what));
    }
}
