package org.tillbridge.pos.receipt;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.tillbridge.pos.device.printer.Dots;
import org.tillbridge.pos.device.printer.QrPicture;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One page as long as the receipt, in points. What is too wide goes on in the next line; what the
/// font has no letter for becomes a question mark.
final class ReceiptPage {
    /// 80 mm.
    static final float WIDTH = 226.77f;

    private static final float MARGIN = 12;
    private static final float GAP = 8;
    private static final float BODY = 9;
    private static final float SMALL = 7.5f;
    private static final float LARGE = 13;
    private static final float LINE_HEIGHT = 1.36f;
    private static final float RULE = 10;
    private static final float MODULE = 2;

    private final PDType0Font regular;
    private final PDType0Font strong;

    ReceiptPage(PDType0Font regular, PDType0Font strong) {
        this.regular = regular;
        this.strong = strong;
    }

    /// A text at its place, the baseline counted from the top.
    private record Word(PDType0Font font, float size, float x, float top, String text) {}

    /// A QR code, its upper edge counted from the top.
    private record Code(Dots modules, float top) {
        float left() {
            return (WIDTH - MODULE * modules.width()) / 2;
        }
    }

    /// All that is to be drawn.
    private static final class Drawing {
        private final List<Word> words = new ArrayList<>();
        private final List<Float> rules = new ArrayList<>();
        private final List<Code> codes = new ArrayList<>();
        private float bottom = MARGIN;
    }

    float height(List<ReceiptRow> rows) throws IOException {
        return arranged(rows).bottom + MARGIN;
    }

    void draw(PDDocument document, PDPage page, List<ReceiptRow> rows) throws IOException {
        Drawing drawing = arranged(rows);
        float height = page.getMediaBox().getHeight();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (Word word : drawing.words) {
                content.beginText();
                content.setFont(word.font, word.size);
                content.newLineAtOffset(word.x, height - word.top - word.size);
                content.showText(word.text);
                content.endText();
            }
            content.setLineWidth(0.5f);
            for (float rule : drawing.rules) {
                content.moveTo(MARGIN, height - rule);
                content.lineTo(WIDTH - MARGIN, height - rule);
                content.stroke();
            }
            for (Code code : drawing.codes) {
                draw(content, code, height);
            }
        }
    }

    private static void draw(PDPageContentStream content, Code code, float height)
            throws IOException {
        for (int y = 0; y < code.modules.height(); y++) {
            for (int x = 0; x < code.modules.width(); x++) {
                if (code.modules.isBlack(x, y)) {
                    content.addRect(
                            code.left() + MODULE * x,
                            height - code.top - MODULE * (y + 1),
                            MODULE,
                            MODULE);
                }
            }
        }
        content.fill();
    }

    private Drawing arranged(List<ReceiptRow> rows) throws IOException {
        Drawing drawing = new Drawing();
        for (ReceiptRow row : rows) {
            switch (row) {
                case ReceiptRow.Title(String text) -> centre(drawing, strong, LARGE, text);
                case ReceiptRow.Centred(String text) -> centre(drawing, regular, SMALL, text);
                case ReceiptRow.Note(String text) -> note(drawing, text);
                case ReceiptRow.Amount(String text, String amount, boolean isStrong) ->
                        amount(drawing, isStrong, text, amount);
                case ReceiptRow.Rule() -> {
                    drawing.rules.add(drawing.bottom + RULE / 2);
                    drawing.bottom += RULE;
                }
                case ReceiptRow.Qr(String content) -> code(drawing, content);
                case ReceiptRow.Pass(SignedPass pass) ->
                        PassPart.of(pass, PassPart.WIDE)
                                .forEach(part -> code(drawing, part.digits()));
            }
        }
        return drawing;
    }

    private static void code(Drawing drawing, String content) {
        Dots modules = QrPicture.of(content);
        drawing.codes.add(new Code(modules, drawing.bottom));
        drawing.bottom += MODULE * modules.height();
    }

    private void centre(Drawing drawing, PDType0Font font, float size, String text)
            throws IOException {
        for (String line : lines(font, size, text, WIDTH - 2 * MARGIN)) {
            float x = (WIDTH - width(font, size, line)) / 2;
            drawing.words.add(new Word(font, size, x, drawing.bottom, line));
            drawing.bottom += size * LINE_HEIGHT;
        }
    }

    private void note(Drawing drawing, String text) throws IOException {
        for (String line : lines(regular, SMALL, text, WIDTH - 2 * MARGIN - GAP)) {
            drawing.words.add(new Word(regular, SMALL, MARGIN + GAP, drawing.bottom, line));
            drawing.bottom += SMALL * LINE_HEIGHT;
        }
    }

    private void amount(Drawing drawing, boolean isStrong, String text, String amount)
            throws IOException {
        PDType0Font font = isStrong ? strong : regular;
        float size = isStrong ? LARGE : BODY;
        String shown = drawable(font, amount);
        float amountX = WIDTH - MARGIN - width(font, size, shown);
        drawing.words.add(new Word(font, size, amountX, drawing.bottom, shown));
        for (String line : lines(font, size, text, amountX - MARGIN - GAP)) {
            drawing.words.add(new Word(font, size, MARGIN, drawing.bottom, line));
            drawing.bottom += size * LINE_HEIGHT;
        }
    }

    private static List<String> lines(PDType0Font font, float size, String text, float room)
            throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : drawable(font, text).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(font, size, longer) > room) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
            while (width(font, size, line.toString()) > room && line.length() > 1) {
                int fits = fitting(font, size, line, room);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(PDType0Font font, float size, StringBuilder word, float room)
            throws IOException {
        int fits = word.length() - 1;
        while (fits > 1 && width(font, size, word.substring(0, fits)) > room) {
            fits--;
        }
        return fits;
    }

    private static float width(PDType0Font font, float size, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private static String drawable(PDType0Font font, String text) {
        StringBuilder drawable = new StringBuilder(text.length());
        text.codePoints()
                .map(
                        point ->
                                Character.isWhitespace(point) || point == 0xA0 || point == 0x202F
                                        ? ' '
                                        : point)
                .forEach(point -> drawable.appendCodePoint(canDraw(font, point) ? point : '?'));
        return drawable.toString();
    }

    private static boolean canDraw(PDType0Font font, int point) {
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IllegalArgumentException | IOException noSuchLetter) {
            return false;
        }
    }
}
