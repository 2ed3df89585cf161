package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.journal.EpochsInMemory;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.OpenJournal;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.ScriptedHubLink;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/// What a workstation that died had not sent is sent from its disk.
@Timeout(600)
class RecoveryTest {
    private static final int SOLD = 10;
    private static final int COMMON = 4;
    private static final int SOLD_BY_TWIN = 12;
    private static final InstantSource CLOCK = InstantSource.system();
    private static final SyncPace QUICK =
            new SyncPace(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ZERO);

    @TempDir Path folder;

    /// The hub has as much of the epoch and more, but of another machine.
    @Test
    void aDeadMachineWhoseTwinSoldMoreIsNotCompleteBeforeTheHubHasItsOwnEntries() throws Exception {
        try (Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares())) {
            for (long sale = 1; sale <= SOLD; sale++) {
                journal.append(OpenJournal.sale(new UUID(1, sale))).join();
            }
            ScriptedHubLink hub = hubOf(journal);
            for (long sequence = 1; sequence <= SOLD_BY_TWIN; sequence++) {
                hub.hasHead(Fixtures.EPOCH, sequence, hashAtTheHub(journal, sequence));
            }

            assertThat(recovery(journal, hub).run()).isInstanceOf(Recovery.Outcome.Complete.class);

            assertThat(hub.sent().stream().mapToInt(batch -> batch.entries().size()).sum())
                    .isGreaterThanOrEqualTo(SOLD - COMMON);
        }
    }

    private static Hash hashAtTheHub(Journal journal, long sequence) {
        return sequence <= COMMON
                ? journal.reader().entry(Fixtures.EPOCH, sequence).orElseThrow().hash()
                : Hash.of(new byte[] {(byte) sequence});
    }

    /// Tells of what it took with the hashes that this journal has.
    private static ScriptedHubLink hubOf(Journal journal) {
        return new ScriptedHubLink() {
            @Override
            public PushOutcome push(PushRequest batch) {
                PushOutcome outcome = super.push(batch);
                long last = batch.firstSequence() + batch.entries().size() - 1;
                hasHead(
                        batch.epoch(),
                        last,
                        journal.reader().entry(batch.epoch(), last).orElseThrow().hash());
                return outcome;
            }
        };
    }

    private static Recovery recovery(Journal journal, ScriptedHubLink hub) {
        return new Recovery(
                Fixtures.WORKSTATION,
                journal,
                new Recovery.Surroundings(
                        hub, new HubTime(CLOCK), CLOCK, new Random(1), Runnable::run, QUICK));
    }
}
