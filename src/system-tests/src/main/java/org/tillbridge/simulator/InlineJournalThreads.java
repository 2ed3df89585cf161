package org.tillbridge.simulator;

import org.tillbridge.sync.journal.JournalThreads;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/// Does a journal's work at once, on whatever thread asks for it.
final class InlineJournalThreads implements JournalThreads {
    private final VirtualTime time;
    private boolean stopped;

    InlineJournalThreads(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void write(Runnable work) {
        if (stopped) {
            throw new RejectedExecutionException("The journal is closed");
        }
        work.run();
    }

    @Override
    public void writeSoon(Runnable work) {
        write(work);
    }

    @Override
    public void care(Runnable work) {
        work.run();
    }

    @Override
    public void careEvery(Duration pause, Runnable work) {
        time.in(
                pause,
                () -> {
                    if (!stopped) {
                        work.run();
                        careEvery(pause, work);
                    }
                });
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
