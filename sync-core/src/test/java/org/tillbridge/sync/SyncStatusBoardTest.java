package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tillbridge.sync.wire.HubTime;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class SyncStatusBoardTest {
    private final InstantSource clock = InstantSource.system();
    private final SyncStatusBoard board = new SyncStatusBoard(clock, new HubTime(clock));

    @Test
    @Timeout(20)
    void aListenerMayWaitForAThreadThatChangesTheStatusToo() {
        CountDownLatch counted = new CountDownLatch(1);
        board.listen(
                status -> {
                    if (status.parked() == 1) {
                        waitFor(counted);
                    }
                });
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (board.status().parked() != 1) {
                                        Thread.onSpinWait();
                                    }
                                    board.unsent(() -> 5);
                                    board.loaded(true);
                                    counted.countDown();
                                });

        board.parked(1);

        assertThat(other.isAlive() && counted.getCount() > 0).isFalse();
        assertThat(board.status().unsent()).isEqualTo(5);
    }

    @Test
    void whoeverTellsTheLastThingToldIsTheStatus() throws InterruptedException {
        List<Long> told = new CopyOnWriteArrayList<>();
        board.listen(status -> told.add(status.unsent()));
        AtomicLong entries = new AtomicLong();
        List<Thread> threads =
                IntStream.range(0, 4)
                        .mapToObj(
                                each ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            for (int n = 0; n < 2_000; n++) {
                                                                board.unsent(
                                                                        entries::incrementAndGet);
                                                            }
                                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(board.status().unsent()).isEqualTo(8_000);
        assertThat(told.getLast()).isEqualTo(8_000);
        assertThat(told).isSorted();
    }

    @Test
    void aListenerThatFailsOnceIsToldTheNextTime() {
        List<Long> told = new ArrayList<>();
        board.listen(
                status -> {
                    if (status.unsent() == 1) {
                        throw new IllegalStateException("cannot draw it");
                    }
                    told.add(status.unsent());
                });

        assertThatThrownBy(() -> board.unsent(() -> 1)).hasMessage("cannot draw it");
        board.unsent(() -> 2);

        assertThat(told).containsExactly(0L, 2L);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
