package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.JournalEntry.Carried;

import java.util.Optional;

/// What entries say, or those that they carry.
final class Facts {
    private Facts() {}

    /// @throws JournalReadException where it cannot be read
    static Committed read(RecordedEntry entry) {
        EntryHeader header = entry.header();
        try {
            JournalEntry fact = EntryCodec.entry(header.kind(), header.version(), entry.bodyText());
            return fact instanceof Carried carried
                    ? read(Original.in(carried).entry())
                    : new Committed(entry, fact);
        } catch (UnreadableEntryException odd) {
            throw new JournalReadException("An entry cannot be read: " + header.entryId(), odd);
        }
    }

    /// Empty for what is carried and cannot be read here; it says nothing that is asked for.
    static Optional<Committed> readable(RecordedEntry entry) {
        EntryHeader header = entry.header();
        try {
            JournalEntry fact = EntryCodec.entry(header.kind(), header.version(), entry.bodyText());
            if (!(fact instanceof Carried carried)) {
                return Optional.of(new Committed(entry, fact));
            }
            Original original = Original.in(carried);
            return original.fact().map(carriedFact -> new Committed(original.entry(), carriedFact));
        } catch (UnreadableEntryException odd) {
            return Optional.empty();
        }
    }
}
