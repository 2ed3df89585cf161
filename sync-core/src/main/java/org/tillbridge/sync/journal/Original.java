package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.JournalEntry.Carried;

import java.util.Optional;

/// The entry that is in a carried one.
///
/// @param fact empty where this version does not know the kind
public record Original(RecordedEntry entry, Optional<JournalEntry> fact) {
    /// @throws UnreadableEntryException if it is not an entry, or carries another
    public static Original in(Carried carried) throws UnreadableEntryException {
        EntryHeader header = EntryCodec.header(carried.header());
        Optional<JournalEntry> fact =
                EntryCodec.entryIfKnown(header.kind(), header.version(), carried.body());
        if (fact.isPresent() && fact.get() instanceof Carried) {
            throw UnreadableEntryException.unreadable("it is carried twice");
        }
        Hash contentHash =
                RecordedEntry.contentHash(header.kind(), header.version(), carried.body());
        Hash hash = RecordedEntry.hash(header.previousHash(), carried.header(), contentHash);
        return new Original(
                new RecordedEntry(header, carried.header(), carried.body(), contentHash, hash),
                fact);
    }
}
