package org.tillbridge.sync.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Keeps a second process out of a workstation's folder: an operating system's lock on
/// `workstation.lock`, held for life and let go by the system however the process ends.
@SuppressWarnings("DoNotCallSuggester")
public final class WorkstationLock implements AutoCloseable {
    private WorkstationLock() {}

    /// Who has the folder.
    public sealed interface Outcome {
        /// This process.
        record Held(WorkstationLock lock) implements Outcome {}

        /// Another one.
        ///
        /// @param process its id, if it could be read
        record HeldByAnother(OptionalLong process) implements Outcome {}
    }

    public static Outcome acquire(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
