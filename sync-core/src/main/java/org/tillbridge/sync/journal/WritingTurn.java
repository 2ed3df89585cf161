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
    private volatile boolean closed;

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

    /// The same, unless the journal is closed.
    ///
    /// @throws JournalWriteException if it is
    <T> T takeIfOpen(Supplier<T> work) {
        return take(
                () -> {
                    requireOpen();
                    return work.get();
                });
    }

    /// @throws JournalWriteException if the journal is closed
    void requireOpen() {
        if (closed) {
            throw new JournalWriteException(
                    JournalWriteException.Reason.CLOSED, "The journal is closed");
        }
    }

    /// Nothing is written any more but what the journal does to close.
    void close() {
        closed = true;
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
