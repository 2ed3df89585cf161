package org.tillbridge.benchmarks.load;

import org.tillbridge.benchmarks.Times;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What many tills went through in one round.
final class LoadTally {
    private final Queue<Long> pushes = new ConcurrentLinkedQueue<>();
    private final LongAdder failures = new LongAdder();
    private final LongAdder news = new LongAdder();
    private final LongAdder transactions = new LongAdder();

    /// A push came to its end, good or bad, so long after it was due.
    void pushed(long nanos) {
        pushes.add(nanos);
    }

    void failed() {
        failures.increment();
    }

    /// A waiting request was answered.
    ///
    /// @param many hub transactions; none if the wait was over
    void answered(int many) {
        if (many > 0) {
            news.increment();
            transactions.add(many);
        }
    }

    /// Words of a line, as [LoadRound] reads them.
    ///
    /// @param sales that were made
    String words(long sales) {
        Times times = Times.ofNanos(pushes.stream().mapToLong(Long::longValue).toArray());
        return "%d %d %s %s %s %d %d"
                .formatted(
                        sales,
                        failures.sum(),
                        times.median(),
                        times.quantile(0.99),
                        times.longest(),
                        news.sum(),
                        transactions.sum());
    }
}
