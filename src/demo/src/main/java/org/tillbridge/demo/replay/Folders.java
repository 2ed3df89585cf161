package org.tillbridge.demo.replay;

import org.tillbridge.retail.WorkstationId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where the files of a run lie.
record Folders(Path root) {
    private static final String MARK = "made-by-tillbridge.txt";

    /// An empty folder. One that holds something is emptied only if a run of ours made it.
    static Folders fresh(Path root) throws IOException {
        Path absolute = root.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            if (!isEmpty(absolute) && !Files.exists(absolute.resolve(MARK))) {
                throw new ReplayFailedException(
                        absolute + " holds something else; name another folder");
            }
            empty(absolute);
        }
        Files.createDirectories(absolute);
        Files.writeString(
                absolute.resolve(MARK), "Emptied without asking whenever it is used again.\n");
        return new Folders(absolute);
    }

    Path data() {
        return root.resolve("data");
    }

    Path hub() {
        return root.resolve("hub");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path workstation(WorkstationId workstation) {
        return root.resolve("till-" + workstation.number());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void empty(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
