package org.tillbridge.pos.device.printer;

import org.tillbridge.pos.ui.WoffFont;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Letters as a receipt printer has them, 12 dots wide and 24 high, for lines that go to the
/// printer as pictures and for the virtual printer.
final class Letters {
    private static final float SIZE = 20;
    private static final int BASELINE = 18;
    private static final int SPACE_BELOW = 6;
    private static final Letters NORMAL = new Letters("Regular");
    private static final Letters BOLD = new Letters("SemiBold");

    private static final Pattern LETTER = Pattern.compile("\\S");

    /// What more than one space parts from the rest of its line.
    private static final Pattern PIECE = Pattern.compile("\\S+(?: \\S+)*");

    private final Font font;

    /// Whatever this machine has for letters that the receipt's font has not.
    private final Font ofTheMachine;

    private Letters(String weight) {
        try (InputStream woff =
                Objects.requireNonNull(
                        WoffFont.class.getResourceAsStream("fonts/IBMPlexMono-" + weight + ".woff"),
                        weight)) {
            font =
                    Font.createFont(
                                    Font.TRUETYPE_FONT,
                                    new ByteArrayInputStream(
                                            WoffFont.trueType(woff.readAllBytes())))
                            .deriveFont(SIZE);
            ofTheMachine =
                    new Font(
                            Font.MONOSPACED,
                            weight.equals("Regular") ? Font.PLAIN : Font.BOLD,
                            (int) SIZE);
        } catch (IOException missing) {
            throw new UncheckedIOException("The font is not in this build", missing);
        } catch (FontFormatException odd) {
            throw new IllegalStateException("The font cannot be read", odd);
        }
    }

    static Letters of(boolean bold) {
        return bold ? BOLD : NORMAL;
    }

    /// Draws a text with its upper left corner there. Letters keep to their columns.
    void draw(Graphics2D draw, String text, int x, int y, int across, int down) {
        draw.setColor(Color.BLACK);
        draw.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        AffineTransform before = draw.getTransform();
        draw.translate(x, y);
        draw.scale(across, down);
        Matcher pieces = (isPlain(text) ? LETTER : PIECE).matcher(text);
        while (pieces.find()) {
            draw(draw, pieces.group(), pieces.start() * PrinterProfile.LETTER_WIDTH);
        }
        draw.setTransform(before);
    }

    /// The line as a picture as wide as its text, with the space below that a line of letters has.
    /// A printer takes eight dots at a time.
    Dots picture(String text, int across, int down) {
        int letters = Math.max(1, text.length()) * PrinterProfile.LETTER_WIDTH * across;
        int width = (letters + 7) / 8 * 8;
        int height = PrinterProfile.LETTER_HEIGHT * down + SPACE_BELOW;
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D draw = paper.createGraphics();
        draw.setColor(Color.WHITE);
        draw.fillRect(0, 0, width, height);
        draw(draw, text, 0, 0, across, down);
        draw.dispose();
        return Dots.of(
                width, height, (x, y) -> paper.getRaster().getSample(x, y, 0) < 128 ? 0 : 255);
    }

    /// In the columns that it has, made narrower where another font needs more for it.
    private void draw(Graphics2D draw, String piece, int x) {
        if (font.canDisplayUpTo(piece) < 0 && isPlain(piece)) {
            draw.setFont(font);
            draw.drawString(piece, x, BASELINE);
            return;
        }
        TextLayout layout =
                new TextLayout(
                        piece,
                        Map.of(
                                TextAttribute.FONT,
                                font.canDisplayUpTo(piece) < 0 ? font : ofTheMachine,
                                TextAttribute.RUN_DIRECTION,
                                TextAttribute.RUN_DIRECTION_LTR),
                        draw.getFontRenderContext());
        AffineTransform before = draw.getTransform();
        draw.translate(x, 0);
        draw.scale(
                Math.min(
                        1,
                        piece.length()
                                * PrinterProfile.LETTER_WIDTH
                                / (double) layout.getAdvance()),
                1);
        layout.draw(draw, 0, BASELINE);
        draw.setTransform(before);
    }

    /// Whether each letter stands by itself: none is put together of two, or runs to the left.
    private static boolean isPlain(String text) {
        return text.chars()
                .noneMatch(
                        letter ->
                                Character.isSurrogate((char) letter)
                                        || Character.getType(letter) == Character.NON_SPACING_MARK
                                        || Character.getDirectionality(letter)
                                                == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                        || Character.getDirectionality(letter)
                                                == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }
}
