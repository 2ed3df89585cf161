package org.tillbridge.simulator;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.TerminalMemory;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.Keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// A till's machine: a disk, a clock that may be wrong, a line to the hub, and the program that
/// runs on it from one start to the next.
final class SimulatedTill {
    private static final Duration RESTARTS_AFTER = Duration.ofSeconds(7);
    private static final Duration LOOKS_AT_SIGNING = Duration.ofSeconds(3);

    private final World world;
    private final int machine;
    private final Templates.Enrolled enrolled;
    private final Path folder;
    private final Keys keys;
    private final SimulatedLine line;
    private final Consumer<SimulatedTill> started;
    private final CardTerminal terminal;
    private final SigningUnit signing;
    private Ports ports;
    private @Nullable TillLife life;
    private int lives;
    private long clockOff;
    private boolean isRetired;
    private boolean isDamaged;
    private int operationsUntilCut = -1;
    private Optional<Optional<Rung>> screen = Optional.empty();
    private final List<Runnable> graves = new ArrayList<>();

    /// @param machine its number: that of the workstation, unless it is a copy
    /// @param folder where its disk is, as `life-0`
    /// @param memory of the card terminal beside it
    /// @param started called after each start of the program
    SimulatedTill(
            World world,
            int machine,
            Templates.Enrolled enrolled,
            Path folder,
            Keys keys,
            SimulatedLine line,
            TerminalMemory memory,
            Consumer<SimulatedTill> started) {
        this.world = world;
        this.machine = machine;
        this.enrolled = enrolled;
        this.folder = folder;
        this.keys = keys;
        this.line = line;
        this.started = started;
        this.ports = newPorts();
        this.terminal = new CardTerminal(terminalName(machine), memory, this::ports);
        this.signing = new SigningUnit("unit " + machine, this::ports);
    }

    /// Of the card terminal beside a machine.
    static String terminalName(int machine) {
        return "terminal " + machine;
    }

    int machine() {
        return machine;
    }

    /// The number of the workstation that it works as.
    int number() {
        return enrolled.number();
    }

    Templates.Enrolled enrolled() {
        return enrolled;
    }

    int store() {
        return enrolled.store();
    }

    SimulatedLine line() {
        return line;
    }

    CardTerminal terminal() {
        return terminal;
    }

    SigningUnit signing() {
        return signing;
    }

    /// What was on its screen when somebody left it, or that nobody knows.
    ///
    /// @param rung empty if nothing was being rung
    void left(Optional<Optional<Rung>> rung) {
        screen = rung;
    }

    /// What is to be on its screen when it starts again; empty if nobody knows.
    Optional<Optional<Rung>> screen() {
        return screen;
    }

    /// Its clock, which may be wrong.
    Clock clock() {
        return world.time().clock(() -> clockOff);
    }

    Ports ports() {
        return ports;
    }

    /// The disk as it is now.
    Path disk() {
        return folder.resolve("life-" + lives);
    }

    /// The program, if it runs.
    Optional<TillLife> life() {
        return Optional.ofNullable(life);
    }

    void jumpClock(Duration by) {
        clockOff += by.toMillis();
    }

    void start() {
        if (life != null || isRetired) {
            return;
        }
        world.readings().letGo(disk());
        ports = newPorts();
        line.beforeEach(() -> ports.use("link"));
        world.trace().add("till " + machine + " starts");
        doing(
                () -> {
                    Optional<String> replica = replicaFound();
                    life =
                            new TillLife(
                                    new Machine(
                                            world,
                                            mounted(),
                                            ports,
                                            clock(),
                                            new SplittableRandom(
                                                    world.seed() * 7919 + machine * 101L + lives),
                                            keys,
                                            line,
                                            terminal,
                                            signing.signer(),
                                            enrolled,
                                            this::printed));
                    requireUsed(replica);
                    if (mayForgetOnly() && life.damage().isPresent()) {
                        throw new Violation(1, "a power loss damages a journal: " + life.damage());
                    }
                    started.accept(this);
                    life.begin();
                    signsLater(life);
                });
    }

    private void printed(RetailTransaction sale) {
        world.receipts().printed(machine, number(), sale, enrolled.keys());
    }

