package org.tillbridge.hub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.LockFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Keeps a second serving hub out of a folder, by its `hub.lock`. Commands of head office do not
/// ask for it.
final class HubLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubLock.class);

    private final LockFile file;

    private HubLock(LockFile file) {
        this.file = file;
    }

    /// Takes the folder, which is made if need be.
    ///
    /// @throws HubStartException if another hub serves it
    static HubLock acquire(Path folder) {
        try {
            Files.createDirectories(folder);
            return switch (LockFile.acquire(folder, "hub.lock")) {
                case LockFile.Outcome.Held(LockFile file) -> new HubLock(file);
                case LockFile.Outcome.HeldByAnother(OptionalLong process) ->
                        throw servedAlready(folder, process);
            };
        } catch (IOException unusable) {
            throw new UncheckedIOException("The hub's folder cannot be used", unusable);
        }
    }

    private static HubStartException servedAlready(Path folder, OptionalLong process) {
        String which = process.isPresent() ? " (process " + process.getAsLong() + ")" : "";
        return new HubStartException(
                "Another hub%s serves %s already. Stop it first; one hub per folder."
                        .formatted(which, folder));
    }

    /// Lets go of the folder; the system does so too when the process ends.
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException stillHeld) {
            LOG.warn("The hub's folder stays locked until this process ends", stillHeld);
        }
    }
}
