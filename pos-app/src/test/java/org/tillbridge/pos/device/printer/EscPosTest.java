package org.tillbridge.pos.device.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.device.printer.PrintLine.Place;
import org.tillbridge.pos.device.printer.PrintLine.Size;
import org.tillbridge.pos.device.printer.PrintLine.Text;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

class EscPosTest {
    /// Each as long as the narrowest paper is wide.
    private static final List<String> SIX_LANGUAGES =
            List.of(
                    "Total £1,234.50 – 5 × 246.90",
                    "Größe Süßöl Straße 1.234,50 €",
                    "Crème brûlée, œuf, ça 12,00 €",
                    "Żółć gęślą jaźń, ŁÓDŹ 12 zł",
                    "Ñandú, ¿qué? ¡año! 7,00 €",
                    "Příliš žluťoučký kůň 99 Kč");

    @ParameterizedTest
    @EnumSource(PrinterProfile.class)
    void whatTheDocumentSaysIsWhatEveryPrinterShowsInSixLanguages(PrinterProfile profile)
            throws IOException {
        VirtualPrinter printer = new VirtualPrinter(profile);

        printer.print(new EscPosEncoder(profile).bytes(printout(SIX_LANGUAGES)));

        picture(printer, profile, "languages-" + profile.key());
        assertThat(shown(printer)).isEqualTo(shownAs(SIX_LANGUAGES));
        assertThat(printer.unknown()).isEmpty();
    }

    /// By its letters where the printer has them, or else as a picture of them.
    private static List<Object> shown(VirtualPrinter printer) {
        List<Object> shown = new ArrayList<>();
        for (PrintedPaper.Printed piece : printer.printed().getFirst().pieces()) {
            switch (piece) {
                case PrintedPaper.Letters line ->
                        shown.add(Letters.of(false).picture(line.text(), 1, 1));
                case PrintedPaper.Picture picture -> shown.add(picture.dots());
                case PrintedPaper.Code code -> shown.add(code.content());
                case PrintedPaper.Blank _ -> {}
            }
        }
        return shown;
    }

    private static List<Object> shownAs(List<String> lines) {
        return lines.stream().<Object>map(line -> Letters.of(false).picture(line, 1, 1)).toList();
    }

    @Test
    void theEuroSignIsSentInThePageThatThePrinterHasItIn() {
        assertThat(sent(PrinterProfile.EPSON_80, "5 €")).contains("\u001Bt\u0010\u0080");
        assertThat(sent(PrinterProfile.CITIZEN_80, "5 €")).contains("\u001Bt\u0010\u0080");
        assertThat(sent(PrinterProfile.EPSON_80, "Łódź")).contains("\u001Bt\u0012\u009D");
        assertThat(sent(PrinterProfile.CITIZEN_80, "Łódź")).contains("\u001Bt\u0006\u009D");
    }

    @Test
    void aLetterThatThePrinterHasNotGoesAsAPictureAndNeverAsAnotherLetter() {
        VirtualPrinter printer = new VirtualPrinter(PrinterProfile.EPSON_80);

        printer.print(
                new EscPosEncoder(PrinterProfile.EPSON_80)
                        .bytes(printout(List.of("茶 5", "Tea 5"))));

        assertThat(printer.printed().getFirst().pieces().get(0))
                .isInstanceOf(PrintedPaper.Picture.class);
        assertThat(printer.printed().getFirst().text()).isEqualTo("Tea 5");
    }

    /// Two words that differ are not the same boxes, and an amount stays where amounts stand.
    @ParameterizedTest
    @CsvSource({
        "\u05E9\u05DC\u05D5\u05DD, \u05DE\u05DC\u05D5\u05DE",
        "\u039A\u03B5\u03C1\u03B9, \u0391\u03BD\u03B1\u03C8"
    })
    void whatTheReceiptsOwnFontDoesNotHaveIsTakenFromTheFontsOfTheMachine(
            String word, String another) {
        assumeTrue(new Font(Font.MONOSPACED, Font.PLAIN, 20).canDisplayUpTo(word) < 0);
        Letters letters = Letters.of(false);

        assertThat(letters.picture(word, 1, 1)).isNotEqualTo(letters.picture(another, 1, 1));
        assertThat(rightOf(letters.picture(word + "          12.00", 1, 1)))
                .isEqualTo(rightOf(letters.picture("Salt          12.00", 1, 1)));
        assertThat(rightOf(letters.picture("\uD83D\uDE00\uD83D\uDE00          12.00", 1, 1)))
                .isEqualTo(rightOf(letters.picture("Salt          12.00", 1, 1)));
    }

