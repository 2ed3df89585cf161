package org.tillbridge.sync;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Steps an engine's loops, each on a thread of its own, until closed. A third thread keeps count
/// of what is unsent while both wait for the hub.
public final class SyncThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncThreads.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(1);
    private static final Duration STOP_AGAIN_AFTER = Duration.ofMillis(20);

    private final SyncEngine engine;
    private final Bell pushBell = new Bell();
    private final Bell feedBell = new Bell();
    private final Bell countBell = new Bell();
    private final List<Thread> threads;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    private SyncThreads(SyncEngine engine) {
        this.engine = engine;
        this.threads =
                List.of(
                        new Thread(() -> run(engine.push()::step, pushBell), "push"),
                        new Thread(() -> run(engine.feed()::step, feedBell), "feed"),
                        new Thread(() -> run(this::count, countBell), "unsent"));
    }

    public static SyncThreads start(SyncEngine engine) {
        SyncThreads started = new SyncThreads(engine);
        engine.whenBack(started::tryNow);
        started.threads.forEach(
                thread -> {
                    thread.setDaemon(true);
                    thread.start();
                });
        return started;
    }

    /// There is a new entry. Sent at once, unless the hub is being left alone.
    public void entryAppended() {
        pushBell.ring(Bell.Ring.NEWS);
        countBell.ring(Bell.Ring.NEWS);
    }

    /// There is reason to think that the hub can be reached: pauses end.
    public void tryNow() {
        pushBell.ring(Bell.Ring.NOW);
        feedBell.ring(Bell.Ring.NOW);
    }

    /// Stops all loops, in the middle of a call if need be. What was being sent is sent again at
    /// the next start. Waits a second: what takes longer, such as to build a replica, ends by
    /// itself and changes nothing any more once replica and journal are closed.
    @Override
    public void close() {
        stopping = true;
        long giveUp = System.nanoTime() + STOP_WITHIN.toNanos();
        threads.forEach(Thread::interrupt);
        while (threads.stream().anyMatch(Thread::isAlive) && System.nanoTime() < giveUp) {
            engine.endCalls();
            joinBriefly();
        }
        threads.stream()
                .filter(Thread::isAlive)
                .forEach(thread -> LOG.error("The {} loop has not stopped", thread.getName()));
    }

    private void joinBriefly() {
        try {
            for (Thread thread : threads) {
                thread.join(STOP_AGAIN_AFTER);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        Pause run() throws InterruptedException;
    }

    private void run(Step step, Bell bell) {
        try {
            while (!stopping) {
                rest(stepSafely(step), bell);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The {} loop was stopped", Thread.currentThread().getName());
        }
    }

    /// A fault on this side acknowledges nothing and stops nothing: the step is tried again.
    private Pause stepSafely(Step step) throws InterruptedException {
        String loop = Thread.currentThread().getName();
        try {
            Pause pause = step.run();
            if (failing.remove(loop)) {
                engine.fault(!failing.isEmpty());
            }
            return pause;
        } catch (RuntimeException | Error fault) {
            if (!stopping) {
                report(loop, fault);
            }
            return Pause.backOff(AFTER_A_FAULT);
        }
    }

    /// Where not even that works, for want of memory say, the loop goes on all the same, and is
    /// among those that fail until a step of it succeeds.
    private void report(String loop, Throwable fault) {
        failing.add(loop);
        try {
            LOG.error("The {} loop failed", loop, fault);
            engine.fault(true);
        } catch (RuntimeException | Error another) {
            fault.addSuppressed(another);
        }
    }

    private Pause count() {
        engine.push().countUnsent();
        return Pause.idle(COUNT_EVERY);
    }

    private void rest(Pause pause, Bell bell) throws InterruptedException {
        long end = System.nanoTime() + pause.atMost().toNanos();
        boolean over = pause.atMost().isZero();
        while (!over && !stopping) {
            over =
                    switch (bell.rest(Duration.ofNanos(end - System.nanoTime()))) {
                        case NOBODY, NOW -> true;
                        case NEWS -> pause.endsWithNews();
                    };
        }
    }
}
