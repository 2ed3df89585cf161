package org.tillbridge.sync.journal;

import org.tillbridge.sync.disk.LockFile;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Keeps a second process out of a workstation's folder, by its `workstation.lock`, as a [LockFile]
/// does.
public final class WorkstationLock implements AutoCloseable {
    private static final String FILE = "workstation.lock";

    private final LockFile file;

    private WorkstationLock(LockFile file) {
        this.file = file;
    }

    /// Who has the folder.
    public sealed interface Outcome {
        /// This process, from now on.
        record Held(WorkstationLock lock) implements Outcome {}

        /// Somebody else.
        ///
        /// @param process its id, if it could be read
        record HeldByAnother(OptionalLong process) implements Outcome {}
    }

    /// Takes the folder, which is made if need be.
    ///
    /// @throws IOException if the folder cannot be used at all
    public static Outcome acquire(Path folder) throws IOException {
        return switch (LockFile.acquire(OwnerOnly.folder(folder), FILE)) {
            case LockFile.Outcome.Held(LockFile file) ->
                    new Outcome.Held(new WorkstationLock(file));
            case LockFile.Outcome.HeldByAnother(OptionalLong process) ->
                    new Outcome.HeldByAnother(process);
        };
    }

    /// Whether that file is what the folder is kept by.
    public static boolean isIn(Path folder, Path file) {
        return file.equals(folder.resolve(FILE));
    }

    /// Lets go of the folder.
    @Override
    public void close() throws IOException {
        file.close();
    }
}
