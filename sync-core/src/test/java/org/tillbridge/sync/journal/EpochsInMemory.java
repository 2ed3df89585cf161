package org.tillbridge.sync.journal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// A supply that forgets when the test ends.
public final class EpochsInMemory implements EpochSupply {
    private final Queue<EpochGrant> spares;
    private EpochGrant current;

    public EpochsInMemory(EpochGrant current, EpochGrant... spares) {
        this.current = current;
        this.spares = new ArrayDeque<>(List.of(spares));
    }

    /// As enrolment gives them: one epoch and three spares.
    public static EpochsInMemory oneAndThreeSpares() {
        return new EpochsInMemory(new EpochGrant(Fixtures.EPOCH, 1), spare(2), spare(3), spare(4));
    }

    private static EpochGrant spare(int series) {
        return new EpochGrant(new Epoch("%016x".formatted(0x5a5a5a5aL * series)), series);
    }

    List<Epoch> spares() {
        return spares.stream().map(EpochGrant::epoch).toList();
    }

    @Override
    public synchronized EpochGrant current() {
        return current;
    }

    @Override
    public synchronized Optional<EpochGrant> nextSpare(Set<Epoch> taken) {
        return spares.stream().filter(one -> !taken.contains(one.epoch())).findFirst();
    }

    @Override
    public synchronized void take(EpochGrant spare) {
        spares.remove(spare);
        current = spare;
    }

    @Override
    public synchronized void addSpares(List<EpochGrant> more) {
        spares.addAll(more);
    }
}
