package org.tillbridge.sync.journal;

import org.tillbridge.retail.WorkstationId;

/// An entry as it lies in the journal and as it travels: the exact texts that were hashed.
///
/// @param hash binds it to all entries before it
public record RecordedEntry(
        EntryHeader header, String headerText, String bodyText, Hash contentHash, Hash hash) {
    private static final byte[] CHAIN_TAG = Hash.utf8("tillbridge/journal/v1");

    /// The hash before the first entry of an epoch.
    public static Hash firstPreviousHash(WorkstationId workstation, Epoch epoch) {
        return Hash.of(
                CHAIN_TAG,
                Hash.utf8(Integer.toString(workstation.number())),
                Hash.utf8(epoch.hex()));
    }

    public static Hash contentHash(String kind, int version, String bodyText) {
        return contentHash(kind, version, Hash.utf8(bodyText));
    }

    /// @param body in UTF-8
    public static Hash contentHash(String kind, int version, byte[] body) {
        return Hash.of(Hash.utf8(kind), Hash.utf8(Integer.toString(version)), body);
    }

    public static Hash hash(Hash previousHash, String headerText, Hash contentHash) {
        return Hash.of(previousHash.bytes(), Hash.utf8(headerText), contentHash.bytes());
    }
}
