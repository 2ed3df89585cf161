package org.tillbridge.sync.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// A replica file that is in use, and its only writer, which holds a lease on it.
record OpenReplica(ReplicaFile file, ReplicaWriter writer) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenReplica.class);

    /// Opens the file that is in use, if it is what it should be; else a new one with what is sound
    /// in it.
    static OpenReplica in(ReplicaFolder folder, ReplicaScopes scopes) {
        Optional<ReplicaFile> chosen = folder.chosen();
        OpenReplica open =
                chosen.flatMap(OpenReplica::asItIs)
                        .orElseGet(() -> rebuilt(folder, scopes, chosen.or(folder::newest)));
        folder.deleteAllBut(open.file());
        return open;
    }

    /// Makes a new file of what can be read of another, and uses that.
    static OpenReplica rebuilt(
            ReplicaFolder folder, ReplicaScopes scopes, Optional<ReplicaFile> former) {
        ReplicaFile file = folder.next();
        try (ReplicaBuild build = new ReplicaBuild(scopes, file, former)) {
            build.copyOrSalvage(folder.essentials());
            ReplicaWriter writer = build.complete();
            folder.choose(file);
            file.lease();
            return new OpenReplica(file, writer);
        }
    }

    private static Optional<OpenReplica> asItIs(ReplicaFile file) {
        try {
            SqlStore sql = ReplicaSchemaStore.openForFeed(file.path());
            try {
                ReplicaSchemaStore.check(sql, file);
                OpenReplica open = new OpenReplica(file, new ReplicaWriter(sql));
                file.lease();
                return Optional.of(open);
            } catch (DamagedReplicaException damage) {
                sql.close();
                throw damage;
            }
        } catch (DamagedReplicaException damage) {
            LOG.warn("{} is replaced by what is sound in it", file.path(), damage);
            return Optional.empty();
        }
    }
}
