package org.tillbridge.hub.keeper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A thread that does the same again and again until it is closed. A fault ends nothing: it is
/// logged, and the work goes on a little later.
public final class KeeperThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeeperThread.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);

    private final Work work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /// What is done, once, and the wait until it is done again.
    public interface Work {
        /// @param stop ends the wait; open until it is closed
        void once(CountDownLatch stop) throws InterruptedException;
    }

    private KeeperThread(String name, Work work) {
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public static KeeperThread start(String name, Work work) {
        KeeperThread started = new KeeperThread(name, work);
        started.thread.start();
        return started;
    }

    /// Waits a second at most for what is being done.
    @Override
    public void close() {
        stop.countDown();
        try {
            if (!thread.join(STOPS_WITHIN)) {
                LOG.info("{} goes on for a while", thread.getName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                doOnce();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void doOnce() throws InterruptedException {
        try {
            work.once(stop);
        } catch (RuntimeException | Error fault) {
            if (stop.getCount() > 0) {
                LOG.error("The {} thread failed", thread.getName(), fault);
            }
            stop.await(AFTER_A_FAULT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
