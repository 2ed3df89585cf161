package org.tillbridge.pos.status;

import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.Original;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which of this workstation's entries are not done: what the hub keeps of them, and what is still
/// to be sent.
public final class WaitingEntries {
    private static final int BATCH = 200;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int MOST_READ = 2_000;

    private final JournalReader journal;
    private final ReplicaView replica;

    public WaitingEntries(JournalReader journal, ReplicaView replica) {
        this.journal = journal;
        this.replica = replica;
    }

    /// An entry as a person knows it.
    ///
    /// @param number of the document; empty for what is none
    /// @param recordedAt empty for what is not in this journal
    public record Named(Optional<TransactionNumber> number, Optional<Instant> recordedAt) {
        private static Named of(EntryHeader header) {
            return new Named(
                    header.money().map(MoneyTotals::number), Optional.of(header.recordedAt()));
        }
    }

    /// @param effect what of the entry the hub could not apply, and why
    public record Parked(Named entry, ParkedEffect effect) {}

    /// What the hub keeps, in no order.
    public List<Parked> parked(int atMost) {
        return replica.parked().stream()
                .limit(atMost)
                .map(
                        row ->
                                new Parked(
                                        journal.entry(row.epoch(), row.sequence())
                                                .map(WaitingEntries::named)
                                                .orElse(
                                                        new Named(
                                                                Optional.empty(),
                                                                Optional.empty())),
                                        row.effect()))
                .toList();
    }

    /// The sales and returns that the hub does not reflect yet, the first ones.
    public List<Named> unsent(int atMost) {
        List<Named> unsent = new ArrayList<>();
        int read = 0;
        for (EpochPosition epoch : journal.epochs()) {
            long after = reflected(epoch);
            boolean more = true;
            while (more && unsent.size() < atMost && read < MOST_READ) {
                List<RecordedEntry> next = journal.read(epoch.epoch(), after, BATCH, BATCH_BYTES);
                for (RecordedEntry entry : next) {
                    after = entry.header().sequence();
                    Named named = named(entry);
                    if (named.number().isPresent() && after <= epoch.lastToSend()) {
                        unsent.add(named);
                    }
                }
                read += next.size();
                more = !next.isEmpty();
            }
        }
        return List.copyOf(unsent.subList(0, Math.min(atMost, unsent.size())));
    }

    private long reflected(EpochPosition epoch) {
        return replica.reflected().stream()
                .filter(row -> row.epoch().equals(epoch.epoch()))
                .mapToLong(ReflectedRow::sequence)
                .max()
                .orElse(0);
    }

    /// What carries another entry is known by that one.
    private static Named named(RecordedEntry entry) {
        EntryHeader header = entry.header();
        try {
            return header.kind().equals(Carried.class.getSimpleName())
                            && EntryCodec.entry(header.kind(), header.version(), entry.bodyText())
                                    instanceof Carried carried
                    ? Named.of(Original.in(carried).entry().header())
                    : Named.of(header);
        } catch (UnreadableEntryException odd) {
            return Named.of(header);
        }
    }
}
