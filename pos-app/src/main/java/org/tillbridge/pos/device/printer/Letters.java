package org.tillbridge.pos.device.printer;

import org.tillbridge.pos.ui.WoffFont;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Letters as a receipt printer has them, 12 dots wide and 24 high, for lines that go to the
/// printer as pictures and for the virtual printer.
final class Letters {
    private static final float SIZE = 20;
    private static final int BASELINE = 18;
    private static final int SPACE_BELOW = 6;
    private static final Letters NORMAL = new Letters("Regular");
    private static final Letters BOLD = new Letters("SemiBold");

    private final Font font;

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
        draw.setFont(font);
        if (isPlain(text)) {
            drawByColumns(draw, text);
        } else {
            draw.drawString(text, 0, BASELINE);
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

    private static void drawByColumns(Graphics2D draw, String text) {
        for (int column = 0; column < text.length(); column++) {
            draw.drawString(
                    text.substring(column, column + 1),
                    column * PrinterProfile.LETTER_WIDTH,
                    BASELINE);
        }
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
