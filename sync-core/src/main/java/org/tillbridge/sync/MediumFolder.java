package org.tillbridge.sync;

import org.tillbridge.sync.SecondMedium.Trouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder on a second medium.
///
/// @param isApartFrom the journal's folder, which must be on another disk: where a stick is pulled
///   out, the empty folder that it was seen in may stay behind; empty where one disk will do
public record MediumFolder(Path path, Optional<Path> isApartFrom) {
    private static final long NO_ROOM = 256 << 10;

    public static MediumFolder apartFrom(Path journal, Path path) {
        return new MediumFolder(path, Optional.of(journal));
    }

    /// What is wrong with it, if anything is.
    Optional<Trouble> flaw() throws IOException {
        if (!Files.isDirectory(path)) {
            return Optional.of(Trouble.NOT_THERE);
        }
        return isApartFrom.isPresent()
                        && Files.getFileStore(isApartFrom.get()).equals(Files.getFileStore(path))
                ? Optional.of(Trouble.SAME_DISK)
                : Optional.empty();
    }

    boolean isFull() {
        try {
            return Files.getFileStore(path).getUsableSpace() < NO_ROOM;
        } catch (IOException gone) {
            return false;
        }
    }
}
