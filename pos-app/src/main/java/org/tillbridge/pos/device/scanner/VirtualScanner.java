package org.tillbridge.pos.device.scanner;

import org.tillbridge.pos.device.line.Line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A scanner made of software, whose plug can be pulled out. Safe for any thread.
public final class VirtualScanner implements Line.Opener {
    private static final int PULLED_OUT = -1;

    private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
    private volatile boolean pluggedIn;

    public void plugIn() {
        pluggedIn = true;
    }

    public void pullOut() {
        pluggedIn = false;
        bytes.add(PULLED_OUT);
    }

    /// As the device sends it, its suffix included.
    public void send(String code) {
        for (byte each : code.getBytes(StandardCharsets.ISO_8859_1)) {
            bytes.add(each & 0xFF);
        }
    }

    @Override
    public Line open() throws IOException {
        if (!pluggedIn) {
            throw new IOException("There is no such port");
        }
        return new Wire();
    }

    private final class Wire implements Line {
        @Override
        public void write(byte[] written) {}

        @Override
        public OptionalInt read(Duration patience) throws IOException {
            try {
                Integer read = bytes.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                if (read == null) {
                    return OptionalInt.empty();
                }
                if (read == PULLED_OUT) {
                    throw new IOException("The plug is out");
                }
                return OptionalInt.of(read);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", stop);
            }
        }

        @Override
        public void close() {}
    }
}
