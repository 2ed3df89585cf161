package org.tillbridge.sync;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.wire.WorkstationHead;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far the hub has this workstation's journals, as it said itself, and which of them it may
/// have from another machine. Written by one thread, read by any.
final class Acknowledged {
    private final JournalReader journal;
    private final boolean isWritten;
    private final Map<Epoch, EpochHead> heads = new HashMap<>();
    private final Set<Epoch> suspected = new HashSet<>();
    private final Set<Epoch> agreed = new HashSet<>();
    private volatile Map<Epoch, Long> through = Map.of();
    private volatile Set<Epoch> held = Set.of();
    private Set<Epoch> doubtful = Set.of();
    private volatile Map<Epoch, Long> sure = Map.of();

    /// @param isWritten whether this machine writes on in the last epoch
    Acknowledged(JournalReader journal, boolean isWritten) {
        this.journal = journal;
        this.isWritten = isWritten;
    }

    /// Whether the hub has less than it had by its own word.
    boolean isBehind(WorkstationHead head, Map<Epoch, Long> reflected) {
        return journal.epochs().stream()
                .map(EpochPosition::epoch)
                .anyMatch(
                        epoch ->
                                head.of(epoch).map(EpochHead::acknowledgedThrough).orElse(0L)
                                        < Math.max(
                                                through(epoch), reflected.getOrDefault(epoch, 0L)));
    }

    /// The hub's own word on all of them, which is part of what is [#sure] after [#doubtful].
    void setAll(WorkstationHead head) {
        through =
                head.epochs().stream()
                        .collect(
                                toMap(EpochHead::epoch, EpochHead::acknowledgedThrough, Math::max));
        heads.clear();
        head.epochs().forEach(one -> heads.put(one.epoch(), one));
        held = Set.of();
    }

    void set(Epoch epoch, long sequence) {
        Map<Epoch, Long> changed = new HashMap<>(through);
        changed.put(epoch, sequence);
        through = Map.copyOf(changed);
        writeSure();
    }

    long through(Epoch epoch) {
        return through.getOrDefault(epoch, 0L);
    }

    /// By epoch; those the hub has nothing of are left out, and those of which it is not known
    /// whose entries it has.
    Map<Epoch, Long> sure() {
        return sure;
    }

    private void writeSure() {
        Map<Epoch, Long> some = new HashMap<>(through);
        held.forEach(some::remove);
        doubtful.forEach(some::remove);
        sure = Map.copyOf(some);
    }

    /// The hub said that it has other entries of this epoch.
    void suspect(Epoch epoch) {
        suspected.add(epoch);
    }

    /// The epochs with something to send, the oldest first.
    List<EpochPosition> toDrain() {
        return journal.epochs().stream()
                .filter(position -> !held.contains(position.epoch()))
                .filter(position -> through(position.epoch()) < position.lastToSend())
                .toList();
    }

    /// The first epoch that the hub may have from another machine. Nothing of it is sent.
    Optional<EpochPosition> doubtful() {
        List<EpochPosition> found =
                journal.epochs().stream()
                        .filter(position -> !held.contains(position.epoch()))
                        .filter(position -> isDoubtful(position, isWritten(position.epoch())))
                        .toList();
        doubtful = found.stream().map(EpochPosition::epoch).collect(toSet());
        writeSure();
        return found.stream().findFirst();
    }

    private boolean isDoubtful(EpochPosition position, boolean isWrittenOn) {
        Epoch epoch = position.epoch();
        return suspected.contains(epoch)
                || (through(epoch) > position.lastToSend()
                        && (isWrittenOn || !agreed.contains(epoch)))
                || Optional.ofNullable(heads.get(epoch))
                        .filter(head -> head.acknowledgedThrough() <= position.lastToSend())
                        .map(this::isOtherEntry)
                        .orElse(false);
    }

    private boolean isOtherEntry(EpochHead head) {
        return journal.entry(head.epoch(), head.acknowledgedThrough())
                .filter(own -> !own.hash().equals(head.hash()))
                .isPresent();
    }

    /// Whether this machine cannot go on in an epoch: the hub has other entries after the last
    /// common one, or has more of the epoch being written, or this machine's own chain is broken
    /// there. More of an older one is no wonder: what of a damaged journal could not be saved here
    /// may well have been sent.
    boolean isFork(Fork found) {
        List<EpochPosition> epochs = journal.epochs();
        long hubs = through(found.epoch());
        long own =
                epochs.stream()
                        .filter(position -> position.epoch().equals(found.epoch()))
                        .mapToLong(EpochPosition::lastToSend)
                        .sum();
        if (found.lastCommon() < own) {
            return found.lastCommon() < hubs || !continues(found);
        }
        return hubs > own && isWritten(found.epoch());
    }

    private boolean isWritten(Epoch epoch) {
        return isWritten && journal.epochs().getLast().epoch().equals(epoch);
    }

    private boolean continues(Fork found) {
        return journal.entry(found.epoch(), found.lastCommon() + 1)
                .filter(next -> next.header().previousHash().equals(found.lastCommonHash()))
                .isPresent();
    }

    /// It is known now how this machine and the hub stand in an epoch.
    void agree(Epoch epoch) {
        suspected.remove(epoch);
        heads.remove(epoch);
        agreed.add(epoch);
    }

    /// Nothing of this epoch is sent before the hub has been asked again.
    void hold(Epoch epoch) {
        Set<Epoch> more = new HashSet<>(held);
        more.add(epoch);
        held = Set.copyOf(more);
        writeSure();
    }

    boolean holdsAny() {
        return !held.isEmpty();
    }

    /// Those of which the hub has something, whoever sent it.
    Set<Epoch> taken() {
        return through.keySet();
    }
}
