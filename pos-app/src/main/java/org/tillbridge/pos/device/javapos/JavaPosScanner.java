package org.tillbridge.pos.device.javapos;

import jpos.JposConst;
import jpos.JposException;
import jpos.Scanner;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.printer.PrinterTrouble;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A scanner behind a service object of JavaPOS. One that is gone is waited for, and heard again
/// without a restart.
public final class JavaPosScanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JavaPosScanner.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_CODE = 4096;

    /// Group separator: between the elements of a GS1 code.
    private static final int SEPARATOR = 0x1D;

    private final JavaPosDevice<Scanner> device;
    private final Consumer<String> scanned;
    private final CountDownLatch closed = new CountDownLatch(1);

    private JavaPosScanner(String name, Consumer<String> scanned) {
        this.device = new JavaPosDevice<>(name, Scanner::new, new Hearing());
        this.scanned = scanned;
    }

    /// Listens from now on.
    ///
    /// @param name as `jpos.xml` has it
    /// @param scanned called on a thread of the device, one code after the other
    public static JavaPosScanner on(String name, Consumer<String> scanned) {
        JavaPosScanner scanner = new JavaPosScanner(name, scanned);
        Thread.ofVirtual().name("scanner").start(scanner::work);
        return scanner;
    }

    private void work() {
        Optional<PrinterTrouble> told = Optional.empty();
        do {
            try {
                device.use(PATIENCE, JavaPosScanner::look);
                told = Optional.empty();
            } catch (JavaPosTrouble gone) {
                if (!told.equals(Optional.of(gone.why()))) {
                    LOG.warn("The scanner is not to be had", gone);
                    told = Optional.of(gone.why());
                }
            }
        } while (!closes());
        device.release();
    }

    /// Whether it is still there: some tell it by their power, others by an error alone.
    private static boolean look(Scanner control) throws JposException, JavaPosTrouble {
        if (!control.getDeviceEnabled() || JavaPosPrinter.isOff(control.getPowerState())) {
            throw new JavaPosTrouble(PrinterTrouble.NOT_REACHED, "asked");
        }
        if (!control.getDataEventEnabled()) {
            control.setDataEventEnabled(true);
        }
        return true;
    }

    /// What is heard of it.
    private final class Hearing implements JavaPosDevice.Setup<Scanner> {
        @Override
        public void claimed(Scanner control) throws JposException {
            if (control.getCapPowerReporting() != JposConst.JPOS_PR_NONE) {
                control.setPowerNotify(JposConst.JPOS_PN_ENABLED);
            }
            control.addDataListener(event -> heard(control));
            control.addErrorListener(event -> event.setErrorResponse(JposConst.JPOS_ER_CLEAR));
        }

        @Override
        public void enabled(Scanner control) throws JposException {
            control.setDecodeData(true);
            control.setDataEventEnabled(true);
        }
    }

    private void heard(Scanner control) {
        try {
            byte[] label = control.getScanDataLabel();
            String code = code(label == null || label.length == 0 ? control.getScanData() : label);
            if (!code.isEmpty() && closed.getCount() > 0) {
                scanned.accept(code);
            }
            control.setDataEventEnabled(true);
        } catch (JposException gone) {
            LOG.warn("A scan was not to be had", gone);
        }
    }

    /// What no scanner sends is left out.
    private static String code(byte @org.jspecify.annotations.Nullable [] sent) {
        if (sent == null) {
            return "";
        }
        StringBuilder code = new StringBuilder();
        for (char letter : new String(sent, StandardCharsets.ISO_8859_1).toCharArray()) {
            if ((letter >= ' ' || letter == SEPARATOR) && code.length() < LONGEST_CODE) {
                code.append(letter);
            }
        }
        return code.toString();
    }

    private boolean closes() {
        try {
            return closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            closed.countDown();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
