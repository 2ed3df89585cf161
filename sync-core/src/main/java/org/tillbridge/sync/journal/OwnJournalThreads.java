package org.tillbridge.sync.journal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Two threads of the journal's own, for as long as it is open.
final class OwnJournalThreads implements JournalThreads {
    private static final long SOON_MILLISECONDS = 5;

    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("journal").daemon().factory());
    private final ScheduledExecutorService caretaker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("journal-caretaker").daemon().factory());

    @Override
    public void write(Runnable work) {
        writer.execute(work);
    }

    @Override
    public void writeSoon(Runnable work) {
        ScheduledFuture<?> _ = writer.schedule(work, SOON_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void care(Runnable work) {
        caretaker.execute(work);
    }

    @Override
    public void careEvery(Duration pause, Runnable work) {
        ScheduledFuture<?> _ =
                caretaker.scheduleWithFixedDelay(
                        work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        caretaker.shutdownNow();
        writer.shutdown();
        boolean interrupted = false;
        while (!writer.isTerminated()) {
            try {
                writer.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