    /// As a thread of a real one does.
    private void signsLater(TillLife now) {
        if (now.fiscal.wantsSignatures()) {
            world.time()
                    .in(
                            LOOKS_AT_SIGNING,
                            () -> {
                                if (now == life) {
                                    doing(now.fiscal::step);
                                    signsLater(now);
                                }
                            });
        }
    }

    /// Which replica the disk says is in use; empty before there was any.
    private Optional<String> replicaFound() {
        Path pointer = disk().resolve("replica.pointer");
        try {
            return Files.exists(pointer)
                    ? Optional.of(Files.readString(pointer))
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What a power loss leaves of a replica may be older, but it is one.
    private void requireUsed(Optional<String> replica) {
        if (mayForgetOnly() && replica.isPresent() && !replica.equals(replicaFound())) {
            throw new Violation(11, "a power loss damages a replica: " + replica.get());
        }
    }

    /// Whether all that ever happens to its disk is that it forgets.
    private boolean mayForgetOnly() {
        return world.disks().forget() && !isDamaged;
    }

    private Ports newPorts() {
        return new Ports(world, () -> world.disks().isGone(disk()), this::lost);
    }

    /// Ends the program, which puts its files in order, and starts it again.
    void restart() {
        if (life != null) {
            world.trace().add("till " + machine + " is restarted");
            leave();
            bury();
            ports.off();
            world.time().in(RESTARTS_AFTER, this::start);
        }
    }

    /// Ends the program for good.
    void retire() {
        world.trace().add("till " + machine + " is retired");
        isRetired = true;
        leave();
        bury();
        ports.off();
    }

    boolean isRetired() {
        return isRetired;
    }

    /// Loses its power now.
    void cut() {
        if (life != null) {
            world.trace().add("till " + machine + " loses its power");
            lost();
        }
    }

    /// Loses its power now, and finds something else on its disk at the next start.
    ///
    /// @param change of the folder that it will find
    void cut(Consumer<Path> change) {
        cut();
        world.readings().letGo(disk());
        change.accept(disk());
        isDamaged = true;
    }

    /// Loses its power at one of the next operations of its disk; while it is off, of those at the
    /// next start.
    void cutAtDisk(int operations) {
        if (life == null) {
            operationsUntilCut = operations;
        } else {
            cutAfter(operations);
        }
    }

    private void cutAfter(int operations) {
        world.disks()
                .cutAfter(disk(), operations, () -> world.time().inMillis(0, this::lostIfGone));
    }

    private Path mounted() {
        Path mounted = world.disks().mounted(disk());
        if (operationsUntilCut >= 0) {
            world.sometimes().reached("power is lost again at the start");
            cutAfter(operationsUntilCut);
            operationsUntilCut = -1;
        }
        return mounted;
    }

    private boolean lostIfGone() {
        boolean isGone = world.disks().isGone(disk());
        if (isGone) {
            world.sometimes().reached("till cut at the disk");
            world.trace().add("till " + machine + " loses its power at its disk");
            lost();
        }
        return isGone;
    }

    /// Something done at it, unless it loses its power over it.
    ///
    /// @return whether it was done to its end
    boolean doing(Runnable work) {
        try {
            work.run();
            return true;
        } catch (PowerCut cut) {
            return false;
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof PowerCut) {
                return false;
            }
            throw wrapped;
        } catch (RuntimeException odd) {
            if (lostIfGone()) {
                return false;
            }
            throw odd;
        }
    }

    void close() {
        ports.off();
        leave();
        bury();
    }

    /// What the disk keeps at this moment is there at the next start; nothing else is.
    private void lost() {
        Path before = disk();
        world.disks().lost(before, folder.resolve("life-" + (lives + 1)));
        ports.off();
        leave();
        lives++;
        graves.add(() -> Folders.delete(before));
        world.time().inMillis(0, this::bury);
        world.time().in(RESTARTS_AFTER, this::start);
    }

    private void leave() {
        world.readings().letGo(disk());
        TillLife dead = life;
        life = null;
        if (dead != null) {
            dead.cutLoops();
            graves.add(dead::close);
        }
    }

    /// What of the dead program is still under way on the stack has come to its end by now.
    private void bury() {
        List<Runnable> now = List.copyOf(graves);
        graves.clear();
        now.forEach(Runnable::run);
    }
}
