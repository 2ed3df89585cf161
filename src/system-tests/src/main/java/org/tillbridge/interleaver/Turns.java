package org.tillbridge.interleaver;

import org.tillbridge.hub.store.StatementHook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Lets several who write run one statement at a time, in an order that a seed decides. One whose
/// statement waits for another's lock stays where it is until the lock is free.
final class Turns implements StatementHook {
    private static final long LOOKS_EVERY_MILLIS = 1;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    private final List<Writer> writers = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final IntSupplier waitingForLocks;
    private boolean abandoned;

    /// @param waitingForLocks how many connections the database says wait for a lock
    Turns(IntSupplier waitingForLocks) {
        this.waitingForLocks = waitingForLocks;
    }

    /// Where a writer is.
    private enum Place {
        BEFORE_A_STATEMENT,
        UNDER_WAY,
        AT_THE_END
    }

    /// One who writes, on a thread of its own.
    private final class Writer {
        private final String name;
        private final Thread thread;
        private Place place = Place.UNDER_WAY;
        private String statement = "";
        private boolean hasAsked;
        private Optional<Throwable> failure = Optional.empty();

        Writer(String name, Runnable work) {
            this.name = name;
            this.thread = Thread.ofPlatform().name(name).unstarted(() -> run(work));
        }

        /// Two who wait for the same row get it in an order that nobody decides.
        private boolean asksFirst() {
            return statement.startsWith("INSERT INTO scope ") && !hasAsked;
        }

        private void goOn() {
            hasAsked |= asksFirst();
            hasAsked &= !statement.equals("COMMIT") && !statement.equals("ROLLBACK");
            move(Place.UNDER_WAY);
        }

        private void run(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException | Error failed) {
                failure = Optional.of(failed);
            } finally {
                move(Place.AT_THE_END);
            }
        }

        private void move(Place next) {
            synchronized (Turns.this) {
                place = next;
                Turns.this.notifyAll();
            }
        }
    }

    void add(String name, Runnable work) {
        writers.add(new Writer(name, work));
    }

    /// A writer waits here for its turn; others pass.
    @Override
    public synchronized void before(String sql) {
        for (Writer writer : writers) {
            if (writer.thread == Thread.currentThread()) {
                writer.statement = sql;
                writer.move(Place.BEFORE_A_STATEMENT);
                awaitTurn(writer);
            }
        }
    }

    /// Runs all to their end.
    ///
    /// @param afterEach is given each statement that was run, when nobody moves
    /// @throws IllegalStateException if a writer failed
    void run(SplittableRandom random, Consumer<String> afterEach) {
        writers.forEach(writer -> writer.thread.start());
        try {
            runByTurns(random, afterEach);
        } finally {
            abandon();
        }
        for (Writer writer : writers) {
            writer.failure.ifPresent(
                    failed -> {
                        throw new IllegalStateException(writer.name + " failed: " + failed, failed);
                    });
        }
    }

    private void runByTurns(SplittableRandom random, Consumer<String> afterEach) {
        List<Writer> ready = settled();
        while (!ready.isEmpty()) {
            List<Writer> drawn = drawn(ready);
            Writer next = drawn.get(random.nextInt(drawn.size()));
            String statement = next.statement;
            trace.add(next.name + ": " + statement.strip().lines().findFirst().orElse(""));
            next.goOn();
            ready = settled();
            afterEach.accept(statement);
        }
    }

    /// While one waits, nobody begins to ask for a scope, so that no two wait for the same.
    private List<Writer> drawn(List<Writer> ready) {
        boolean someoneWaits = writers.stream().anyMatch(writer -> writer.place == Place.UNDER_WAY);
        List<Writer> drawn =
                ready.stream().filter(writer -> !someoneWaits || !writer.asksFirst()).toList();
        return drawn.isEmpty() ? ready : drawn;
    }

    /// Whoever is not at the end breaks off there.
    private void abandon() {
        synchronized (this) {
            abandoned = true;
            notifyAll();
        }
        for (Writer writer : writers) {
            try {
                writer.thread.join(ENDS_WITHIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What was run, in order.
    List<String> trace() {
        return trace;
    }

    private synchronized void awaitTurn(Writer writer) {
        try {
            while (writer.place == Place.BEFORE_A_STATEMENT && !abandoned) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            throw interruptedBetweenStatements(interrupted);
        }
        if (abandoned) {
            throw new IllegalStateException("Abandoned");
        }
    }

    /// Waits until everyone is before a statement, at the end, or waiting for a lock.
    ///
    /// @return those who are before a statement
    private synchronized List<Writer> settled() {
        try {
            while (!everyoneStands()) {
                wait(LOOKS_EVERY_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            throw interruptedBetweenStatements(interrupted);
        }
        return writers.stream().filter(writer -> writer.place == Place.BEFORE_A_STATEMENT).toList();
    }

    /// Where nobody but the waiting is left, the server has to end one of them.
    private boolean everyoneStands() {
        long underWay = count(Place.UNDER_WAY);
        boolean someCanMove = count(Place.BEFORE_A_STATEMENT) > 0;
        return underWay == 0 || (someCanMove && waitingForLocks.getAsInt() == underWay);
    }

    private static IllegalStateException interruptedBetweenStatements(
            InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted between statements", interrupted);
    }

    private long count(Place place) {
        return writers.stream().filter(writer -> writer.place == place).count();
    }
}