    @Test
    void aLetterThatIsWiderInTheFontsOfTheMachineIsMadeNarrower() {
        String wide = "\u047C".repeat(4);
        assumeTrue(new Font(Font.MONOSPACED, Font.PLAIN, 20).canDisplayUpTo(wide) < 0);
        Letters letters = Letters.of(false);

        assertThat(rightOf(letters.picture(wide + "12.00", 1, 1)))
                .isEqualTo(rightOf(letters.picture("Salt12.00", 1, 1)));
    }

    private static List<Boolean> rightOf(Dots picture) {
        List<Boolean> right = new ArrayList<>();
        for (int x = picture.width() - 5 * PrinterProfile.LETTER_WIDTH; x < picture.width(); x++) {
            for (int y = 0; y < picture.height(); y++) {
                right.add(picture.isBlack(x, y));
            }
        }
        return right;
    }

    @Test
    void aPrinterMadeForChinaIsToldToPrintLettersWithAccents() {
        assertThat(sent(PrinterProfile.XPRINTER_58, "ä")).startsWith("\u001B@\u001C.");
    }

    @Property(tries = 300)
    void anyTextOfWesternEuropeComesOutAsItIs(
            @ForAll
                    @StringLength(min = 1, max = 32)
                    @CharRange(from = ' ', to = '~')
                    @CharRange(from = '¡', to = 'ÿ')
                    String text) {
        String printable = EscPosEncoder.printable(text);
        VirtualPrinter printer = new VirtualPrinter(PrinterProfile.EPSON_58);

        printer.print(
                new EscPosEncoder(PrinterProfile.EPSON_58).bytes(printout(List.of(printable))));

        assertThat(printer.printed().getFirst().text()).isEqualTo(printable);
    }

    @Test
    void sizesPlacesPicturesAndCodesAreShownAsMeant() {
        VirtualPrinter printer = new VirtualPrinter(PrinterProfile.EPSON_80);
        Dots logo = Dots.of(300, 300, (x, y) -> x == y ? 0 : 255);

        printer.print(
                new EscPosEncoder(PrinterProfile.EPSON_80)
                        .bytes(
                                new Printout(
                                        List.of(
                                                new PrintLine.Picture(logo),
                                                new Text("Bath", Size.LARGE, true, Place.CENTRE),
                                                new PrintLine.Qr("14-2-1-003894 ü")))));

        List<PrintedPaper> papers = printer.printed();
        assertThat(papers).hasSize(1);
        assertThat(papers.getFirst().cut()).isTrue();
        assertThat(papers.getFirst().pieces())
                .contains(
                        new PrintedPaper.Letters(
                                List.of(new PrintedPaper.Run("Bath", 2, 2, true, false)),
                                Place.CENTRE))
                .anySatisfy(
                        piece ->
                                assertThat(piece)
                                        .isInstanceOfSatisfying(
                                                PrintedPaper.Code.class,
                                                code ->
                                                        assertThat(code.content())
                                                                .isEqualTo("14-2-1-003894 ü")));
        assertThat(
                        papers.getFirst().pieces().stream()
                                .filter(PrintedPaper.Picture.class::isInstance)
                                .mapToInt(piece -> ((PrintedPaper.Picture) piece).dots().height())
                                .sum())
                .isEqualTo(300);
    }

    @Test
    void aPrinterThatDrawsNoCodesIsGivenAPictureThatAScannerReads() throws Exception {
        VirtualPrinter printer = new VirtualPrinter(PrinterProfile.ANY_58);

        printer.print(
                new EscPosEncoder(PrinterProfile.ANY_58)
                        .bytes(new Printout(List.of(new PrintLine.Qr("14-2-1-003894")))));

        assertThat(Decoded.of(PaperPicture.of(printer.printed().getFirst(), PrinterProfile.ANY_58)))
                .isEqualTo("14-2-1-003894");
    }

