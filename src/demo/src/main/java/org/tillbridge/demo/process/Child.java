package org.tillbridge.demo.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A Java process of ours with the class path of this one. What it prints is kept in a log and
/// handed on line by line. It does not outlive this process.
public final class Child implements AutoCloseable {
    /// The exit status of a Java process that was asked to stop (SIGTERM).
    public static final int ENDED_BY_REQUEST = 143;

    /// Options of the JVM of a process that ends before its code could be compiled well.
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

    private static final Duration A_MOMENT = Duration.ofMinutes(2);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Thread reader;

    private Child(Process process, Path log, Consumer<String> lines) {
        this.process = process;
        RUNNING.add(process);
        this.reader = Thread.ofPlatform().daemon().start(() -> read(process, log, lines));
    }

    /// Runs one to its end. It reads and prints where this process does.
    ///
    /// @return its exit status
    public static int run(Class<?> main, List<String> arguments) {
        try {
            Process process =
                    new ProcessBuilder(command(main, List.of(), arguments)).inheritIO().start();
            RUNNING.add(process);
            int status = process.waitFor();
            RUNNING.remove(process);
            return status;
        } catch (IOException impossible) {
            throw new UncheckedIOException("Cannot start " + main.getName(), impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process runs", interrupted);
        }
    }

    /// @param options of its JVM, beside those that every process of ours has
    /// @param lines told each line of its output, on a thread of its own
    public static Child start(
            Class<?> main,
            List<String> options,
            List<String> arguments,
            Path log,
            Consumer<String> lines) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder child = new ProcessBuilder(command(main, options, arguments));
            return new Child(child.redirectErrorStream(true).start(), log, lines);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Cannot start " + main.getName(), impossible);
        }
    }

    private static List<String> command(
            Class<?> main, List<String> options, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-Xmx384m",
                                "-Djava.awt.headless=true"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /// Writes a line to its standard input. One that has just died does not hear it.
    public void tell(String line) {
        try {
            BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException dead) {
            if (process.isAlive()) {
                throw new UncheckedIOException(dead);
            }
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// `kill -9`: it has no chance to tidy up.
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /// Asks it to stop, and waits until it has.
    ///
    /// @return its exit status
    public int stop() {
        process.toHandle().destroy();
        return waitFor(A_MOMENT);
    }

    /// @return its exit status
    public int waitFor(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            RUNNING.remove(process);
            reader.join();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process stops", interrupted);
        }
    }

    /// Its files are nobody's afterwards.
    @Override
    public void close() {
        kill();
        waitFor(A_MOMENT);
    }

    private static void read(Process process, Path log, Consumer<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter kept =
                        Files.newBufferedWriter(
                                log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                kept.write(line);
                kept.newLine();
                kept.flush();
                lines.accept(line);
            }
        } catch (IOException killed) {
            if (process.isAlive()) {
                throw new UncheckedIOException(killed);
            }
        }
    }
}
