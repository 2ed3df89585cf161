package org.tillbridge.sync.journal;

/// Where an entry lies in its journal. Places grow in the order in which entries are written.
///
/// @param ordinal of its epoch in this journal, from 1
record Place(int ordinal, long sequence) {
    private static final int SEQUENCE_BITS = 40;

    static Place of(long number) {
        return new Place((int) (number >> SEQUENCE_BITS), number & (1L << SEQUENCE_BITS) - 1);
    }

    /// As the table of entries is ordered by it.
    long number() {
        return ((long) ordinal << SEQUENCE_BITS) + sequence;
    }
}
