package org.tillbridge.sync.journal;

/// Where the next entry goes.
///
/// @param ordinal of the epoch in this journal, from 1
/// @param sequence of the last entry; 0 if the epoch has none
/// @param hash of the last entry; the epoch's first previous hash if it has none
/// @param lastNumber the last document number given in the epoch's series; 0 if none was
record ChainHead(EpochGrant grant, int ordinal, long sequence, Hash hash, long lastNumber) {
    Epoch epoch() {
        return grant.epoch();
    }

    /// The head after an entry was added.
    ChainHead after(RecordedEntry entry, JournalEntry fact) {
        return new ChainHead(
                grant,
                ordinal,
                entry.header().sequence(),
                entry.hash(),
                MoneyOfEntry.number(fact).isPresent() ? lastNumber + 1 : lastNumber);
    }
}
