package org.tillbridge.sync.replica;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// One connection that reads the replica and the journal together. For one thread at a time.
final class ReaderSession implements AutoCloseable {
    private final ReplicaFile file;
    private final SqlStore sql;
    private final boolean withJournal;
    private final ReplicaView view;

    /// @param file with a lease that goes over to the session
    ReaderSession(ReplicaFile file, ReplicaScopes scopes, Path journal, boolean readJournal) {
        this.file = file;
        try {
            this.sql = ReplicaSchemaStore.openForReading(file.path());
            this.withJournal = readJournal && JournalAttachmentStore.attach(sql, journal);
            if (!withJournal) {
                JournalAttachmentStore.attachEmpty(sql);
            }
            sql.run("PRAGMA query_only = ON");
            this.view = new SessionView(sql, scopes);
        } catch (RuntimeException failure) {
            file.release();
            throw failure;
        }
    }

    ReplicaFile file() {
        return file;
    }

    /// Whether the journal was not there when this was opened, and is now.
    boolean lacks(Path journal) {
        return !withJournal && Files.exists(journal);
    }

    /// Answers questions, all of one moment.
    <T> T read(Function<ReplicaView, T> questions) {
        return sql.atomically(() -> questions.apply(view));
    }

    @Override
    public void close() {
        sql.close();
        file.release();
    }
}
