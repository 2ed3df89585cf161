package org.tillbridge.sync.journal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Whoever writes into the journal, one after the other.
///
/// Whatever breaks one's work off, lack of memory say, may leave a transaction open, and what is
/// appended next would be part of it, on no disk: the file is then opened anew.
final class WritingTurn {
    private final ReentrantLock lock = new ReentrantLock();
    private final JournalWriter writer;

    WritingTurn(JournalWriter writer) {
        this.writer = writer;
    }

    /// Runs when it is its turn.
    <T> T take(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } catch (JournalWriteException told) {
            throw told;
        } catch (RuntimeException | Error brokenOff) {
            writer.close();
            throw brokenOff;
        } finally {
            lock.unlock();
        }
    }

    void take(Runnable work) {
        Object _ =
                take(
                        () -> {
                            work.run();
                            return work;
                        });
    }

    boolean isWanted() {
        return lock.hasQueuedThreads();
    }
}
