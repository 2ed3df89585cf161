package org.tillbridge.sync.journal;

/// How far one epoch of a journal reaches.
///
/// @param first the first sequence that is still kept, or would be
/// @param last the last sequence; 0 if there is none yet
public record EpochPosition(Epoch epoch, int series, long first, long last) {}
