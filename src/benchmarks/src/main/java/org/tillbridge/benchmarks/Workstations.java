package org.tillbridge.benchmarks;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.EpochSupply;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.Opening;
import org.tillbridge.sync.journal.TimeOrderedIds;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Parts of a workstation, for benchmarks that need no hub.
final class Workstations {
    private Workstations() {}

    static Journal journal(Path folder) {
        Clock clock = Clock.systemUTC();
        Opening opening =
                Journal.open(
                        folder,
                        new StoreId(1),
                        new WorkstationId(1),
                        new OneEpoch(),
                        clock,
                        new TimeOrderedIds(clock, RandomGenerator.getDefault()));
        if (opening instanceof Opening.Intact(Journal journal)) {
            return journal;
        }
        throw new IllegalStateException("A new journal is not intact: " + opening);
    }

    private static final class OneEpoch implements EpochSupply {
        @Override
        public EpochGrant current() {
            return new EpochGrant(new Epoch("0000000000000001"), 1);
        }

        @Override
        public Optional<EpochGrant> nextSpare(Set<Epoch> taken) {
            return Optional.empty();
        }

        @Override
        public void take(EpochGrant spare) {
            throw new UnsupportedOperationException("A benchmark has one epoch");
        }

        @Override
        public void addSpares(List<EpochGrant> spares) {
            throw new UnsupportedOperationException("A benchmark has one epoch");
        }
    }
}
