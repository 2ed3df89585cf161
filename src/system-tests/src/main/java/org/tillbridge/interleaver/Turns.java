package org.tillbridge.interleaver;

import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.seeds.Sometimes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/// Lets several who write or read run one statement at a time, in an order that a seed decides. One
/// whose statement waits for another's lock stays where it is until the lock is free.
final class Turns implements StatementHook {
    private static final long LOOKS_EVERY_MILLIS = 1;

    /// One draw in so many is among all, else among those who are quick.
    private static final int ALL_IN = 4;

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    /// A statement waited for a lock that another had.
    static final String WAITED = "a statement waited for a lock";

    private final List<Participant> all = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final IntSupplier waitingForLocks;
    private final Sometimes sometimes;
    private boolean abandoned;

    /// @param waitingForLocks how many connections the database says wait for a lock
    Turns(IntSupplier waitingForLocks, Sometimes sometimes) {
        this.waitingForLocks = waitingForLocks;
        this.sometimes = sometimes;
    }

    /// Where one of them is.
    private enum Place {
        BEFORE_A_STATEMENT,
        UNDER_WAY,
        AT_THE_END
    }

    /// One who writes or reads, on a thread of its own.
    private final class Participant {
        private final String name;
        private final boolean slow;
        private final Thread thread;
        private Place place = Place.UNDER_WAY;
        private String statement = "";
        private boolean hasAsked;
        private boolean waits;
        private Optional<Throwable> failure = Optional.empty();

        Participant(String name, Runnable work, boolean slow) {
            this.name = name;
            this.slow = slow;
            this.thread = Thread.ofPlatform().name(name).unstarted(() -> run(work));
        }

        /// For a scope. Two who wait for the same get it in an order that nobody decides.
        private boolean asks() {
            return statement.startsWith("INSERT INTO scope ");
        }

        /// For the first of its transaction: nobody waits for it yet.
        private boolean asksFirst() {
            return asks() && !hasAsked;
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
                waits = false;
                Turns.this.notifyAll();
            }
        }
    }

    void add(String name, Runnable work) {
        all.add(new Participant(name, work, false));
    }

    /// One who takes its time: others get far between two of its statements.
    void addSlow(String name, Runnable work) {
        all.add(new Participant(name, work, true));
    }

    /// One of these waits here for its turn; others pass.
    @Override
    public synchronized void before(String sql) {
        for (Participant one : all) {
            if (one.thread == Thread.currentThread()) {
                one.statement = sql;
                one.move(Place.BEFORE_A_STATEMENT);
                awaitTurn(one);
            }
        }
    }

    /// How a read ends makes no difference to anybody.
    @Override
    public void beforeRead(String sql) {
        if (!sql.equals("ROLLBACK")) {
            before(sql);
        }
    }

    /// Runs all to their end.
    ///
    /// @param afterEach is given each statement that was run, when nobody moves
    /// @throws IllegalStateException if one of them failed
    void run(SplittableRandom random, Consumer<String> afterEach) {
        all.forEach(one -> one.thread.start());
        try {
            runByTurns(random, afterEach);
        } finally {
            abandon();
        }
        for (Participant one : all) {
            one.failure.ifPresent(
                    failed -> {
                        throw new IllegalStateException(one.name + " failed: " + failed, failed);
                    });
        }
    }

    private void runByTurns(SplittableRandom random, Consumer<String> afterEach) {
        List<Participant> ready = settled();
        while (!ready.isEmpty()) {
            List<Participant> drawn = drawn(ready, random.nextInt(ALL_IN) > 0);
            Participant next = drawn.get(random.nextInt(drawn.size()));
            String statement = next.statement;
            trace.add(next.name + ": " + statement.strip().lines().findFirst().orElse(""));
            next.goOn();
            ready = settled();
            afterEach.accept(statement);
        }
    }

    /// While one waits, nobody asks for a scope if anybody else can go on, least of all a first
    /// one, so that no two wait for the same.
    private List<Participant> drawn(List<Participant> ready, boolean quickOnly) {
        boolean someoneWaits = all.stream().anyMatch(one -> one.place == Place.UNDER_WAY);
        List<Participant> quick = ready.stream().filter(one -> !one.slow).toList();
        List<Participant> mayGo =
                someoneWaits
                        ? orElse(orElse(quick, one -> !one.asksFirst()), one -> !one.asks())
                        : quick;
        return quickOnly && !mayGo.isEmpty()
                ? mayGo
                : ready.stream().filter(one -> one.slow || mayGo.contains(one)).toList();
    }

    /// Those of them that are wanted; all where there are none.
    private static List<Participant> orElse(List<Participant> all, Predicate<Participant> wanted) {
        List<Participant> some = all.stream().filter(wanted).toList();
        return some.isEmpty() ? all : some;
    }

    /// Whoever is not at the end breaks off there.
    private void abandon() {
        synchronized (this) {
            abandoned = true;
            notifyAll();
        }
        for (Participant one : all) {
            try {
                one.thread.join(ENDS_WITHIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What was run, in order.
    List<String> trace() {
        return trace;
    }

    private synchronized void awaitTurn(Participant one) {
        try {
            while (one.place == Place.BEFORE_A_STATEMENT && !abandoned) {
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
    private synchronized List<Participant> settled() {
        try {
            while (!everyoneStands()) {
                wait(LOOKS_EVERY_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            throw interruptedBetweenStatements(interrupted);
        }
        all.stream().filter(one -> one.place == Place.UNDER_WAY).forEach(this::noteThatItWaits);
        return all.stream().filter(one -> one.place == Place.BEFORE_A_STATEMENT).toList();
    }

    private void noteThatItWaits(Participant one) {
        if (!one.waits) {
            one.waits = true;
            sometimes.reached(WAITED);
        }
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
        return all.stream().filter(one -> one.place == place).count();
    }
}
