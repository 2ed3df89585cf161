package org.tillbridge.sync.journal;

/// How far one epoch of a journal reaches.
///
/// @param first the first sequence that is still kept, or would be
/// @param last the last sequence; 0 if there is none yet
/// @param lastToSend the last one that goes to the hub in this epoch; those after it are carried in
///   a later one
public record EpochPosition(Epoch epoch, int series, long first, long last, long lastToSend) {
    /// An epoch of which nothing is carried.
    public EpochPosition(Epoch epoch, int series, long first, long last) {
        this(epoch, series, first, last, last);
    }
}
