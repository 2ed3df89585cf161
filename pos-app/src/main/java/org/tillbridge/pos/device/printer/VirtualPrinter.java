package org.tillbridge.pos.device.printer;

import org.tillbridge.pos.device.line.Line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A printer made of software: reads ESC/POS, keeps the paper, answers as a real one does, and can
/// be given any trouble a real one has. Safe for any thread.
public final class VirtualPrinter implements Line.Opener {
    private static final int READY = 0x12;

    /// What it is asked with after a document.
    private static final int WHEN_PRINTED = 0;

    private final Paper paper;
    private final EscPosReader reader;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private volatile State state = State.READY;
    private BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private int kicks;

    /// How it is with it.
    public enum State {
        READY,
        PAPER_OUT,
        COVER_OPEN,
        /// Nobody answers the call.
        SWITCHED_OFF,
        /// Takes everything, prints nothing, says nothing.
        BLACK_HOLE,
        /// Prints, and says nothing.
        SILENT,
        /// Prints, and hangs up before it says so.
        HANGS_UP
    }

    public VirtualPrinter(PrinterProfile profile) {
        this(profile, cut -> {});
    }

    /// @param cutOff given each piece of paper when it is cut off
    VirtualPrinter(PrinterProfile profile, Consumer<PrintedPaper> cutOff) {
        paper = new Paper(profile, cutOff);
        reader = new EscPosReader(paper);
    }

    /// What has been printed, piece by piece; the last may not be cut off yet.
    public synchronized List<PrintedPaper> printed() {
        return paper.all();
    }

    /// How often the drawer was opened.
    public synchronized int kicks() {
        return kicks;
    }

    /// Commands it did not know.
    public synchronized List<String> unknown() {
        return reader.unknown();
    }

    /// From now on it is so. With paper again it prints what it held back.
    public synchronized void is(State now) {
        state = now;
        if (now == State.READY && held.size() > 0) {
            byte[] rest = held.toByteArray();
            held.reset();
            reader.read(rest);
        }
    }

    /// Prints this.
    public synchronized void print(byte[] bytes) {
        reader.read(bytes);
    }

    @Override
    public synchronized Line open() throws IOException {
        if (state == State.SWITCHED_OFF) {
            throw new IOException("Nobody is there");
        }
        answers = new LinkedBlockingQueue<>();
        return new Wire(answers);
    }

    private synchronized void take(byte[] bytes) throws IOException {
        switch (state) {
            case READY, SILENT -> reader.read(bytes);
            case PAPER_OUT, COVER_OPEN -> waitFor(bytes);
            case HANGS_UP -> {
                reader.read(bytes);
                if (bytes.length > 4) {
                    throw new IOException("Broken pipe");
                }
            }
            case SWITCHED_OFF -> throw new IOException("Connection reset");
            case BLACK_HOLE -> {}
        }
    }

    /// Off-line it does only what is to be done at once.
    private void waitFor(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == EscPos.DLE) {
            reader.read(bytes);
        } else {
            held.writeBytes(bytes);
        }
    }

    private void answer(int what) {
        boolean neverSays = state == State.HANGS_UP && what == WHEN_PRINTED;
        if (state == State.SILENT || neverSays) {
            return;
        }
        int trouble =
                switch (what) {
                    case WHEN_PRINTED -> 0;
                    case 2 ->
                            READY
                                    | (state == State.COVER_OPEN ? 0x04 : 0)
                                    | (state == State.PAPER_OUT ? 0x20 : 0);
                    case 4 -> READY | (state == State.PAPER_OUT ? 0x60 : 0);
                    default -> READY;
                };
        answers.add(trouble);
    }

    /// What it prints on.
    private final class Paper extends PaperHead {
        Paper(PrinterProfile profile, Consumer<PrintedPaper> cutOff) {
            super(profile, cutOff);
        }

        @Override
        public void drawer() {
            kicks++;
        }

        @Override
        public void asked(int what) {
            answer(what);
        }
    }

    private final class Wire implements Line {
        private final BlockingQueue<Integer> toRead;

        Wire(BlockingQueue<Integer> toRead) {
            this.toRead = toRead;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            take(bytes);
        }

        @Override
        public OptionalInt read(Duration patience) throws IOException {
            try {
                Integer read = toRead.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                return read == null ? OptionalInt.empty() : OptionalInt.of(read);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", stop);
            }
        }

        @Override
        public void close() {}
    }
}
