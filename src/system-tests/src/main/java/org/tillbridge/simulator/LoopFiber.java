package org.tillbridge.simulator;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tillbridge.powerloss.NoPowerException;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.Pause;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Steps one loop of an engine, as its thread would. Whatever becomes of lines and hub, a step
/// never fails; it does where the disk refuses what is to be written down, and is tried again.
final class LoopFiber {
    /// A loop that has nothing to do looks once a second; here less often, because news end it.
    private static final Duration IDLE_AT_LEAST = Duration.ofMinutes(10);

    /// So many steps at one moment are no work, but a loop gone wild.
    private static final int MOST_STEPS_AT_ONCE = 1_000;

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    /// What SQLite says of a disk that refuses, by its primary result codes.
    private static final Set<Integer> OF_THE_DISK =
            Stream.of(
                            SQLiteErrorCode.SQLITE_BUSY,
                            SQLiteErrorCode.SQLITE_IOERR,
                            SQLiteErrorCode.SQLITE_FULL,
                            SQLiteErrorCode.SQLITE_CANTOPEN)
                    .map(one -> one.code)
                    .collect(Collectors.toSet());

    private static final int PRIMARY = 0xff;

    private final World world;
    private final String name;
    private final Step step;
    private final Fiber fiber = new Fiber(this::run);
    private Optional<Wait<Ring>> resting = Optional.empty();
    private boolean endsWithNews;
    private boolean unheard;
    private long lastStep;
    private int stepsAtOnce;

    /// A step of the loop.
    interface Step {
        Pause run() throws InterruptedException;
    }

    private enum Ring {
        OVER,
        NEWS,
        NOW
    }

    LoopFiber(World world, String name, Step step) {
        this.world = world;
        this.name = name;
        this.step = step;
    }

    void start() {
        world.time().inMillis(0, fiber::resume);
    }

    void cut() {
        fiber.cut();
    }

    /// There is something new.
    void news() {
        if (resting.isPresent() && endsWithNews) {
            end(resting.get(), Ring.NEWS);
        } else {
            unheard = true;
        }
    }

    /// There is reason to try at once.
    void tryNow() {
        resting.ifPresent(wait -> end(wait, Ring.NOW));
    }

    private void run() {
        while (true) {
            rest(stepSafely());
        }
    }

    private Pause stepSafely() {
        requireThatTimePasses();
        try {
            return step.run();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("Nobody interrupts here", impossible);
        } catch (RuntimeException fault) {
            world.trace().add(name + " failed: " + fault);
            // A download is a task, and hands on what ended it.
            if (fault.getCause() instanceof PowerCut cut) {
                throw cut;
            }
            if (!isOfTheDisk(fault)) {
                throw new Violation(0, name + " failed: " + fault);
            }
            return new Pause(AFTER_A_FAULT, false);
        }
    }

    private static boolean isOfTheDisk(RuntimeException fault) {
        return switch (fault.getCause()) {
            case SQLiteException refused ->
                    OF_THE_DISK.contains(refused.getResultCode().code & PRIMARY);
            case NoPowerException _ -> true;
            case null, default -> fault instanceof JournalWriteException;
        };
    }

    private void requireThatTimePasses() {
        stepsAtOnce = world.time().now() == lastStep ? stepsAtOnce + 1 : 0;
        lastStep = world.time().now();
        if (stepsAtOnce > MOST_STEPS_AT_ONCE) {
            throw new Violation(0, name + " never rests");
        }
    }

    private void rest(Pause pause) {
        boolean heard = unheard && pause.endsWithNews();
        unheard = unheard && !pause.endsWithNews();
        if (heard || pause.atMost().isZero()) {
            return;
        }
        Duration length =
                pause.endsWithNews() && pause.atMost().compareTo(IDLE_AT_LEAST) < 0
                        ? IDLE_AT_LEAST
                        : pause.atMost();
        Wait<Ring> wait = new Wait<>();
        resting = Optional.of(wait);
        endsWithNews = pause.endsWithNews();
        world.time().in(length, () -> end(wait, Ring.OVER));
        wait.await();
        resting = Optional.empty();
    }

    /// Later, so that whoever rings is not held up.
    private void end(Wait<Ring> wait, Ring ring) {
        world.time().inMillis(0, () -> wait.end(ring));
    }
}
