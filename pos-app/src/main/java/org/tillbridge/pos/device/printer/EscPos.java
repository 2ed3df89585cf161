package org.tillbridge.pos.device.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The few commands of ESC/POS that receipts are made of, as in Epson's "ESC/POS Command
/// Reference".
final class EscPos {
    static final int ESC = 0x1B;
    static final int GS = 0x1D;
    static final int FS = 0x1C;
    static final int DLE = 0x10;
    static final int EOT = 0x04;
    static final int DC4 = 0x14;

    /// A module of this many dots (0.4 mm) is read by any scanner.
    private static final int QR_MODULE = 5;

    /// Bands keep within the memory of small printers.
    private static final int HIGHEST_BAND = 256;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /// As it is switched on, with the letters of the US in ASCII and without Chinese: printers made
    /// for China take two letters with accents for one of theirs (`FS .`).
    EscPos start() {
        return put(ESC, '@', FS, '.', ESC, 'R', 0);
    }

    EscPos style(PrintLine.Size size, boolean bold, PrintLine.Place place) {
        return put(ESC, 'a', place == PrintLine.Place.CENTRE ? 1 : 0)
                .put(ESC, 'E', bold ? 1 : 0)
                .put(GS, '!', (size.across() - 1) << 4 | (size.down() - 1));
    }

    EscPos codePage(int number) {
        return put(ESC, 't', number);
    }

    EscPos text(byte[] encoded) {
        bytes.writeBytes(encoded);
        return this;
    }

    EscPos endOfLine() {
        return put('\n');
    }

    EscPos feed(int lines) {
        return put(ESC, 'd', lines);
    }

    /// Feeds so far that the last line is beyond the knife, and leaves a corner uncut.
    EscPos feedAndCut() {
        return put(GS, 'V', 'B', 0);
    }

    /// Model 2, error correction M.
    EscPos qr(String content) {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        int length = data.length + 3;
        put(GS, '(', 'k', 4, 0, '1', 'A', '2', 0);
        put(GS, '(', 'k', 3, 0, '1', 'C', QR_MODULE);
        put(GS, '(', 'k', 3, 0, '1', 'E', '1');
        put(GS, '(', 'k', length & 0xFF, length >> 8, '1', 'P', '0').text(data);
        return put(GS, '(', 'k', 3, 0, '1', 'Q', '0');
    }

    /// As raster, in bands.
    EscPos picture(Dots dots) {
        for (int top = 0; top < dots.height(); top += HIGHEST_BAND) {
            band(dots, top, Math.min(HIGHEST_BAND, dots.height() - top));
        }
        return this;
    }

    private void band(Dots dots, int top, int height) {
        int across = (dots.width() + 7) / 8;
        put(GS, 'v', '0', 0, across & 0xFF, across >> 8, height & 0xFF, height >> 8);
        for (int y = top; y < top + height; y++) {
            for (int column = 0; column < across; column++) {
                int eight = 0;
                for (int bit = 0; bit < 8; bit++) {
                    eight = eight << 1 | (dots.isBlack(8 * column + bit, y) ? 1 : 0);
                }
                put(eight);
            }
        }
    }

    /// A pulse of 100 ms on pin 2, after what is printed.
    EscPos kick() {
        return put(ESC, 'p', 0, 50, 250);
    }

    /// The same at once, also for a printer that waits for paper.
    EscPos kickNow() {
        return put(DLE, DC4, 1, 0, 1);
    }

    /// Asks in the midst of whatever it does; answered with one byte.
    EscPos askNow(int what) {
        return put(DLE, EOT, what);
    }

    /// Asks for the state of the paper once all before has been printed; answered with one byte.
    EscPos askWhenPrinted() {
        return put(GS, 'r', 1);
    }

    private EscPos put(int... each) {
        for (int one : each) {
            bytes.write(one);
        }
        return this;
    }
}
