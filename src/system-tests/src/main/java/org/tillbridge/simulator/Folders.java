package org.tillbridge.simulator;

import org.tillbridge.hub.FilesInMemory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/// Copies and deletes folders of databases as they lie there.
final class Folders {
    /// Of SQLite's log.
    private static final int LOG_HEADER = 32;

    private Folders() {}

    /// What a machine finds that lost its power at this moment: every file with what was written to
    /// it so far. The index of a WAL is not copied, because SQLite makes it anew.
    ///
    /// @return the copy
    static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!file.toString().endsWith("-shm")) {
                    Files.copy(file, copy);
                }
            }
            return to;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot copy " + from, failed);
        }
    }

    /// Changes a bit of a file, or leaves out the rest of it.
    ///
    /// @param where in thousandths of its length
    static void damage(Path file, int where, boolean cutsOff) {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            int at = (int) (bytes.length * (long) where / 1000);
            bytes[at] ^= 16;
            Files.write(file, cutsOff ? Arrays.copyOf(bytes, at) : bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot damage " + file, failed);
        }
    }

    /// Adds to a log what looks like the beginning of one more commit: frames that it has already.
    ///
    /// @return whether there was anything to add
    static boolean tear(Path log, int bytes) {
        try {
            if (!Files.exists(log) || Files.size(log) <= LOG_HEADER) {
                return false;
            }
            byte[] whole = Files.readAllBytes(log);
            int end = Math.min(whole.length, LOG_HEADER + bytes);
            Files.write(log, Arrays.copyOfRange(whole, LOG_HEADER, end), StandardOpenOption.APPEND);
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot tear " + log, failed);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot delete " + folder, failed);
        }
    }

    /// A folder in memory where the system has plenty.
    static Path inMemory(String prefix) {
        try {
            return Files.createTempDirectory(FilesInMemory.folder(), prefix);
        } catch (IOException failed) {
            throw new UncheckedIOException("There is no place to simulate in", failed);
        }
    }
}
