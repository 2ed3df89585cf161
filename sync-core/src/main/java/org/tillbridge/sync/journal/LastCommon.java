package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;

import java.util.ArrayList;
import java.util.List;

/// Up to which entry each epoch of a journal stands for itself. Whatever comes after that is
/// carried in a later epoch, and what follows from it follows from the entry that carries it.
final class LastCommon {
    private static final Logger LOG = LoggerFactory.getLogger(LastCommon.class);

    private final List<EpochOpened> openings = new ArrayList<>();

    /// Takes an epoch's first entry, if it says where an earlier one ends.
    void take(JournalEntry fact, long sequence) {
        if (sequence == 1 && fact instanceof EpochOpened opened) {
            openings.add(opened);
        }
    }

    /// The same of a row; what cannot be read says nothing.
    void take(StoredEntry first) {
        try {
            EntryHeader header = EntryCodec.header(first.header());
            EntryCodec.entryIfKnown(header.kind(), header.version(), first.body())
                    .ifPresent(fact -> take(fact, first.sequence()));
        } catch (UnreadableEntryException odd) {
            LOG.debug("The first entry of an epoch cannot be read: {}", odd.text());
        }
    }

    boolean isCarried(Epoch epoch, long sequence) {
        return openings.stream()
                .anyMatch(
                        opened ->
                                opened.previousEpoch().equals(epoch)
                                        && opened.lastCommonSequence() < sequence);
    }

    /// Whether a later epoch says that another entry stands at this place.
    boolean contradicts(RecordedEntry entry) {
        return openings.stream()
                .anyMatch(
                        opened ->
                                opened.previousEpoch().equals(entry.header().epoch())
                                        && opened.lastCommonSequence() == entry.header().sequence()
                                        && !opened.lastCommonHash().equals(entry.hash()));
    }
}
