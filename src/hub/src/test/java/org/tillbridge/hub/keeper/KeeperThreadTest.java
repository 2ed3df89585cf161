package org.tillbridge.hub.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(600)
class KeeperThreadTest {
    @Test
    void aFaultIsNotTheEndOfIt() throws InterruptedException {
        assertGoesOnAfter(
                () -> {
                    throw new IllegalStateException("the first time");
                });
    }

    @Test
    void anErrorIsNotTheEndOfIt() throws InterruptedException {
        assertGoesOnAfter(
                () -> {
                    throw new OutOfMemoryError("under a flood of large bodies");
                });
    }

    @Test
    void closingEndsItsWaitAndTheThread() {
        KeeperThread thread =
                KeeperThread.start("waits for an hour", stop -> stop.await(1, TimeUnit.HOURS));

        thread.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("waits for an hour");
    }

    private static void assertGoesOnAfter(Runnable fault) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(1);
        try (KeeperThread thread =
                KeeperThread.start(
                        "faulty",
                        stop -> {
                            if (done.incrementAndGet() == 1) {
                                fault.run();
                            }
                            again.countDown();
                            stop.await(1, TimeUnit.HOURS);
                        })) {
            assertThat(again.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(thread).isNotNull();
        }
        assertThat(done).hasValue(2);
    }
}
