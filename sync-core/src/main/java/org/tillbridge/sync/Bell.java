package org.tillbridge.sync;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes one resting thread. A ring while nobody rests is heard at the next rest.
final class Bell {
    /// What ended a rest.
    enum Ring {
        NOBODY,
        NEWS,
        NOW
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private Ring waiting = Ring.NOBODY;

    void ring(Ring kind) {
        lock.lock();
        try {
            waiting = kind.compareTo(waiting) > 0 ? kind : waiting;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    Ring rest(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (waiting == Ring.NOBODY && left > 0) {
                left = rung.awaitNanos(left);
            }
            Ring heard = waiting;
            waiting = Ring.NOBODY;
            return heard;
        } finally {
            lock.unlock();
        }
    }
}
