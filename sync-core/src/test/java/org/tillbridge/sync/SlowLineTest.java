package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.NoAnswer.Cause;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.ScriptedHubLink;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/// A line that carries something, but not the largest batch in the time that is waited for.
class SlowLineTest {
    private static final Epoch EPOCH = new Epoch("00c0ffee00c0ffe1");
    private static final int CARRIED_IN_TIME = 100;

    private final JournalInMemory journal = new JournalInMemory();
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final SyncStatusBoard board = new SyncStatusBoard(clock, new HubTime(clock));
    private final ScriptedHubLink hub =
            new ScriptedHubLink() {
                @Override
                public PushOutcome push(PushRequest batch) {
                    return batch.entries().size() > CARRIED_IN_TIME
                            ? NoAnswer.because(Cause.TIMED_OUT, "timeout")
                            : super.push(batch);
                }
            };
    private final PushLoop loop =
            new PushLoop(
                    JournalInMemory.TILL,
                    journal,
                    journal,
                    hub,
                    Runnable::run,
                    Map::of,
                    new BackOff(SyncPace.USUAL, new Random(1)),
                    board);

    @Test
    void aLineThatCarriesAHundredEntriesInTimeGetsLessAtATimeUntilAllAreThere() {
        journal.with(EPOCH, 1200);

        for (int step = 0; step < 60; step++) {
            loop.step();
        }

        assertThat(hub.bodies(EPOCH)).hasSize(1200);
        assertThat(board.status().unsent()).isZero();
    }
}
