package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a journal in a workstation's folder, and how one takes the place of another. Every
/// step here can be the last before the power goes.
final class JournalFiles {
    static final String JOURNAL = "journal.db";
    static final String HEAD = "journal.head";

    private static final Logger LOG = LoggerFactory.getLogger(JournalFiles.class);
    private static final long NO_ROOM = 256 << 10;
    private static final List<String> SIDES = List.of("-wal", "-shm", "");
    private static final String ASIDE = "journal.db.damaged-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    JournalFiles(Path folder) throws IOException {
        this.folder = OwnerOnly.folder(folder).toRealPath();
    }

    Path journal() {
        return folder.resolve(JOURNAL);
    }

    /// The last commit as it was last seen.
    Path head() {
        return folder.resolve(HEAD);
    }

    Path reserve() {
        return folder.resolve("journal.reserve");
    }

    /// A new journal that is still being filled: worth nothing.
    Path unfinished() {
        return folder.resolve("journal.db.unfinished");
    }

    /// A new journal that is complete, but not yet in its place. Where it is, it is the truth.
    Path finished() {
        return folder.resolve("journal.db.finished");
    }

    /// Whether the disk is so full that anything may fail.
    boolean haveNoRoom() {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NO_ROOM;
        } catch (IOException unknown) {
            LOG.warn("The room on the disk is not known", unknown);
            return false;
        }
    }

    /// What a failure of these files means to whoever wanted to write.
    JournalWriteException failure(Exception failed) {
        JournalWriteException told =
                switch (failed) {
                    case JournalWriteException already -> already;
                    case SQLException sql -> JournalFileStore.failure(sql);
                    default ->
                            new JournalWriteException(
                                    JournalWriteException.Reason.DISK_FAILED,
                                    "The journal's files cannot be used",
                                    failed);
                };
        return told.reason() == JournalWriteException.Reason.DISK_FAILED
                ? named(told, failed)
                : told;
    }

    /// What the disk does not say by itself can be seen.
    private JournalWriteException named(JournalWriteException told, Exception failed) {
        if (haveNoRoom()) {
            return new JournalWriteException(
                    JournalWriteException.Reason.DISK_FULL, "The disk is full", failed);
        }
        return OwnerOnly.mayWrite(folder)
                ? told
                : new JournalWriteException(
                        JournalWriteException.Reason.READ_ONLY,
                        "The journal may not be written",
                        failed);
    }

    void deleteUnfinished() throws IOException {
        delete(unfinished());
    }

    /// Makes what was filled safe, and says that it is complete.
    void finish() throws IOException {
        sync(unfinished());
        Files.move(unfinished(), finished(), StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /// Puts the finished journal in its place. The file that was there goes aside first, what
    /// belongs to it before itself: a start that finds a finished journal knows what was under way.
    ///
    /// @return where the old one is now
    Path replaceByFinished(Instant now) throws IOException {
        Path aside = Files.exists(journal()) ? nameAside(now) : lastAside().orElse(nameAside(now));
        for (String side : SIDES) {
            Path part = beside(journal(), side);
            if (Files.exists(part)) {
                move(part, beside(aside, side));
            }
        }
        Files.deleteIfExists(head());
        move(finished(), journal());
        syncFolder();
        return aside;
    }

    /// Makes a journal that was filled where none was before the one in use.
    void putNewInPlace() throws IOException {
        sync(unfinished());
        move(unfinished(), journal());
        syncFolder();
    }

    private Path nameAside(Instant now) {
        String name = ASIDE + TIME.format(now);
        Path aside = folder.resolve(name);
        for (int again = 2; Files.exists(aside) || Files.exists(beside(aside, "-wal")); again++) {
            aside = folder.resolve(name + "-" + again);
        }
        return aside;
    }

    private Optional<Path> lastAside() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(ASIDE))
                    .filter(file -> SIDES.stream().noneMatch(side -> isSide(file, side)))
                    .max(Comparator.naturalOrder());
        }
    }

    private static boolean isSide(Path file, String side) {
        return !side.isEmpty() && file.getFileName().toString().endsWith(side);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(from, to);
        }
    }

    private static void delete(Path database) throws IOException {
        for (String side : SIDES) {
            Files.deleteIfExists(beside(database, side));
        }
    }

    static Path beside(Path database, String side) {
        return database.resolveSibling(database.getFileName() + side);
    }

    /// Only for files that no database connection has open: closing any handle of a file lets go of
    /// the locks that this process has on it.
    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Makes names safe. Windows cannot open folders, and writes names through its own journal.
    private void syncFolder() throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
