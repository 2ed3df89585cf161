package org.tillbridge.pos.device.printer;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.function.IntBinaryOperator;

/// A picture of black dots on white paper. Immutable.
public final class Dots {
    private static final int WHITE = 0xFFFFFF;

    /// The order in which a square of 4 × 4 fills as it gets darker (Bayer, 1973): grey becomes
    /// dots that are evenly spread.
    private static final int[][] FILLS = {
        {0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}
    };

    private static final int LEVELS = 16;

    private final int width;
    private final int height;
    private final BitSet black;

    private Dots(int width, int height, BitSet black) {
        this.width = width;
        this.height = height;
        this.black = black;
    }

    /// @param brightness of each point: column and row to 0 (black) … 255 (white)
    public static Dots of(int width, int height, IntBinaryOperator brightness) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture of no size");
        }
        BitSet black = new BitSet(width * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int darkness = LEVELS - brightness.applyAsInt(x, y) * LEVELS / 255;
                if (darkness > FILLS[y % 4][x % 4]) {
                    black.set(y * width + x);
                }
            }
        }
        return new Dots(width, height, black);
    }

    /// A picture in dots, greys evenly spread; made smaller where it is wider than the paper. What
    /// can be seen through is white.
    public static Dots of(BufferedImage picture, int atMostWide) {
        int width = Math.min(picture.getWidth(), atMostWide);
        int height =
                Math.max(1, Math.round(picture.getHeight() * (float) width / picture.getWidth()));
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D draw = grey.createGraphics();
        draw.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        draw.setColor(new java.awt.Color(WHITE));
        draw.fillRect(0, 0, width, height);
        draw.drawImage(picture, 0, 0, width, height, null);
        draw.dispose();
        return of(width, height, (x, y) -> grey.getRaster().getSample(x, y, 0));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean isBlack(int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height && black.get(y * width + x);
    }

    /// Each dot that many times as large.
    Dots times(int factor) {
        return of(
                width * factor,
                height * factor,
                (x, y) -> isBlack(x / factor, y / factor) ? 0 : 255);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dots dots
                && width == dots.width
                && height == dots.height
                && black.equals(dots.black);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + black.hashCode();
    }

    @Override
    public String toString() {
        return "Dots " + width + " × " + height;
    }
}
