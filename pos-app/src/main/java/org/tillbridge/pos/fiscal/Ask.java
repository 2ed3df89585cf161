package org.tillbridge.pos.fiscal;

import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.TransactionSummary;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A question to the signing unit for which a customer waits. Exactly one of two decides what is on
/// the paper: the answer, or the patience that ran out.
final class Ask {
    private final Committed entry;
    private final TransactionSummary document;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch marked = new CountDownLatch(1);

    Ask(Committed entry, TransactionSummary document) {
        this.entry = entry;
        this.document = document;
    }

    Committed entry() {
        return entry;
    }

    TransactionSummary document() {
        return document;
    }

    /// Waits for the answer. If it says no, the document is to be marked, and [#marked] called.
    boolean isAnsweredWithin(Duration patience) {
        boolean interrupted = false;
        boolean inTime = false;
        try {
            inTime = answered.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            interrupted = true;
        }
        if (!inTime && !decided.compareAndSet(false, true)) {
            interrupted |= await(answered);
            inTime = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return inTime;
    }

    /// Whether nobody waits for the answer any more; the document is marked, and signed later.
    boolean isOver() {
        return decided.get();
    }

    /// There is an answer. If it says no, the document was marked before this returns.
    boolean isInTime() {
        boolean inTime = decided.compareAndSet(false, true);
        if (!inTime && await(marked)) {
            Thread.currentThread().interrupt();
        }
        return inTime;
    }

    /// All that follows from the answer is done.
    void answered() {
        answered.countDown();
    }

    void marked() {
        marked.countDown();
    }

    /// For what takes a moment only.
    ///
    /// @return whether the thread was interrupted meanwhile
    private static boolean await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                return interrupted;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
    }
}
