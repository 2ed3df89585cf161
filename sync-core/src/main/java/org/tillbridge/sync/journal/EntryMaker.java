package org.tillbridge.sync.journal;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.journal.JournalEntry.Carried;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes entries of facts: gives them their place in the chain, their id, their time and hashes.
final class EntryMaker {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private final JournalOwner owner;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private volatile Optional<Instant> hubTime = Optional.empty();

    EntryMaker(JournalOwner owner, Clock clock, Supplier<UUID> ids) {
        this.owner = owner;
        this.clock = clock;
        this.ids = ids;
    }

    /// An entry that is ready to be written.
    ///
    /// @param personal that its header has the hash of
    record Made(
            RecordedEntry entry,
            JournalEntry fact,
            DerivedRows derived,
            Optional<PersonalPart> personal) {}

    void hubTime(Instant heard) {
        hubTime = Optional.of(heard.truncatedTo(ChronoUnit.MILLIS));
    }

    /// @throws JournalWriteException if it is longer than an entry may be
    Made make(
            ChainHead head,
            Optional<OperatorId> operator,
            LocalDate businessDate,
            JournalEntry fact,
            Optional<PersonalPart> personal) {
        String kind = EntryCodec.kind(fact);
        EntryHeader header =
                new EntryHeader(
                        owner.store(),
                        owner.workstation(),
                        head.epoch(),
                        head.sequence() + 1,
                        ids.get(),
                        kind,
                        EntryCodec.VERSION,
                        businessDate,
                        operator,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        hubTime,
                        head.hash(),
                        MoneyOfEntry.totals(fact),
                        personal.map(PersonalPart::hash));
        String headerText = EntryCodec.header(header);
        String body = EntryCodec.body(fact);
        requireShort(headerText, body, fact);
        Hash contentHash = RecordedEntry.contentHash(kind, EntryCodec.VERSION, body);
        Hash hash = RecordedEntry.hash(head.hash(), headerText, contentHash);
        return new Made(
                new RecordedEntry(header, headerText, body, contentHash, hash),
                fact,
                DerivedRows.of(businessDate, fact),
                personal);
    }

    private static void requireShort(String header, String body, JournalEntry fact) {
        if (MOST_BYTES_PER_CHAR * (header.length() + body.length()) <= EntryCodec.MAX_BYTES) {
            return;
        }
        long bytes = (long) Hash.utf8(header).length + Hash.utf8(body).length;
        int most = fact instanceof Carried ? EntryCodec.MAX_CARRIED_BYTES : EntryCodec.MAX_BYTES;
        if (bytes > most) {
            throw new JournalWriteException(
                    JournalWriteException.Reason.TOO_LARGE,
                    "An entry of %d bytes; at most %d are possible".formatted(bytes, most));
        }
    }
}
