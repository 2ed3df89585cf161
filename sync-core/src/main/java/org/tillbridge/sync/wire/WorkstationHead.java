package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;

import java.util.List;
import java.util.Optional;

/// How far the hub has each journal of a workstation; an epoch it has nothing of does not stand
/// here.
public record WorkstationHead(List<EpochHead> epochs) {
    public WorkstationHead {
        epochs = List.copyOf(epochs);
    }

    /// @param hash of the entry acknowledged last
    public record EpochHead(Epoch epoch, long acknowledgedThrough, Hash hash) {}

    public Optional<EpochHead> of(Epoch epoch) {
        return epochs.stream().filter(head -> head.epoch().equals(epoch)).findFirst();
    }
}
