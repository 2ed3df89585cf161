package org.tillbridge.pos.device.line;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalInt;

/// A device that the system shows as a file (`/dev/usb/lp0`, `\\.\LPT1`), or a file. It says
/// nothing back.
public final class FileLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(FileLine.class);

    private final FileChannel channel;

    private FileLine(FileChannel channel) {
        this.channel = channel;
    }

    /// A file that is not there is made, except among the system's devices.
    public static FileLine open(Path file) throws IOException {
        return new FileLine(
                Files.exists(file) || file.startsWith("/dev")
                        ? FileChannel.open(
                                file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
                        : FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public OptionalInt read(Duration patience) {
        return OptionalInt.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException odd) {
            LOG.warn("A device did not close in order", odd);
        }
    }
}
