package org.tillbridge.pos.device.javapos;

import jpos.JposException;
import jpos.LineDisplay;
import jpos.LineDisplayConst;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.printer.PrinterTrouble;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A customer display of a few lines behind a service object of JavaPOS. It shows what it was given
/// last; one that is gone is tried again. Safe for any thread, and never waited for.
public final class JavaPosDisplay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JavaPosDisplay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final int USUAL_COLUMNS = 20;
    private static final int FEWEST_COLUMNS = 8;
    private static final int MOST_COLUMNS = 80;

    private final JavaPosDevice<LineDisplay> device;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Said> next = Optional.empty();
    private boolean closed;

    /// Two lines, each with something at both ends. A display of one line shows the second.
    public record Said(String name, String amount, String label, String total) {}

    private JavaPosDisplay(String name) {
        device = new JavaPosDevice<>(name, LineDisplay::new, new Cleared());
    }

    /// @param name as `jpos.xml` has it
    public static JavaPosDisplay open(String name) {
        JavaPosDisplay display = new JavaPosDisplay(name);
        Thread.ofVirtual().name("display").start(display::work);
        return display;
    }

    private static final class Cleared implements JavaPosDevice.Setup<LineDisplay> {
        @Override
        public void claimed(LineDisplay control) {}

        @Override
        public void enabled(LineDisplay control) throws JposException {
            control.clearText();
        }
    }

    /// From now on.
    public void show(Said said) {
        lock.lock();
        try {
            next = Optional.of(said);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Shows something at once, to try it, and lets go of it.
    ///
    /// @return whether it did
    public static boolean test(String name, Said said) {
        JavaPosDisplay display = new JavaPosDisplay(name);
        try {
            display.put(said);
            return true;
        } catch (JavaPosTrouble failed) {
            LOG.warn("The display shows nothing", failed);
            return false;
        } finally {
            display.device.release();
        }
    }

    private void work() {
        Optional<PrinterTrouble> told = Optional.empty();
        try {
            for (Optional<Said> said = next(); said.isPresent(); said = next()) {
                try {
                    put(said.get());
                    told = Optional.empty();
                } catch (JavaPosTrouble failed) {
                    if (!told.equals(Optional.of(failed.why()))) {
                        LOG.warn("The display shows nothing", failed);
                        told = Optional.of(failed.why());
                    }
                    again(said.get());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        device.release();
    }

    /// @return empty at the end
    private Optional<Said> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (next.isEmpty() && !closed) {
                changed.await();
            }
            Optional<Said> said = closed ? Optional.empty() : next;
            next = Optional.empty();
            return said;
        } finally {
            lock.unlock();
        }
    }

    /// After a while, unless there is something newer by then.
    private void again(Said said) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TRY_AGAIN.toNanos();
            while (next.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            next = next.or(() -> Optional.of(said));
        } finally {
            lock.unlock();
        }
    }

    private void put(Said said) throws JavaPosTrouble {
        device.use(
                PATIENCE,
                control -> {
                    int columns = columns(control.getColumns());
                    String second = DisplayLetters.line(said.label(), said.total(), columns);
                    if (control.getRows() > 1) {
                        write(control, 0, DisplayLetters.line(said.name(), said.amount(), columns));
                        write(control, 1, second);
                    } else {
                        write(control, 0, second);
                    }
                    return true;
                });
    }

    private static int columns(int said) {
        return said < FEWEST_COLUMNS || said > MOST_COLUMNS ? USUAL_COLUMNS : said;
    }

    private static void write(LineDisplay control, int row, String text) throws JposException {
        control.displayTextAt(row, 0, text, LineDisplayConst.DISP_DT_NORMAL);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
