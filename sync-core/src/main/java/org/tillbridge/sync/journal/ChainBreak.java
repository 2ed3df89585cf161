package org.tillbridge.sync.journal;

import java.util.Optional;

/// The first place at which a journal is not what it was when it was written.
///
/// @param epoch empty where the damage is not in an entry
/// @param sequence the first entry that is missing or wrong; 0 where the damage is not in an entry
/// @param what for the log: what differs
public record ChainBreak(Optional<Epoch> epoch, long sequence, Kind kind, String what) {
    /// What kind of difference.
    public enum Kind {
        /// It is not a journal, or its pages cannot be read.
        FILE,
        /// An entry that should be there is not.
        MISSING,
        /// An entry was changed, or does not follow from the one before it.
        CHAIN,
        /// The chain holds, but what was derived from it in the same commit differs.
        DERIVED,
        /// It is another workstation's journal.
        FOREIGN
    }
}
