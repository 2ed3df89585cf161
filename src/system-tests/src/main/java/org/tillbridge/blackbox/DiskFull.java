package org.tillbridge.blackbox;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.HubProcess;
import org.tillbridge.demo.replay.Stage;
import org.tillbridge.demo.replay.TillProcess;
import org.tillbridge.demo.replay.TillSays;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// A till's disk has no room left, again and again, until it refuses sales; each time somebody
/// makes room, and the sale is finished. The disk is a small one in memory, which this process must
/// be allowed to mount.
final class DiskFull extends Scenario {
    private static final String SIZE = "size=100m";

    private final int times;
    private Optional<Path> disk = Optional.empty();
    private int refused;

    DiskFull(Order order) throws IOException {
        super(order, 1, order.either(60, 600));
        this.times = order.either(2, 12);
    }

    @Override
    public void open(HubProcess hub, DemoData data) throws IOException {
        super.open(hub, data);
        Path till = Files.createDirectories(order().folder().resolve("run/till-1"));
        run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", till.toString());
        disk = Optional.of(till);
    }

    @Override
    public Child till(Program program) {
        return TillCommand.tryingAgain(program);
    }

    @Override
    public void during(int third, Stage stage) throws IOException {
        TillProcess till = stage.fleet().till(0);
        Path ballast = ballast();
        Deadline deadline = Deadline.of("the disk is full " + times + " times");
        while (third == 1 && refused < times && !holds(stage, () -> stage.fleet().rest())) {
            fill(ballast);
            if (holds(stage, () -> isRefused(till))) {
                refused++;
                Files.delete(ballast);
                till.tell("again");
            }
            deadline.pause();
        }
        Files.deleteIfExists(ballast);
        if (holds(stage, () -> isRefused(till))) {
            till.tell("again");
        }
    }

    private Path ballast() {
        return disk.orElseThrow().resolve("ballast");
    }

    private static boolean isRefused(TillProcess till) {
        return till.said().filter(TillSays.Refused.class::isInstance).isPresent();
    }

    /// Looks where nobody changes anything meanwhile.
    private static boolean holds(Stage stage, BooleanSupplier what) {
        AtomicBoolean holds = new AtomicBoolean();
        stage.news().change(() -> holds.set(what.getAsBoolean()));
        return holds.get();
    }

    @Override
    void happened(Stage stage) {
        require(refused > 0, "never refused for want of room");
    }

    /// The first time before anything is rung: a third is soon over.
    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 1) {
            fill(ballast());
        }
        if (third == 3) {
            did("%d times refused for want of room".formatted(refused));
        }
    }

    /// To the last byte.
    private static void fill(Path ballast) {
        try (OutputStream out =
                Files.newOutputStream(
                        ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] piece = new byte[4096];
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        if (disk.isPresent()) {
            run("umount", disk.get().toString());
        }
    }

    private static void run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IOException(
                        String.join(" ", command)
                                + " is refused; run it all as root, or behind unshare -rm");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped", stopped);
        }
    }
}
