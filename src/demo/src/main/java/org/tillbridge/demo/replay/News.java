package org.tillbridge.demo.replay;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Where the one who directs a replay hears that something changed.
public final class News {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();

    /// Runs a change that others may be waiting for.
    public void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a condition holds, which is looked at after each change.
    ///
    /// @param what for the message if it does not
    public void await(String what, Duration atMost, BooleanSupplier condition) {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (!condition.getAsBoolean()) {
                if (nanos <= 0) {
                    throw new ReplayFailedException(
                            "Waited for %d s in vain: %s".formatted(atMost.toSeconds(), what));
                }
                nanos = happened.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ReplayFailedException("Interrupted while waiting: " + what);
        } finally {
            lock.unlock();
        }
    }
}
