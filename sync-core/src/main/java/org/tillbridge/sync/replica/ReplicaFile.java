package org.tillbridge.sync.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One `replica-<n>.db`. Whoever has it open holds a lease; when it is superseded it is deleted
/// with the last lease.
final class ReplicaFile {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaFile.class);
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    private final Path path;
    private final int number;
    private int leases;
    private boolean superseded;

    ReplicaFile(Path folder, int number) {
        this.path = folder.resolve("replica-" + number + ".db");
        this.number = number;
    }

    Path path() {
        return path;
    }

    int number() {
        return number;
    }

    /// False if it has been superseded and is gone: look again which one is in use.
    synchronized boolean lease() {
        boolean there = !superseded || leases > 0;
        if (there) {
            leases++;
        }
        return there;
    }

    synchronized void release() {
        leases--;
        deleteIfUnused();
    }

    synchronized void supersede() {
        superseded = true;
        deleteIfUnused();
    }

    private void deleteIfUnused() {
        if (superseded && leases == 0) {
            delete(path);
        }
    }

    /// Deletes a database and what SQLite keeps beside it. What cannot be deleted now is deleted
    /// when the folder is opened next.
    static void delete(Path database) {
        for (String suffix : SUFFIXES) {
            Path file = database.resolveSibling(database.getFileName() + suffix);
            try {
                Files.deleteIfExists(file);
            } catch (IOException stillHeld) {
                LOG.warn("{} could not be deleted yet", file, stillHeld);
            }
        }
    }
}
