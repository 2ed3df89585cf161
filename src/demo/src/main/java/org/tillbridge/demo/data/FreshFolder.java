package org.tillbridge.demo.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders for files of ours alone. A mark lies in each, before anything else is written and until
/// all else is gone: a folder that holds something and has no mark is somebody else's.
public final class FreshFolder {
    private static final String MARK = "made-by-tillbridge.txt";

    private FreshFolder() {}

    /// An empty folder. One that holds something is emptied only if it is ours.
    ///
    /// @return where it is, in full
    /// @throws IOException if it holds something else; nothing was changed then
    public static Path at(Path folder) throws IOException {
        Path whole = Files.createDirectories(folder).toRealPath();
        if (!isOurs(whole) && !isEmpty(whole)) {
            throw new IOException(whole + " holds something else; name another folder.");
        }
        Files.writeString(
                whole.resolve(MARK), "Emptied without asking whenever it is used again.\n");
        for (Path file : content(whole)) {
            if (!file.equals(whole.resolve(MARK))) {
                Files.delete(file);
            }
        }
        return whole;
    }

    /// Whether a run of ours made it.
    public static boolean isOurs(Path folder) {
        return Files.isRegularFile(folder.resolve(MARK));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /// All that is under it, what lies deepest first. Links are not followed.
    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.skip(1).sorted(Comparator.reverseOrder()).toList();
        }
    }
}
