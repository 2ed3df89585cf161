package org.tillbridge.simulator;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Semaphore;

/// Code that waits in its middle while virtual time goes on. It has a thread of its own, but runs
/// only while whoever resumed it stands still, so at any time exactly one thing happens.
final class Fiber {
    private static final ThreadLocal<Fiber> CURRENT = new ThreadLocal<>();

    private final Semaphore mayRun = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private final Thread thread;
    private @Nullable Throwable failure;
    private boolean started;
    private boolean ended;
    private boolean cut;

    Fiber(Runnable body) {
        thread = Thread.ofVirtual().unstarted(() -> run(body));
    }

    /// The fiber that this code runs in.
    static Fiber current() {
        Fiber current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException("Only what runs in a fiber can wait");
        }
        return current;
    }

    /// Runs it until it waits or ends.
    void resume() {
        if (ended) {
            return;
        }
        if (started) {
            mayRun.release();
        } else {
            started = true;
            thread.start();
        }
        stands.acquireUninterruptibly();
        if (failure instanceof RuntimeException odd) {
            throw odd;
        }
        if (failure instanceof Error odd) {
            throw odd;
        }
    }

    /// Waits until it is resumed; only for the code in it.
    void pause() {
        stands.release();
        mayRun.acquireUninterruptibly();
        if (cut) {
            throw new PowerCut();
        }
    }

    /// Ends it where it waits. What runs at this moment has to end itself.
    void cut() {
        cut = true;
        if (started && CURRENT.get() != this) {
            resume();
        }
    }

    private void run(Runnable body) {
        CURRENT.set(this);
        try {
            if (!cut) {
                body.run();
            }
        } catch (PowerCut end) {
            cut = true;
        } catch (RuntimeException | Error odd) {
            failure = odd;
        }
        ended = true;
        stands.release();
    }
}
