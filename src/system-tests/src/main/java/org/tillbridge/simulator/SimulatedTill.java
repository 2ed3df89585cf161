package org.tillbridge.simulator;

import org.jspecify.annotations.Nullable;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.TerminalMemory;
import org.tillbridge.sync.wire.Keys;

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

    private final World world;
    private final int machine;
    private final Templates.Enrolled enrolled;
    private final Path folder;
    private final Keys keys;
    private final SimulatedLine line;
    private final Consumer<SimulatedTill> started;
    private final CardTerminal terminal;
    private Ports ports;
    private @Nullable TillLife life;
    private int lives;
    private long clockOff;
    private long faults;
    private boolean isRetired;
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
        this.ports = new Ports(world, this::lost);
        this.terminal = new CardTerminal(terminalName(machine), memory, this::ports);
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

    /// How often a loop of it failed on its own side, in all its lives.
    long faults() {
        return faults + life().map(TillLife::faults).orElse(0L);
    }

    void jumpClock(Duration by) {
        clockOff += by.toMillis();
    }

    void start() {
        if (life != null || isRetired) {
            return;
        }
        ports = new Ports(world, this::lost);
        line.beforeEach(() -> ports.use("link"));
        world.trace().add("till " + machine + " starts");
        doing(
                () -> {
                    life =
                            new TillLife(
                                    new TillLife.Machine(
                                            world,
                                            disk(),
                                            ports,
                                            clock(),
                                            new SplittableRandom(
                                                    world.seed() * 7919 + machine * 101L + lives),
                                            keys,
                                            line,
                                            terminal,
                                            enrolled));
                    started.accept(this);
                    life.begin();
                });
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
        change.accept(disk());
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
        }
    }

    void close() {
        ports.off();
        leave();
        bury();
    }

    /// What is on the disk at this moment is there at the next start; nothing else is.
    private void lost() {
        Path before = disk();
        Folders.copy(before, folder.resolve("life-" + (lives + 1)));
        ports.off();
        leave();
        lives++;
        graves.add(() -> Folders.delete(before));
        world.time().inMillis(0, this::bury);
        world.time().in(RESTARTS_AFTER, this::start);
    }

    private void leave() {
        TillLife dead = life;
        life = null;
        if (dead != null) {
            faults += dead.faults();
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
