package org.tillbridge.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where files are made that nobody needs after this process: in memory, if the system has plenty
/// of it to give for files.
public final class FilesInMemory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long PLENTY = 2L << 30;

    private FilesInMemory() {}

    /// The folder for them, else that for temporary files.
    public static Path folder() {
        try {
            boolean plenty =
                    Files.isWritable(MEMORY)
                            && Files.getFileStore(MEMORY).getUsableSpace() >= PLENTY;
            return plenty ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        } catch (IOException unknown) {
            throw new UncheckedIOException("How much memory there is cannot be told", unknown);
        }
    }
}
