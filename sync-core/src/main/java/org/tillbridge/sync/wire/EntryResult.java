package org.tillbridge.sync.wire;

import java.util.List;

/// What became of one entry at the hub. Never changes afterwards.
///
/// @param parked the effects that were not applied; empty where all were
public record EntryResult(long sequence, List<ParkedEffect> parked) {
    public EntryResult {
        parked = List.copyOf(parked);
        if (sequence < 1) {
            throw new IllegalArgumentException("Sequences start at 1");
        }
    }

    public static EntryResult applied(long sequence) {
        return new EntryResult(sequence, List.of());
    }

    public boolean isApplied() {
        return parked.isEmpty();
    }
}
