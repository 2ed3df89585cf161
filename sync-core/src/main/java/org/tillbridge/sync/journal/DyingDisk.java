package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads files of a disk that may be dying: what it does not give back is zero, and all around that
/// is read.
final class DyingDisk {
    private static final Logger LOG = LoggerFactory.getLogger(DyingDisk.class);

    /// What is given up where some of it cannot be read.
    private static final int BLOCK = 4096;

    private DyingDisk() {}

    /// Reads until there is no room for more, or the file ends.
    static void readFully(FileChannel from, ByteBuffer into, long position) throws IOException {
        int start = into.position();
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            long at = position + into.position() - start;
            try {
                read = from.read(into, at);
            } catch (ClosedChannelException notTheDisk) {
                throw notTheDisk;
            } catch (IOException badSector) {
                LOG.warn("A file cannot be read at byte {}: {}", at, badSector.toString());
                long rest = BLOCK - at % BLOCK;
                into.put(new byte[(int) Math.min(rest, into.remaining())]);
            }
        }
    }

    /// @throws IOException if there is no such file, or the copy cannot be written
    static void copy(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new FileSystemException(from.toString(), null, "Not a file");
        }
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target =
                        FileChannel.open(OwnerOnly.create(to), StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            long size = source.size();
            while (target.position() < size) {
                readFully(source, block.clear(), target.position());
                block.flip();
                block.limit((int) Math.min(block.limit(), size - target.position()));
                if (!block.hasRemaining()) {
                    return;
                }
                while (block.hasRemaining()) {
                    target.write(block);
                }
            }
        }
    }
}
