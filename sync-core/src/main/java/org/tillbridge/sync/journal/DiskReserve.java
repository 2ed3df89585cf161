package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Room on the disk that nobody else can take: a file that is deleted when the disk is full, so
/// that selling goes on while someone tidies up.
final class DiskReserve {
    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
    private static final int BLOCK = 1 << 20;

    private final JournalFiles files;
    private final long bytes;

    DiskReserve(JournalFiles files, long bytes) {
        this.files = files;
        this.bytes = bytes;
    }

    /// Takes the room, where there is at least as much again.
    ///
    /// @return whether it is there now
    boolean take() {
        Path file = files.reserve();
        try {
            if (Files.exists(file) && Files.size(file) >= bytes) {
                return true;
            }
            if (Files.getFileStore(file.getParent()).getUsableSpace() < 2 * bytes) {
                return false;
            }
            Files.deleteIfExists(file);
            fill(OwnerOnly.create(file));
            return true;
        } catch (ClosedByInterruptException stopping) {
            free();
            return false;
        } catch (IOException failed) {
            LOG.warn("No reserve could be put aside on the disk", failed);
            free();
            return false;
        }
    }

    /// Gives the room away.
    ///
    /// @return whether there was any to give
    boolean free() {
        try {
            return Files.deleteIfExists(files.reserve());
        } catch (IOException failed) {
            LOG.error("The reserve on the disk could not be freed", failed);
            return false;
        }
    }

    /// Writes what no file system can store in less room than it has.
    private void fill(Path file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, (bytes + 7) / 8 * 8));
        long noise = 0x9E3779B97F4A7C15L;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; left -= block.limit()) {
                block.clear();
                while (block.hasRemaining()) {
                    noise ^= noise << 13;
                    noise ^= noise >>> 7;
                    noise ^= noise << 17;
                    block.putLong(noise);
                }
                block.flip().limit((int) Math.min(left, block.capacity()));
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
        }
    }
}
