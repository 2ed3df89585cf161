package org.tillbridge.hub.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class KeeperThreadTest {
    @Test
    void aFaultIsNotTheEndOfIt() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(1);
        try (KeeperThread thread =
                KeeperThread.start(
                        "faulty",
                        stop -> {
                            if (done.incrementAndGet() == 1) {
                                throw new IllegalStateException("the first time");
                            }
                            again.countDown();
                            stop.await(1, TimeUnit.HOURS);
                        })) {
            again.await();
            assertThat(thread).isNotNull();
        }
        assertThat(done).hasValue(2);
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
}
