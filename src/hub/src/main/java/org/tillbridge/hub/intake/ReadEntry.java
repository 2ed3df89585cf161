package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.JournalStore.HashedEntry;
import org.tillbridge.hub.intake.JournalStore.Stored;
import org.tillbridge.hub.store.PackedText;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.rules.EntryRules;
import org.tillbridge.sync.wire.ParkedEffect;

import java.util.Optional;

/// A pushed entry, as it was read. Where it carries another, all that is said here but its place is
/// of that other.
///
/// @param tie in the chain of the place
/// @param header empty where it cannot be read, or is that of another place
/// @param fact empty where the body cannot be read
/// @param booking what it does to the books
/// @param contentHash of kind, version and body; of the body alone where the header cannot be read
/// @param unreadable why it must be parked whole; empty where it was read
/// @param personal what it says of a person; empty also where that is not what its header has the
///   hash of
record ReadEntry(
        long sequence,
        String headerText,
        PackedText body,
        Tie tie,
        Optional<EntryHeader> header,
        Optional<JournalEntry> fact,
        Booking booking,
        Hash contentHash,
        Optional<ParkedEffect> unreadable,
        Optional<PersonalPart> personal) {
    /// What ties an entry to the one before it.
    ///
    /// @param previousHash empty where not even that can be read of the header, or it is that of
    ///   another place
    /// @param contentHash of what stands at the place
    record Tie(Optional<Hash> previousHash, Hash contentHash) {
        boolean follows(Hash before) {
            return previousHash.orElse(before).equals(before);
        }
    }

    /// Its hash in the chain; where nobody can tell what it follows, as the successor of what came
    /// before.
    Hash hash(Hash before) {
        return RecordedEntry.hash(tie.previousHash().orElse(before), headerText, tie.contentHash());
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

    /// What is booked under its id.
    EntryRules.Booked among(Optional<Stored> stored) {
        return stored.map(
                        one ->
                                one.contentHash().equals(contentHash)
                                        ? EntryRules.Booked.THE_SAME
                                        : EntryRules.Booked.ANOTHER)
                .orElse(EntryRules.Booked.NOTHING);
    }

    /// As a version has it that does not know its kind.
    ReadEntry notKnown() {
        return new ReadEntry(
                sequence,
                headerText,
                body,
                tie,
                header,
                Optional.empty(),
                Booking.of(header, Optional.empty()),
                contentHash,
                Optional.of(Effects.unknownKind(kind())),
                personal);
    }

    /// Whether it says that another machine writes this journal too.
    boolean tellsOfAFork() {
        return fact.filter(one -> one instanceof EpochOpened opened && opened.fork()).isPresent();
    }
}
