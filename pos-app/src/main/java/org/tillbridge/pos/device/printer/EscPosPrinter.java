package org.tillbridge.pos.device.printer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.line.Line;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/// A printer that speaks ESC/POS, at the other end of whatever wire. Where it can answer it is
/// asked for paper and cover before, and whether it is done after.
public final class EscPosPrinter implements ReceiptPrinter {
    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);
    private static final int OFF_LINE_CAUSE = 2;
    private static final int PAPER = 4;

    private final Line.Opener wire;
    private final PrinterProfile profile;
    private final boolean answers;
    private final Patience patience;
    private final EscPosEncoder encoder;

    /// How long it is waited for.
    ///
    /// @param answer to a question that is answered at once
    /// @param paper until all is printed
    public record Patience(Duration answer, Duration paper) {
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    /// @param answers whether bytes come back from it
    public EscPosPrinter(
            Line.Opener wire, PrinterProfile profile, boolean answers, Patience patience) {
        this.wire = wire;
        this.profile = profile;
        this.answers = answers;
        this.patience = patience;
        this.encoder = new EscPosEncoder(profile);
    }

    @Override
    public int columns() {
        return profile.columns();
    }

    @Override
    public PrintOutcome print(Printout printout, Runnable begun) {
        byte[] bytes = encoder.bytes(printout);
        boolean[] sent = {false};
        try (Line line = wire.open();
                Guard _ = new Guard(line)) {
            Optional<PrinterTrouble> before = trouble(line);
            if (before.isPresent()) {
                return new PrintOutcome.NotPrinted(before.get());
            }
            begun.run();
            sent[0] = true;
            line.write(bytes);
            return answers ? whenPrinted(line) : new PrintOutcome.Printed();
        } catch (IOException gone) {
            LOG.debug("The printer is not to be had", gone);
            return sent[0]
                    ? new PrintOutcome.MaybePrinted(PrinterTrouble.NOT_REACHED)
                    : new PrintOutcome.NotPrinted(PrinterTrouble.NOT_REACHED);
        }
    }

    @Override
    public Optional<PrinterTrouble> openDrawer() {
        try (Line line = wire.open();
                Guard _ = new Guard(line)) {
            Optional<PrinterTrouble> trouble = trouble(line);
            if (trouble.equals(Optional.of(PrinterTrouble.NO_ANSWER))) {
                return trouble;
            }
            kick(line, trouble.isEmpty());
            return Optional.empty();
        } catch (IOException gone) {
            LOG.debug("The printer with the drawer is not to be had", gone);
            return Optional.of(PrinterTrouble.NOT_REACHED);
        }
    }

    /// Hangs up only when the printer has said something after it: some forget what they have not
    /// done yet when a call ends.
    private void kick(Line line, boolean ready) throws IOException {
        EscPos kick = new EscPos();
        line.write((ready ? kick.kick() : kick.kickNow()).bytes());
        if (!answers) {
            return;
        }
        if (ready) {
            line.write(new EscPos().askWhenPrinted().bytes());
            var _ = answer(line, patience.answer(), EscPosPrinter::isWhenPrinted);
        } else {
            var _ = ask(line, PAPER);
        }
    }

    private static boolean isWhenPrinted(int read) {
        return (read & 0x90) == 0;
    }

    private PrintOutcome whenPrinted(Line line) throws IOException {
        line.write(new EscPos().askWhenPrinted().bytes());
        OptionalInt answer = answer(line, patience.paper(), EscPosPrinter::isWhenPrinted);
        if (answer.isEmpty()) {
            return new PrintOutcome.MaybePrinted(trouble(line).orElse(PrinterTrouble.NO_ANSWER));
        }
        return new PrintOutcome.Printed();
    }

    private Optional<PrinterTrouble> trouble(Line line) throws IOException {
        if (!answers) {
            return Optional.empty();
        }
        OptionalInt cause = ask(line, OFF_LINE_CAUSE);
        OptionalInt paper = cause.isEmpty() ? cause : ask(line, PAPER);
        if (cause.isEmpty() || paper.isEmpty()) {
            return Optional.of(PrinterTrouble.NO_ANSWER);
        }
        if ((cause.getAsInt() & 0x04) != 0) {
            return Optional.of(PrinterTrouble.COVER_OPEN);
        }
        if ((cause.getAsInt() & 0x20) != 0 || (paper.getAsInt() & 0x60) != 0) {
            return Optional.of(PrinterTrouble.PAPER_OUT);
        }
        return (cause.getAsInt() & 0x40) != 0
                ? Optional.of(PrinterTrouble.IN_ERROR)
                : Optional.empty();
    }

    private OptionalInt ask(Line line, int what) throws IOException {
        line.write(new EscPos().askNow(what).bytes());
        return answer(line, patience.answer(), read -> (read & 0x93) == 0x12);
    }

    /// What else the printer says is passed over: some tell of every change by themselves.
    private static OptionalInt answer(Line line, Duration patience, IntPredicate isAnswer)
            throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
            OptionalInt read = line.read(Duration.ofNanos(left));
            if (read.isEmpty() || isAnswer.test(read.getAsInt())) {
                return read;
            }
        }
        return OptionalInt.empty();
    }

    /// Hangs up on a printer that takes no more bytes.
    private final class Guard implements AutoCloseable {
        private final CountDownLatch done = new CountDownLatch(1);

        Guard(Line line) {
            Duration most = patience.paper().plus(patience.answer().multipliedBy(4));
            Thread.startVirtualThread(() -> hangUpAfter(most, line));
        }

        private void hangUpAfter(Duration most, Line line) {
            try {
                if (!done.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                    line.close();
                }
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            done.countDown();
        }
    }
}
