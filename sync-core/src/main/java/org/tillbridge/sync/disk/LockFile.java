package org.tillbridge.sync.disk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/// Keeps a second process out of a folder: an operating system's lock on a file of it, held for
/// life and let go by the system however the process ends.
///
/// The file says which process holds it. The lock lies on a byte far behind that text, because on
/// Windows nobody else can read what is locked.
public final class LockFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockFile.class);
    private static final long LOCKED_BYTE = 1L << 30;

    /// What this process holds. Opening a file that it has locked, and closing it again, would let
    /// go of the lock (POSIX), so that must not be tried.
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Who has the file.
    public sealed interface Outcome {
        /// This caller, from now on.
        record Held(LockFile lock) implements Outcome {}

        /// Somebody else.
        ///
        /// @param process its id, if it could be read
        record HeldByAnother(OptionalLong process) implements Outcome {}
    }

    /// Takes the file, which is made if need be.
    ///
    /// @param folder is there
    /// @throws IOException if the folder cannot be used at all
    public static Outcome acquire(Path folder, String name) throws IOException {
        Path file = folder.toRealPath().resolve(name);
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return new Outcome.HeldByAnother(OptionalLong.of(ProcessHandle.current().pid()));
            }
            OwnerOnly.createIfAbsent(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                    channel.close();
                    return new Outcome.HeldByAnother(processIn(file));
                }
                writeProcess(file, channel);
            } catch (IOException failed) {
                channel.close();
                throw failed;
            }
            HELD.add(file);
            return new Outcome.Held(new LockFile(file, channel));
        }
    }

    /// The lock holds without it: the disk may be full.
    private static void writeProcess(Path file, FileChannel channel) {
        String process = ProcessHandle.current().pid() + "\n";
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException noRoom) {
            LOG.warn("{} does not say which process holds it", file, noRoom);
        }
    }

    private static OptionalLong processIn(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        return text.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /// Lets go of the file.
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(file)) {
                channel.close();
            }
        }
    }
}
