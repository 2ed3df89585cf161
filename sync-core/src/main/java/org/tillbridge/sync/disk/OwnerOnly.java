package org.tillbridge.sync.disk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Folders and files that nobody but their owner may read.
public final class OwnerOnly {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
    private static final Set<PosixFilePermission> OF_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_FILE =
            PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /// Makes the folder if need be, and closes it to others. (Windows keeps a person's folders from
    /// others by itself.)
    ///
    /// @throws NotDirectoryException if a file stands in its place
    public static Path folder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException file) {
            throw new NotDirectoryException(file.getFile());
        }
        if (isPosix(folder) && !Files.getPosixFilePermissions(folder).equals(OF_FOLDER)) {
            try {
                Files.setPosixFilePermissions(folder, OF_FOLDER);
            } catch (IOException notOurs) {
                LOG.warn("Others may look into {}", folder, notOurs);
            }
        }
        return folder;
    }

    /// Whether the folder is there and this process may change what is in it: it has the right, and
    /// the file system takes changes.
    public static boolean mayWrite(Path folder) {
        return Files.isWritable(folder);
    }

    /// Makes an empty file, for something to grow in. What SQLite puts beside a database has the
    /// same rights.
    ///
    /// @throws FileAlreadyExistsException if it is there already
    public static Path create(Path file) throws IOException {
        if (isPosix(file)) {
            return Files.createFile(file, PosixFilePermissions.asFileAttribute(OF_FILE));
        }
        Files.createFile(file);
        allowOwnerOnly(file);
        return file;
    }

    /// Makes an empty file unless there is one.
    public static Path createIfAbsent(Path file) throws IOException {
        try {
            return Files.exists(file) ? file : create(file);
        } catch (FileAlreadyExistsException meanwhile) {
            return file;
        }
    }

    /// Puts the content in place of what was there: whole or not at all, and on disk before it
    /// returns.
    public static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolderOf(file);
    }

    /// On Windows, before anything is written into it.
    private static void allowOwnerOnly(Path file) throws IOException {
        AclFileAttributeView access = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (access != null) {
            Set<AclEntryPermission> everything = EnumSet.allOf(AclEntryPermission.class);
            access.setAcl(
                    List.of(
                            AclEntry.newBuilder()
                                    .setType(AclEntryType.ALLOW)
                                    .setPrincipal(access.getOwner())
                                    .setPermissions(everything)
                                    .build()));
        }
    }

    /// The new name is durable only after this; Windows neither needs nor allows it.
    private static void syncFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && isPosix(file)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
