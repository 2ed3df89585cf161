package org.tillbridge.sync.journal;

/// The hub's leave to write a journal: an epoch, and the series of document numbers that goes with
/// it. Each is used once.
public record EpochGrant(Epoch epoch, int series) {
    public EpochGrant {
        if (series < 1) {
            throw new IllegalArgumentException("Series start at 1, not " + series);
        }
    }
}
