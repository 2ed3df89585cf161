package org.tillbridge.sync.replica;

import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A replica of a replica: what the hub was known to say at one moment, for a folder of its own.
public final class ReplicaCopy {
    private ReplicaCopy() {}

    /// Copies the replica of a folder into another, which has none. The one that is copied may be
    /// in use, and is only read.
    ///
    /// @return false if there is none
    /// @throws ReplicaException if it cannot be read
    public static boolean into(Path target, Path folder) throws IOException {
        OwnerOnly.folder(target);
        Optional<ReplicaFile> from = new ReplicaFolder(folder).chosen();
        if (from.isEmpty()) {
            return false;
        }
        ReplicaFile copy = new ReplicaFile(target, from.get().number());
        ReplicaCopyStore.copy(from.get().path(), OwnerOnly.create(copy.path()));
        new ReplicaFolder(target).choose(copy);
        return true;
    }
}
