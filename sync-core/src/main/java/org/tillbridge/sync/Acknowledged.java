package org.tillbridge.sync;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.wire.WorkstationHead;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How far the hub has this workstation's journals, as it said itself. Written by one thread, read
/// by any.
final class Acknowledged {
    private final JournalReader journal;
    private volatile Map<Epoch, Long> through = Map.of();
    private volatile Set<Epoch> foreign = Set.of();

    Acknowledged(JournalReader journal) {
        this.journal = journal;
    }

    /// The hub's own word on all of them.
    void setAll(WorkstationHead head) {
        through =
                head.epochs().stream()
                        .collect(
                                toMap(EpochHead::epoch, EpochHead::acknowledgedThrough, Math::max));
        foreign =
                head.epochs().stream()
                        .filter(this::isOtherEntry)
                        .map(EpochHead::epoch)
                        .collect(toSet());
    }

    void set(Epoch epoch, long sequence) {
        Map<Epoch, Long> changed = new HashMap<>(through);
        changed.put(epoch, sequence);
        through = Map.copyOf(changed);
    }

    long through(Epoch epoch) {
        return through.getOrDefault(epoch, 0L);
    }

    /// By epoch; those the hub has nothing of are left out.
    Map<Epoch, Long> all() {
        return through;
    }

    /// Whether this machine's journal is not the one that the hub has: the hub has other entries,
    /// or more of the epoch being written. More of an older one is no wonder: what of a damaged
    /// journal could not be saved here may well have been sent.
    boolean isStaleCopy() {
        List<EpochPosition> epochs = journal.epochs();
        return epochs.stream().anyMatch(position -> foreign.contains(position.epoch()))
                || (!epochs.isEmpty() && hubHasMore(epochs.getLast()));
    }

    /// The epochs with something to send, the oldest first.
    List<EpochPosition> toDrain() {
        return journal.epochs().stream()
                .filter(position -> !foreign.contains(position.epoch()))
                .filter(position -> through(position.epoch()) < position.last())
                .toList();
    }

    private boolean hubHasMore(EpochPosition position) {
        return through(position.epoch()) > position.last();
    }

    private boolean isOtherEntry(EpochHead head) {
        return journal.entry(head.epoch(), head.acknowledgedThrough())
                .filter(own -> !own.hash().equals(head.hash()))
                .isPresent();
    }
}
