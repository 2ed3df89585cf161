package org.tillbridge.pos.device.javapos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.camera.PictureReader;
import org.tillbridge.pos.device.javapos.JavaPosPrinter.Patience;
import org.tillbridge.pos.device.printer.PrintLine;
import org.tillbridge.pos.device.printer.PrintLine.Place;
import org.tillbridge.pos.device.printer.PrintLine.Size;
import org.tillbridge.pos.device.printer.PrintLine.Text;
import org.tillbridge.pos.device.printer.PrintOutcome;
import org.tillbridge.pos.device.printer.PrintOutcome.MaybePrinted;
import org.tillbridge.pos.device.printer.PrintOutcome.NotPrinted;
import org.tillbridge.pos.device.printer.PrintOutcome.Printed;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.device.printer.Printout;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Through the control classes of JavaPOS, to service objects that `jpos.xml` names.
class JavaPosPrinterTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final Printout RECEIPT =
            new Printout(
                    List.of(
                            new Text("Café Łódź", Size.LARGE, true, Place.CENTRE),
                            Text.plain("Kerzen                                    4,99 €"),
                            new PrintLine.Qr("https://shop.example/r/1-2-1-000001")));

    @TempDir Path folder;
    private final AtomicInteger begun = new AtomicInteger();
    private JavaPosShop shop;

    @BeforeEach
    void open() {
        shop = new JavaPosShop(folder);
    }

    private JavaPosPrinter printer() {
        return new JavaPosPrinter(shop.name("Printer"), Optional.of(shop.name("Drawer")), SHORT);
    }

    private PrintOutcome print(JavaPosPrinter printer) {
        return printer.print(RECEIPT, begun::incrementAndGet);
    }

    @Test
    void theReceiptComesOutAsPicturesWithItsQrCodeReadable() {
        assertThat(print(printer())).isEqualTo(new Printed());

        List<BufferedImage> paper = shop.printer.papers().getFirst();
        assertThat(paper).hasSize(1);
        assertThat(paper.getFirst().getWidth()).isEqualTo(576);
        assertThat(new PictureReader().read(paper.getFirst()))
                .contains("https://shop.example/r/1-2-1-000001");
        assertThat(blackIn(paper.getFirst(), 0, 54)).isGreaterThan(200);
        assertThat(blackIn(paper.getFirst(), 54, 30)).isGreaterThan(200);
        assertThat(begun).hasValue(1);
    }

    private static int blackIn(BufferedImage picture, int top, int height) {
        int black = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                black += (picture.getRGB(x, y) & 0xFFFFFF) == 0 ? 1 : 0;
            }
        }
        return black;
    }

    @Test
    void aLongReceiptIsCutIntoPicturesBetweenItsLines() {
        Printout hundred = new Printout(Collections.nCopies(100, Text.plain("line")));

        assertThat(printer().print(hundred, () -> {})).isEqualTo(new Printed());

        List<Integer> heights =
                shop.printer.papers().getFirst().stream().map(BufferedImage::getHeight).toList();
        assertThat(heights).containsExactly(780, 780, 780, 660);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100, Integer.MAX_VALUE})
    void aWidthThatNoPaperHasIsNotBelieved(int dots) {
        shop.printer.isWide(dots);

        assertThat(printer().columns()).isEqualTo(48);
    }

    @Test
    void theWidthIsThePrintersOwn() {
        shop.printer.isWide(384);

        assertThat(printer().columns()).isEqualTo(32);
        print(printer());
    }

    @Test
    void anOldServiceObjectIsGivenItsPicturesAsFiles() {
        shop.printer.isOld();

        assertThat(print(printer())).isEqualTo(new Printed());
        assertThat(shop.printer.papers()).hasSize(1);
    }

    @Test
    void withNoPaperOrAnOpenCoverNothingIsPrintedAndItIsSaid() {
        JavaPosPrinter printer = printer();
        shop.printer.paperOut(true);
        assertThat(print(printer)).isEqualTo(new NotPrinted(PrinterTrouble.PAPER_OUT));
        shop.printer.paperOut(false);
        shop.printer.coverOpen(true);
        assertThat(print(printer)).isEqualTo(new NotPrinted(PrinterTrouble.COVER_OPEN));
        assertThat(begun).hasValue(0);

        shop.printer.coverOpen(false);
        assertThat(print(printer)).isEqualTo(new Printed());
    }

    @Test
    void whatAPrinterWithoutSensorsFindsOutWhilePrintingIsAsked() {
        shop.printer.withoutSensors();
        shop.printer.paperOut(true);

        assertThat(print(printer())).isEqualTo(new MaybePrinted(PrinterTrouble.PAPER_OUT));
    }

    @Test
    void aPlugThatComesOutWithinAReceiptIsAskedAboutAndThePrinterComesBack() {
        JavaPosPrinter printer = printer();
        shop.printer.failsAfter(0);
        assertThat(print(printer)).isEqualTo(new MaybePrinted(PrinterTrouble.NOT_REACHED));

        shop.printer.pluggedIn(false);
        assertThat(print(printer)).isEqualTo(new NotPrinted(PrinterTrouble.NOT_REACHED));
        shop.printer.pluggedIn(true);
        assertThat(print(printer)).isEqualTo(new Printed());
    }

    @Test
    void aPrinterThatAnotherProgramHoldsIsToldApart() {
        shop.printer.heldByAnother(true);
        assertThat(print(printer())).isEqualTo(new NotPrinted(PrinterTrouble.IN_USE));

        shop.printer.heldByAnother(false);
        assertThat(print(printer())).isEqualTo(new Printed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nobody", "NoDriver"})
    void aNameThatLeadsNowhereIsToldApart(String name) {
        JavaPosPrinter printer = new JavaPosPrinter(shop.name(name), Optional.empty(), SHORT);

        assertThat(print(printer)).isEqualTo(new NotPrinted(PrinterTrouble.NOT_KNOWN));
    }

    @Test
    void aPrinterOfLettersOnlyIsToldApart() {
        shop.printer.printsLettersOnly();

        assertThat(print(printer())).isEqualTo(new NotPrinted(PrinterTrouble.CANNOT_DRAW));
    }

    /// A receipt that is given up on is never printed after all.
    @Test
    void aServiceObjectThatHangsIsGivenUpOnAndUsedAgainOnceItIsBack() {
        JavaPosPrinter printer =
                new JavaPosPrinter(
                        shop.name("Printer"),
                        Optional.empty(),
                        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(3)));
        shop.printer.hangs(true);
        assertThat(print(printer)).isEqualTo(new NotPrinted(PrinterTrouble.NO_ANSWER));
        assertThat(print(printer)).isEqualTo(new NotPrinted(PrinterTrouble.NO_ANSWER));

        shop.printer.hangs(false);
        Waiting.until(() -> print(printer).equals(new Printed()));
        assertThat(shop.printer.papers()).hasSize(1);
        assertThat(begun).hasValue(1);
    }

    @Test
    void theDrawerOpensAndStaysClaimed() {
        JavaPosPrinter printer = printer();
        assertThat(printer.openDrawer()).isEmpty();
        assertThat(printer.openDrawer()).isEmpty();
        assertThat(shop.drawer.kicks()).isEqualTo(2);
        assertThat(shop.drawer.opened()).isEqualTo(1);

        shop.drawer.pluggedIn(false);
        assertThat(printer.openDrawer()).contains(PrinterTrouble.NOT_REACHED);
        shop.drawer.pluggedIn(true);
        assertThat(printer.openDrawer()).isEmpty();

        printer.release();
        Waiting.until(() -> !shop.drawer.isHeld());
    }

    @Test
    void aDrawerOpensWhileThereIsNoPaper() {
        shop.printer.paperOut(true);

        assertThat(printer().openDrawer()).isEmpty();
        assertThat(shop.printer.papers()).isEmpty();
    }
}
