package org.tillbridge.pos.device.javapos;

import jpos.CashDrawer;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.printer.Bmp;
import org.tillbridge.pos.device.printer.Dots;
import org.tillbridge.pos.device.printer.PrintOutcome;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.device.printer.Printout;
import org.tillbridge.pos.device.printer.PrintoutDots;
import org.tillbridge.pos.device.printer.ReceiptPrinter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// A receipt printer and a drawer behind service objects of JavaPOS. The printer is given the
/// receipt as pictures: no code page, no way of its own to draw a QR code can make it another.
public final class JavaPosPrinter implements ReceiptPrinter {
    private static final Logger LOG = LoggerFactory.getLogger(JavaPosPrinter.class);

    /// Higher ones some printers do not hold.
    private static final int HIGHEST = 800;

    private static final int NARROWEST = 288;
    private static final int WIDEST = 832;
    private static final int USUAL_WIDTH = 576;
    private static final int MOST_LINES_TO_CUT = 20;
    private static final int LINES_TO_TEAR = 4;

    /// The paper hangs on by a corner.
    private static final int ALMOST_THROUGH = 90;

    /// The first that takes pictures from memory: 1.10.
    private static final int PICTURES_FROM_MEMORY = 1_010_000;

    private final JavaPosDevice<POSPrinter> printer;
    private final Optional<JavaPosDevice<CashDrawer>> drawer;
    private final Patience patience;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /// How long it is waited for, opening it included.
    public record Patience(Duration answer, Duration paper) {
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private enum Stage {
        ASKED,
        BEGUN,
        GIVEN_UP
    }

    /// @param printer its name in `jpos.xml`
    /// @param drawer that of the drawer
    public JavaPosPrinter(String printer, Optional<String> drawer, Patience patience) {
        this.printer = new JavaPosDevice<>(printer, POSPrinter::new, new PrinterSetup());
        this.drawer =
                drawer.map(name -> new JavaPosDevice<>(name, CashDrawer::new, new DrawerSetup()));
        this.patience = patience;
    }

    private static final class PrinterSetup implements JavaPosDevice.Setup<POSPrinter> {
        @Override
        public void claimed(POSPrinter control) throws JposException {
            if (control.getCapPowerReporting() != JposConst.JPOS_PR_NONE) {
                control.setPowerNotify(JposConst.JPOS_PN_ENABLED);
            }
        }

        @Override
        public void enabled(POSPrinter control) throws JposException {
            control.setAsyncMode(false);
            control.setMapMode(POSPrinterConst.PTR_MM_DOTS);
        }
    }

    private static final class DrawerSetup implements JavaPosDevice.Setup<CashDrawer> {
        @Override
        public void claimed(CashDrawer control) {}

        @Override
        public void enabled(CashDrawer control) {}
    }

    @Override
    public int columns() {
        try {
            return PrintoutDots.columns(printer.use(patience.answer(), JavaPosPrinter::width));
        } catch (JavaPosTrouble gone) {
            LOG.debug("The printer does not say how wide it is", gone);
            return PrintoutDots.columns(USUAL_WIDTH);
        }
    }

    /// In dots.
    private static int width(POSPrinter control) throws JposException {
        int said = control.getRecLineWidth();
        return said < NARROWEST || said > WIDEST ? USUAL_WIDTH : said;
    }

    @Override
    public PrintOutcome print(Printout printout, Runnable begun) {
        AtomicReference<Stage> stage = new AtomicReference<>(Stage.ASKED);
        try {
            return printer.use(
                    patience.paper(),
                    control -> {
                        check(control);
                        List<Dots> strips = PrintoutDots.strips(printout, width(control), HIGHEST);
                        if (stage.compareAndSet(Stage.ASKED, Stage.BEGUN)) {
                            begun.run();
                            print(control, strips);
                        }
                        told.clear();
                        return new PrintOutcome.Printed();
                    });
        } catch (JavaPosTrouble failed) {
            tell("The printer", failed);
            return stage.compareAndSet(Stage.ASKED, Stage.GIVEN_UP)
                    ? new PrintOutcome.NotPrinted(failed.why())
                    : new PrintOutcome.MaybePrinted(failed.why());
        }
    }

    private static void check(POSPrinter control) throws JposException, JavaPosTrouble {
        if (isOff(control.getPowerState())) {
            throw new JavaPosTrouble(PrinterTrouble.NOT_REACHED, "its power is off");
        }
        if (control.getCapCoverSensor() && control.getCoverOpen()) {
            throw new JavaPosTrouble(PrinterTrouble.COVER_OPEN, "asked");
        }
        if (control.getCapRecEmptySensor() && control.getRecEmpty()) {
            throw new JavaPosTrouble(PrinterTrouble.PAPER_OUT, "asked");
        }
        if (!control.getCapRecPresent() || !control.getCapRecBitmap()) {
            throw new JavaPosTrouble(PrinterTrouble.CANNOT_DRAW, "no pictures on receipts");
        }
    }

    static boolean isOff(int powerState) {
        return powerState == JposConst.JPOS_PS_OFF
                || powerState == JposConst.JPOS_PS_OFFLINE
                || powerState == JposConst.JPOS_PS_OFF_OFFLINE;
    }

    private static void print(POSPrinter control, List<Dots> strips) throws JposException {
        for (Dots strip : strips) {
            picture(control, Bmp.of(strip));
        }
        boolean cuts = control.getCapRecPapercut();
        int lines =
                cuts
                        ? Math.clamp(control.getRecLinesToPaperCut(), 1, MOST_LINES_TO_CUT)
                        : LINES_TO_TEAR;
        control.printNormal(POSPrinterConst.PTR_S_RECEIPT, "\n".repeat(lines));
        if (cuts) {
            control.cutPaper(ALMOST_THROUGH);
        }
    }

    private static void picture(POSPrinter control, byte[] bmp) throws JposException {
        if (control.getDeviceServiceVersion() >= PICTURES_FROM_MEMORY) {
            control.printMemoryBitmap(
                    POSPrinterConst.PTR_S_RECEIPT,
                    bmp,
                    POSPrinterConst.PTR_BMT_BMP,
                    POSPrinterConst.PTR_BM_ASIS,
                    POSPrinterConst.PTR_BM_LEFT);
            return;
        }
        try {
            Path file = Files.createTempFile("receipt", ".bmp");
            try {
                Files.write(file, bmp);
                control.printBitmap(
                        POSPrinterConst.PTR_S_RECEIPT,
                        file.toString(),
                        POSPrinterConst.PTR_BM_ASIS,
                        POSPrinterConst.PTR_BM_LEFT);
            } finally {
                Files.delete(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("A picture for the printer was not written", full);
        }
    }

    @Override
    public Optional<PrinterTrouble> openDrawer() {
        if (drawer.isEmpty()) {
            return Optional.of(PrinterTrouble.NOT_KNOWN);
        }
        try {
            drawer.get()
                    .use(
                            patience.answer(),
                            control -> {
                                control.openDrawer();
                                return true;
                            });
            return Optional.empty();
        } catch (JavaPosTrouble failed) {
            tell("The drawer", failed);
            return Optional.of(failed.why());
        }
    }

    /// Once for each trouble: it is tried again and again.
    private void tell(String what, JavaPosTrouble failed) {
        if (told.add(what + failed.why())) {
            LOG.warn("{} fails: {}", what, failed.why(), failed);
        }
    }

    @Override
    public void release() {
        printer.release();
        drawer.ifPresent(JavaPosDevice::release);
    }
}
