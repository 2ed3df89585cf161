package org.tillbridge.pos.device.scanner;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.line.Line;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A scanner on a serial port: each code ends with a carriage return, a line feed or a tabulator,
/// or with a pause. One that is unplugged is waited for, and heard again without a restart.
public final class SerialScanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    /// Within a code the bytes follow each other without a gap.
    private static final Duration PAUSE = Duration.ofMillis(60);

    private static final int LONGEST_CODE = 4096;

    /// Group separator: between the elements of a GS1 code.
    private static final int SEPARATOR = 0x1D;

    private final Line.Opener wire;
    private final Consumer<String> scanned;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SerialScanner(Line.Opener wire, Consumer<String> scanned) {
        this.wire = wire;
        this.scanned = scanned;
    }

    /// Listens from now on.
    ///
    /// @param scanned called on a thread of its own, one code after the other
    public static SerialScanner on(Line.Opener wire, Consumer<String> scanned) {
        SerialScanner scanner = new SerialScanner(wire, scanned);
        Thread.ofVirtual().name("scanner").start(scanner::work);
        return scanner;
    }

    private void work() {
        boolean told = false;
        while (!isClosed()) {
            try (Line line = wire.open()) {
                LOG.info("The scanner is there");
                told = false;
                listen(line);
            } catch (IOException gone) {
                if (!told) {
                    LOG.warn("The scanner is not to be had: {}", gone.toString());
                    told = true;
                }
                pause();
            }
        }
    }

    private void listen(Line line) throws IOException {
        StringBuilder code = new StringBuilder();
        while (!isClosed()) {
            OptionalInt read = line.read(code.isEmpty() ? LOOK : PAUSE);
            if (read.isEmpty() || isEnd(read.getAsInt()) || code.length() >= LONGEST_CODE) {
                tell(code);
            } else if (read.getAsInt() >= ' ' || read.getAsInt() == SEPARATOR) {
                code.append((char) read.getAsInt());
            }
        }
    }

    private void tell(StringBuilder code) {
        if (!code.isEmpty()) {
            scanned.accept(code.toString());
            code.setLength(0);
        }
    }

    private static boolean isEnd(int read) {
        return read == '\r' || read == '\n' || read == '\t';
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
