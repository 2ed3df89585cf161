package org.tillbridge.pos.device.printer;

import org.tillbridge.pos.device.printer.PrintedPaper.Blank;
import org.tillbridge.pos.device.printer.PrintedPaper.Code;
import org.tillbridge.pos.device.printer.PrintedPaper.Picture;
import org.tillbridge.pos.device.printer.PrintedPaper.Printed;
import org.tillbridge.pos.device.printer.PrintedPaper.Run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// Paper as it looks, dot by dot, with white at its edges.
public final class PaperPicture {
    private static final int EDGE = 32;
    private static final int LINE_HEIGHT = 30;

    private PaperPicture() {}

    public static BufferedImage of(PrintedPaper paper, PrinterProfile profile) {
        int height = 2 * EDGE + paper.pieces().stream().mapToInt(PaperPicture::height).sum();
        int width = profile.dots() + 2 * EDGE;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D draw = picture.createGraphics();
        draw.setColor(Color.WHITE);
        draw.fillRect(0, 0, width, height);
        int top = EDGE;
        for (Printed piece : paper.pieces()) {
            draw(draw, piece, top, profile.dots());
            top += height(piece);
        }
        draw.dispose();
        return picture;
    }

    private static int height(Printed piece) {
        return switch (piece) {
            case PrintedPaper.Letters line ->
                    line.runs().stream().mapToInt(Run::down).max().orElse(1)
                                    * PrinterProfile.LETTER_HEIGHT
                            + LINE_HEIGHT
                            - PrinterProfile.LETTER_HEIGHT;
            case Code code -> code.dots().height() * code.module();
            case Picture picture -> picture.dots().height();
            case Blank(int dots) -> dots;
        };
    }

    private static void draw(Graphics2D draw, Printed piece, int top, int dots) {
        switch (piece) {
            case PrintedPaper.Letters line -> letters(draw, line, top, dots);
            case Code code -> {
                Dots large = code.dots().times(code.module());
                dots(draw, large, left(large.width(), code.place(), dots), top);
            }
            case Picture picture ->
                    dots(
                            draw,
                            picture.dots(),
                            left(picture.dots().width(), picture.place(), dots),
                            top);
            case Blank _ -> {}
        }
    }

    private static void letters(Graphics2D draw, PrintedPaper.Letters line, int top, int dots) {
        int x = left(width(line), line.place(), dots);
        for (Run run : line.runs()) {
            Letters.of(run.bold()).draw(draw, run.text(), x, top, run.across(), run.down());
            int width = run.text().length() * PrinterProfile.LETTER_WIDTH * run.across();
            if (run.underlined()) {
                draw.fillRect(x, top + PrinterProfile.LETTER_HEIGHT * run.down() - 2, width, 1);
            }
            x += width;
        }
    }

    private static int width(PrintedPaper.Letters line) {
        return line.runs().stream()
                .mapToInt(run -> run.text().length() * PrinterProfile.LETTER_WIDTH * run.across())
                .sum();
    }

    private static int left(int width, PrintLine.Place place, int dots) {
        return EDGE + (place == PrintLine.Place.CENTRE ? Math.max(0, (dots - width) / 2) : 0);
    }

    private static void dots(Graphics2D draw, Dots dots, int left, int top) {
        draw.setColor(Color.BLACK);
        for (int y = 0; y < dots.height(); y++) {
            for (int x = 0; x < dots.width(); x++) {
                if (dots.isBlack(x, y)) {
                    draw.fillRect(left + x, top + y, 1, 1);
                }
            }
        }
    }
}
