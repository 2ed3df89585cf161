package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.JournalStore.HashedEntry;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.wire.ParkedEffect;

import java.util.Optional;

/// A pushed entry, read before any lock is taken.
///
/// @param header empty where it cannot be read, or is that of another place
/// @param fact empty where the body cannot be read
/// @param contentHash of kind, version and body; of the body alone where the header cannot be read
/// @param unreadable why it must be parked whole; empty where it was read
record ReadEntry(
        long sequence,
        String headerText,
        String bodyText,
        Optional<EntryHeader> header,
        Optional<JournalEntry> fact,
        Hash contentHash,
        Optional<ParkedEffect> unreadable) {
    /// Its hash in the chain; where the header cannot be read, as the successor of what came
    /// before.
    Hash hash(Hash before) {
        Hash previous = header.map(EntryHeader::previousHash).orElse(before);
        return RecordedEntry.hash(previous, headerText, contentHash);
    }

    /// Whether it is the entry that was taken in before. One whose header cannot be read is known
    /// by its content.
    boolean isThatOf(HashedEntry stored) {
        return header.isPresent()
                ? hash(Hash.ZERO).equals(stored.hash())
                : contentHash.equals(stored.contentHash());
    }

    String kind() {
        return header.map(EntryHeader::kind).orElse("");
    }
}
