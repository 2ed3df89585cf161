package org.tillbridge.sync.journal;

/// What of an entry lies in the journal and is sent, word for word.
///
/// @param hash binds header and content hash to all entries before it
public record EntryTexts(long sequence, String header, String body, Hash contentHash, Hash hash) {
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