    /// Written by escpos-php, not by us.
    @Test
    void aStreamOfAnotherMakerInTenLanguagesIsRead() throws IOException {
        VirtualPrinter printer = read("character-encodings.bin");

        assertThat(printer.printed().getFirst().text())
                .contains(
                        "Quizdeltagerne spiste jordbær med fløde, mens cirkusklovnen Wolther"
                                + " spillede på xylofon.",
                        "Falsches Üben von Xylophonmusik quält jeden größeren Zwerg.",
                        "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
                        "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío,"
                                + " añoraba a su querido cachorro.",
                        "Le cœur déçu mais l'âme plutôt naïve, Louÿs rêva de crapaüter en canoë",
                        "Árvíztűrő tükörfúrógép",
                        "Pchnąć w tę łódź jeża lub ośm skrzyń fig.",
                        "В чащах юга жил бы цитрус? Да, но фальшивый экземпляр!",
                        "Pijamalı hasta, yağız şoföre çabucak güvendi.");
        assertThat(printer.unknown()).isEmpty();
    }

    @Test
    void aStreamOfAnotherMakerWithALogoIsReadAndOpensTheDrawer() throws IOException {
        VirtualPrinter printer = read("receipt-with-logo.bin");

        picture(printer, PrinterProfile.EPSON_80, "stream-receipt-with-logo");
        PrintedPaper paper = printer.printed().getFirst();
        assertThat(paper.pieces().getFirst())
                .isInstanceOfSatisfying(
                        PrintedPaper.Picture.class,
                        logo -> {
                            assertThat(logo.dots().width()).isEqualTo(300);
                            assertThat(logo.dots().height()).isEqualTo(236);
                        });
        assertThat(paper.text()).contains("ExampleMart Ltd.", "SALES INVOICE", "$ 14.25");
        assertThat(paper.cut()).isTrue();
        assertThat(printer.kicks()).isEqualTo(1);
        assertThat(printer.unknown()).isEmpty();
    }

    @Test
    void theCodesOfAnotherMakerAreRead() throws IOException {
        VirtualPrinter printer = read("qr-code.bin");

        picture(printer, PrinterProfile.EPSON_80, "stream-qr-code");
        assertThat(
                        printer.printed().getFirst().pieces().stream()
                                .filter(PrintedPaper.Code.class::isInstance)
                                .map(piece -> ((PrintedPaper.Code) piece).content()))
                .hasSize(19)
                .contains("Testing 123", "0123456789012345678901234567890123456789");
        assertThat(printer.unknown()).isEmpty();
    }

    @Test
    void aStreamCutAnywhereIsReadTheSame() throws IOException {
        byte[] stream = stream("receipt-with-logo.bin");
        VirtualPrinter whole = read("receipt-with-logo.bin");
        VirtualPrinter inPieces = new VirtualPrinter(PrinterProfile.EPSON_80);

        for (int at = 0; at < stream.length; at += 7) {
            inPieces.print(Arrays.copyOfRange(stream, at, Math.min(at + 7, stream.length)));
        }

        assertThat(inPieces.printed().getFirst().text())
                .isEqualTo(whole.printed().getFirst().text());
        assertThat(inPieces.kicks()).isEqualTo(1);
    }

    private static VirtualPrinter read(String name) throws IOException {
        VirtualPrinter printer = new VirtualPrinter(PrinterProfile.EPSON_80);
        printer.print(stream(name));
        return printer;
    }

    private static byte[] stream(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(EscPosTest.class.getResourceAsStream("/escpos/" + name))) {
            return in.readAllBytes();
        }
    }

    private static Printout printout(List<String> lines) {
        return new Printout(lines.stream().<PrintLine>map(Text::plain).toList());
    }

    private static String sent(PrinterProfile profile, String line) {
        return new String(new EscPosEncoder(profile).bytes(printout(List.of(line))), ISO_8859_1);
    }

    private static void picture(VirtualPrinter printer, PrinterProfile profile, String name)
            throws IOException {
        Path folder = Files.createDirectories(Path.of("target/screenshots/paper"));
        ImageIO.write(
                PaperPicture.of(printer.printed().getFirst(), profile),
                "png",
                folder.resolve(name + ".png").toFile());
    }
}
