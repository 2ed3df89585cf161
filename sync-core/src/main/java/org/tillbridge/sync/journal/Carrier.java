package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.EntryMaker.Made;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.CarriedAt;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Begins an epoch: says what it follows on, then carries in it what cannot go to the hub at its
/// own place. Within the caller's transaction.
final class Carrier {
    private final JournalWriteStore store;
    private final EntryMaker maker;
    private ChainHead head;
    private long carried;

    /// @param start of the epoch, which is in the journal already
    Carrier(JournalWriteStore store, EntryMaker maker, ChainHead start) {
        this.store = store;
        this.maker = maker;
        this.head = start;
    }

    ChainHead head() {
        return head;
    }

    long carried() {
        return carried;
    }

    void open(LocalDate businessDate, EpochOpened opening) throws SQLException {
        add(maker.make(head, Optional.empty(), businessDate, opening, Optional.empty()));
    }

    /// Carries an entry; of one that carries another, that other.
    void carry(RecordedEntry entry) throws SQLException {
        carry(entry, placesOf(entry));
    }

    /// @param before where it was carried before; of too many the first
    void carry(RecordedEntry entry, Collection<CarriedAt> before) throws SQLException {
        EntryHeader header = entry.header();
        List<CarriedAt> places = before.stream().limit(EntryCodec.MOST_CARRIERS).toList();
        Carried texts =
                inner(entry)
                        .map(inner -> new Carried(inner.header(), inner.body(), places))
                        .orElseGet(() -> new Carried(entry.headerText(), entry.bodyText(), places));
        add(maker.make(head, header.operator(), header.businessDate(), texts, Optional.empty()));
        carried++;
    }

    /// Where what an entry carries was carried up to now; nowhere if it carries none.
    static List<CarriedAt> placesOf(RecordedEntry entry) {
        EntryHeader header = entry.header();
        CarriedAt here = new CarriedAt(header.epoch(), header.sequence());
        return inner(entry)
                .map(inner -> Stream.concat(inner.carriedBefore().stream(), Stream.of(here)))
                .map(Stream::toList)
                .orElse(List.of());
    }

    private void add(Made made) throws SQLException {
        store.add(head.ordinal(), made.entry(), made.derived());
        head = head.after(made.entry(), made.fact());
    }

    private static Optional<Carried> inner(RecordedEntry entry) {
        EntryHeader header = entry.header();
        try {
            return EntryCodec.entryIfKnown(header.kind(), header.version(), entry.bodyText())
                    .filter(Carried.class::isInstance)
                    .map(Carried.class::cast);
        } catch (UnreadableEntryException parkedAtTheHub) {
            return Optional.empty();
        }
    }
}
