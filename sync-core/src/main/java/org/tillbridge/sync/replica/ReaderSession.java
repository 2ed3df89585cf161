package org.tillbridge.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// One connection that reads the replica and the journal together. For one thread at a time.
final class ReaderSession implements AutoCloseable {
    private final ReplicaFile file;
    private final SqlStore sql;
    private final Optional<Object> journalFile;
    private final ReplicaView view;

    /// @param file with a lease that goes over to the session
    /// @param journalFile which file the journal is; empty if it is not to be read
    ReaderSession(
            ReplicaFile file, ReplicaScopes scopes, Path journal, Optional<Object> journalFile) {
        this.file = file;
        try {
            this.sql = ReplicaSchemaStore.openForReading(file.path());
            boolean attached =
                    journalFile.isPresent() && JournalAttachmentStore.attach(sql, journal);
            this.journalFile = attached ? journalFile : Optional.empty();
            if (!attached) {
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

    /// Whether it reads that journal and no other, such as one that was set aside.
    boolean reads(Optional<Object> journal) {
        return journal.equals(journalFile);
    }

    /// Which file it is, whatever its name; empty if there is none.
    static Optional<Object> identity(Path journal) {
        try {
            BasicFileAttributes file = Files.readAttributes(journal, BasicFileAttributes.class);
            return Optional.of(Objects.requireNonNullElse(file.fileKey(), file.creationTime()));
        } catch (IOException none) {
            return Optional.empty();
        }
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
