package org.tillbridge.blackbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A disk in memory that is soon full. This process must be allowed to mount it.
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "size=100m";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// @param folder where it is mounted
    static SmallDisk at(Path folder) throws IOException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /// To the last byte.
    void fill() {
        try (OutputStream out =
                Files.newOutputStream(
                        ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] piece = new byte[4096];
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            return;
        }
    }

    /// Makes room again.
    void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
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
