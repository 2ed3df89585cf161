package org.tillbridge.pos.device.printer;

import java.util.ArrayList;
import java.util.List;

/// A document as pictures one below the other, for a printer that is given nothing else: every
/// letter, the euro, the QR code and the logo come out the same on each.
public final class PrintoutDots {
    private PrintoutDots() {}

    /// How many letters of normal size stand in a line that is so wide.
    public static int columns(int dots) {
        return dots / PrinterProfile.LETTER_WIDTH;
    }

    /// @param width of the paper, in dots
    /// @param highest no picture is higher, save one that cannot be cut between its lines
    public static List<Dots> strips(Printout printout, int width, int highest) {
        List<Dots> strips = new ArrayList<>();
        List<Dots> lines = new ArrayList<>();
        int height = 0;
        for (PrintLine line : printout.lines()) {
            Dots dots = onPaper(line, width);
            if (height + dots.height() > highest && !lines.isEmpty()) {
                strips.add(below(lines, width, height));
                lines.clear();
                height = 0;
            }
            lines.add(dots);
            height += dots.height();
        }
        if (!lines.isEmpty()) {
            strips.add(below(lines, width, height));
        }
        return List.copyOf(strips);
    }

    private static Dots onPaper(PrintLine line, int width) {
        return switch (line) {
            case PrintLine.Text text -> {
                Dots letters =
                        Letters.of(text.bold())
                                .picture(
                                        EscPosEncoder.printable(text.text()),
                                        text.size().across(),
                                        text.size().down());
                yield at(letters, text.place() == PrintLine.Place.CENTRE, width);
            }
            case PrintLine.Qr(String content) -> at(QrPicture.of(content, width), true, width);
            case PrintLine.Picture(Dots dots) -> at(dots, true, width);
        };
    }

    private static Dots at(Dots dots, boolean centred, int width) {
        int left = centred ? Math.max(0, (width - dots.width()) / 2) : 0;
        return Dots.of(width, dots.height(), (x, y) -> dots.isBlack(x - left, y) ? 0 : 255);
    }

    private static Dots below(List<Dots> lines, int width, int height) {
        int[] first = new int[height];
        Dots[] at = new Dots[height];
        int top = 0;
        for (Dots line : lines) {
            for (int y = top; y < top + line.height(); y++) {
                at[y] = line;
                first[y] = top;
            }
            top += line.height();
        }
        return Dots.of(width, height, (x, y) -> at[y].isBlack(x, y - first[y]) ? 0 : 255);
    }
}
