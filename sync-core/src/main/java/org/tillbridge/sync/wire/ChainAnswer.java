package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;

import java.util.Map;

/// The hashes of the entries that the hub has at some places of an epoch.
///
/// @param hashes by sequence; a place at which it has none does not stand here
public record ChainAnswer(Epoch epoch, Map<Long, Hash> hashes) {
    /// At how many places may be asked at once.
    public static final int MOST_PLACES = 32;

    public ChainAnswer {
        hashes = Map.copyOf(hashes);
    }
}
