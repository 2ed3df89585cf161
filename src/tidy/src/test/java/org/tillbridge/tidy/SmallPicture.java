package org.tillbridge.tidy;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;

/// A picture of a screen, as wide as a page and in its few most frequent colours: a quarter of the
/// bytes, and as readable.
record SmallPicture(BufferedImage picture) {
    private static final int MOST_WIDE = 900;
    private static final int COLOURS = 32;
    private static final int RGB = 0xffffff;

    static SmallPicture of(Path file) throws IOException {
        BufferedImage narrow = narrow(ImageIO.read(file.toFile()));
        int[] palette = palette(narrow);
        BufferedImage small =
                new BufferedImage(
                        narrow.getWidth(),
                        narrow.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(Byte.SIZE, palette.length, palette, 0, false, -1, 0));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < narrow.getHeight(); y++) {
            for (int x = 0; x < narrow.getWidth(); x++) {
                int colour =
                        nearest.computeIfAbsent(
                                narrow.getRGB(x, y) & RGB, any -> nearest(any, palette));
                small.getRaster().setSample(x, y, 0, colour);
            }
        }
        return new SmallPicture(small);
    }

    void write(Path file) throws IOException {
        ImageIO.write(picture, "png", file.toFile());
    }

    private static BufferedImage narrow(BufferedImage wide) {
        int width = Math.min(MOST_WIDE, wide.getWidth());
        int height = wide.getHeight() * width / wide.getWidth();
        BufferedImage narrow = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = narrow.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(wide, 0, 0, width, height, null);
        graphics.dispose();
        return narrow;
    }

    private static int[] palette(BufferedImage picture) {
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                pixels.merge(picture.getRGB(x, y) & RGB, 1, Integer::sum);
            }
        }
        return pixels.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    private static int nearest(int colour, int[] palette) {
        int[] distances = Arrays.stream(palette).map(one -> distance(one, colour)).toArray();
        int nearest = 0;
        for (int n = 1; n < distances.length; n++) {
            nearest = distances[n] < distances[nearest] ? n : nearest;
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += apart * apart;
        }
        return sum;
    }
}
