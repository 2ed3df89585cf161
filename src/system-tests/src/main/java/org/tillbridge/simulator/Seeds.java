package org.tillbridge.simulator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Violation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Runs many seeds, on two threads, until they are through or the time is up. Files lie in memory
/// where the system has a place there. What goes wrong in a simulation goes wrong on purpose, so
/// nothing is logged meanwhile.
final class Seeds implements AutoCloseable {
    private static final LoggerContext LOGS = (LoggerContext) LoggerFactory.getILoggerFactory();
    static final int THREADS = 2;

    /// Prime to what else one in so many seeds has, so that in time each of it runs twice.
    private static final int TWICE_IN = 47;

    private final TurboFilter silence = new Silence();
    private final Thread.@Nullable UncaughtExceptionHandler otherwise =
            Thread.getDefaultUncaughtExceptionHandler();
    private final Path folder = Folders.inMemory("tillbridge-simulator-");
    private final Templates templates = Templates.make(folder.resolve("templates"));
    private final FeedWatch start = new FeedWatch();
    private final Sometimes sometimes = new Sometimes();
    private final List<Failed> failed = new ArrayList<>();
    private final AtomicLong folders = new AtomicLong();
    private final LongFunction<Plan> plans;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private volatile boolean enough;

    /// A seed that failed.
    record Failed(long seed, Simulation.Failure failure) {}

    /// @param plans what is done in each
    /// @throws Violation if tills cannot even load what they begin with
    Seeds(LongFunction<Plan> plans) {
        this.plans = plans;
        LOGS.addTurboFilter(silence);
        Thread.setDefaultUncaughtExceptionHandler(Seeds::ended);
        start.look(templates.hub().resolve("hub.db"));
        start.close();
        try {
            Simulation.load(templates, start, folder.resolve("load"));
        } catch (Violation notEvenThat) {
            close();
            throw notEvenThat;
        }
    }

    /// @param most how long to go on
    /// @param progress told of each seed that failed
    void run(long from, long count, Duration most, Consumer<Failed> progress) {
        AtomicLong next = new AtomicLong(from);
        long end = System.nanoTime() + most.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .name("seeds-" + i)
                            .start(
                                    () -> {
                                        long seed = next.getAndIncrement();
                                        while (!enough
                                                && seed < from + count
                                                && System.nanoTime() < end) {
                                            runWhole(seed, progress);
                                            seed = next.getAndIncrement();
                                        }
                                    }));
        }
        threads.forEach(Seeds::join);
    }

    /// Begins no further seed.
    void enough() {
        enough = true;
    }

    Simulation.Outcome outcome(Plan plan) {
        return Simulation.run(
                plan,
                templates,
                start,
                folder.resolve("run-" + folders.incrementAndGet()),
                sometimes);
    }

    long done() {
        return done.get();
    }

    /// How many things happened in all of them.
    long lines() {
        return lines.get();
    }

    synchronized List<Failed> failed() {
        return List.copyOf(failed);
    }

    Sometimes sometimes() {
        return sometimes;
    }

    /// Whatever breaks off is a seed that failed, and not a thread that is gone.
    private void runWhole(long seed, Consumer<Failed> progress) {
        try {
            run(seed, progress);
        } catch (RuntimeException | Error brokeOff) {
            done.incrementAndGet();
            fail(new Failed(seed, new Simulation.Failure(-1, brokeOff.toString())), progress);
        }
    }

    private void run(long seed, Consumer<Failed> progress) {
        Plan plan = plans.apply(seed);
        Simulation.Outcome outcome = outcome(plan);
        outcome.failure().ifPresent(failure -> fail(new Failed(seed, failure), progress));
        if (seed % TWICE_IN == 0 && outcome.failure().isEmpty()) {
            Simulation.Outcome again = outcome(plan);
            if (!again.hash().equals(outcome.hash())) {
                fail(
                        new Failed(
                                seed, new Simulation.Failure(-1, "another trace the second time")),
                        progress);
            }
        }
        done.incrementAndGet();
        lines.addAndGet(outcome.lines());
    }

    private synchronized void fail(Failed one, Consumer<Failed> progress) {
        failed.add(one);
        progress.accept(one);
    }

    /// A thread of a machine that lost its power is no more; of anything else nobody would hear.
    private static void ended(Thread thread, Throwable why) {
        if (!(why instanceof PowerCut)) {
            throw new IllegalStateException(thread + " ended", why);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("Interrupted while seeds ran", stopped);
        }
    }

    @Override
    public void close() {
        LOGS.getTurboFilterList().remove(silence);
        Thread.setDefaultUncaughtExceptionHandler(otherwise);
        Folders.delete(folder);
    }

    /// Whatever level a logger has.
    private static final class Silence extends TurboFilter {
        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] arguments,
                @Nullable Throwable cause) {
            return FilterReply.DENY;
        }
    }
}
