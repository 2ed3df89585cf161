package org.tillbridge.sync.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of an entry lies in the journal and is sent, word for word.
///
/// @param hash binds header and content hash to all entries before it
/// @param personal what it says of a person, or the entry that it carries does; empty where nothing
///   is, or it was erased
public record EntryTexts(
        long sequence,
        String header,
        String body,
        Hash contentHash,
        Hash hash,
        Optional<PersonalPart> personal) {
    private static final Pattern PERSONAL =
            Pattern.compile("\"personalPartHash\":\"([0-9a-f]{64})\"");

    /// The hash of the personal part that belongs to it, if it, or the entry that it carries, has
    /// one. Within a text of JSON no quotation mark stands as it is, so no text is taken for it.
    Optional<String> personalPartHash(String kind) {
        return Stream.of(header, kind.equals("Carried") ? body : "")
                .map(PERSONAL::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    EntryTexts with(Optional<PersonalPart> part) {
        return new EntryTexts(sequence, header, body, contentHash, hash, part);
    }

    int bytes() {
        return Hash.utf8(header).length + Hash.utf8(body).length;
    }

    /// Whether header and body are those that were written.
    ///
    /// @param kind that the header says
    /// @param previousHash that it names
    boolean isAsWritten(String kind, int version, String previousHash) {
        return Hash.isOne(previousHash)
                && RecordedEntry.hash(new Hash(previousHash), header, contentHash).equals(hash)
                && RecordedEntry.contentHash(kind, version, body).equals(contentHash);
    }

    /// With its header read.
    RecordedEntry recorded() {
        try {
            return new RecordedEntry(EntryCodec.header(header), header, body, contentHash, hash);
        } catch (UnreadableEntryException odd) {
            throw new JournalReadException("An entry's header cannot be read", odd);
        }
    }
}
