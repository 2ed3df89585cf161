package org.tillbridge.sync.rules;

/// What becomes of an entry by where it comes and what it is. Every entry has a place in the chain
/// of its journal, and an id of its own.
public final class EntryRules {
    private EntryRules() {}

    /// What is booked under an entry's id.
    public enum Booked {
        NOTHING,
        THE_SAME,
        ANOTHER
    }

    /// @param sequence of the entry
    /// @param watermark up to which its journal is here
    /// @param fits whether what stands at its place is the same entry, or, where nothing stands
    ///   there, it follows what stands before it
    public static Rule atPlace(long sequence, long watermark, boolean fits) {
        if (sequence > watermark + 1) {
            return Rule.ENTRIES_MISSING;
        }
        if (!fits) {
            return Rule.FORK;
        }
        return sequence <= watermark ? Rule.TAKEN_BEFORE : Rule.FOLLOWS;
    }

    /// What becomes of one that stands behind others in a push. They came of one machine, so this
    /// is no fork.
    ///
    /// @param fits whether it follows what stands before it
    public static Rule behindOthers(boolean fits) {
        return fits ? Rule.FOLLOWS : Rule.CHAIN_BROKEN;
    }

    public static Rule underId(Booked booked) {
        return switch (booked) {
            case NOTHING -> Rule.NEW_ENTRY;
            case THE_SAME -> Rule.SAME_ENTRY_AGAIN;
            case ANOTHER -> Rule.SAME_ID_OTHER_CONTENT;
        };
    }

    /// What becomes of its transaction, which has an id too.
    ///
    /// @param isFirst whether no other is booked under that
    public static Rule underTransaction(boolean isFirst) {
        return isFirst ? Rule.NEW_TRANSACTION : Rule.SAME_TRANSACTION_TWICE;
    }
}
