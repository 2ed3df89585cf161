package org.tillbridge.pos.device.printer;

import static org.tillbridge.pos.device.printer.EscPos.DC4;
import static org.tillbridge.pos.device.printer.EscPos.DLE;
import static org.tillbridge.pos.device.printer.EscPos.EOT;
import static org.tillbridge.pos.device.printer.EscPos.ESC;
import static org.tillbridge.pos.device.printer.EscPos.FS;
import static org.tillbridge.pos.device.printer.EscPos.GS;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads ESC/POS as a printer does, command by command; what is not whole yet waits for the rest.
final class EscPosReader {
    private final Head head;
    private final List<String> unknown = new ArrayList<>();
    private ByteBuffer waiting = ByteBuffer.allocate(0);

    /// What prints.
    interface Head {
        void start();

        void letters(byte[] text);

        void endOfLine();

        void style(Style change);

        void codePage(int number);

        void feed(int dots);

        void cut();

        void picture(Dots dots);

        void qr(String content, int module, char correction);

        void drawer();

        /// @param what of `DLE EOT`, or 0 for `GS r`
        void asked(int what);
    }

    /// A change of how letters look.
    sealed interface Style {
        record Bold(boolean on) implements Style {}

        record Underlined(boolean on) implements Style {}

        record Larger(int across, int down) implements Style {}

        record At(PrintLine.Place place) implements Style {}
    }

    EscPosReader(Head head) {
        this.head = head;
    }

    /// Commands that are not known here; their letters may have been printed.
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    void read(byte[] more) {
        waiting = ByteBuffer.allocate(waiting.remaining() + more.length).put(waiting).put(more);
        waiting.flip();
        while (waiting.hasRemaining()) {
            waiting.mark();
            try {
                next();
            } catch (BufferUnderflowException notWhole) {
                waiting.reset();
                return;
            }
        }
    }

    private void next() {
        int first = one();
        switch (first) {
            case ESC -> escape();
            case GS -> group();
            case FS -> skip(one() == '!' ? 1 : 0);
            case DLE -> atOnce();
            case '\n' -> head.endOfLine();
            case '\t' -> head.letters(new byte[] {' '});
            default -> letters(first);
        }
    }

    private void letters(int first) {
        if (first < ' ') {
            return;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write(first);
        while (waiting.hasRemaining() && (waiting.get(waiting.position()) & 0xFF) >= ' ') {
            text.write(one());
        }
        head.letters(text.toByteArray());
    }

    private void atOnce() {
        switch (one()) {
            case EOT -> head.asked(one());
            case DC4 -> {
                int what = one();
                skip(2);
                if (what == 1) {
                    head.drawer();
                }
            }
            default -> unknown.add("DLE");
        }
    }

    private void escape() {
        int command = one();
        switch (command) {
            case '@' -> head.start();
            case '!' -> printMode(one());
            case 'E', 'G' -> head.style(new Style.Bold((one() & 1) == 1));
            case '-' -> head.style(new Style.Underlined(one() % '0' != 0));
            case 'a' -> head.style(new Style.At(place(one())));
            case 't' -> head.codePage(one());
            case 'd' -> head.feed(one() * PrinterProfile.LETTER_HEIGHT);
            case 'J' -> head.feed(one());
            case '2' -> {}
            case 'p' -> {
                skip(3);
                head.drawer();
            }
            case '3', 'M', 'R', '{', 'V', ' ' -> skip(1);
            case '$', '\\' -> skip(2);
            default -> unknown.add("ESC " + (char) command);
        }
    }

    private void printMode(int mode) {
        head.style(new Style.Bold((mode & 0x08) != 0));
        head.style(new Style.Underlined((mode & 0x80) != 0));
        head.style(new Style.Larger((mode & 0x20) != 0 ? 2 : 1, (mode & 0x10) != 0 ? 2 : 1));
    }

    private static PrintLine.Place place(int number) {
        return number % '0' == 1 ? PrintLine.Place.CENTRE : PrintLine.Place.LEFT;
    }

    private void group() {
        int command = one();
        switch (command) {
            case '!' -> {
                int size = one();
                head.style(new Style.Larger((size >> 4 & 7) + 1, (size & 7) + 1));
            }
            case 'V' -> {
                if (one() >= 'A') {
                    head.feed(one() + 4 * PrinterProfile.LETTER_HEIGHT);
                }
                head.cut();
            }
            case 'v' -> raster();
            case '(' -> function();
            case 'r' -> {
                skip(1);
                head.asked(0);
            }
            case 'B', 'a', 'h', 'w', 'H', 'f' -> skip(1);
            case 'L', 'W', 'P' -> skip(2);
            default -> unknown.add("GS " + (char) command);
        }
    }

    private void raster() {
        skip(2);
        int across = two();
        int height = two();
        byte[] rows = many(across * height);
        if (rows.length > 0) {
            head.picture(dots(rows, across * 8, height));
        }
    }

    private final Qr qr = new Qr();
    private byte[] stored = new byte[0];

    private void function() {
        int kind = one();
        ByteBuffer parameters = ByteBuffer.wrap(many(two()));
        if (kind == 'k' && parameters.remaining() >= 3 && parameters.get() == '1') {
            qr.take(parameters);
        } else if (kind == 'L' && parameters.remaining() >= 2) {
            graphics(parameters.array());
        } else {
            unknown.add("GS ( " + (char) kind);
        }
    }

    /// Function 112 keeps a picture of one colour, function 50 prints it.
    private void graphics(byte[] parameters) {
        int function = parameters[1] & 0xFF;
        if (function == 112) {
            stored = parameters;
        } else if ((function == 50 || function == 2) && stored.length > 10) {
            ByteBuffer kept = ByteBuffer.wrap(stored, 6, stored.length - 6);
            int width = Byte.toUnsignedInt(kept.get()) | Byte.toUnsignedInt(kept.get()) << 8;
            int height = Byte.toUnsignedInt(kept.get()) | Byte.toUnsignedInt(kept.get()) << 8;
            byte[] rows = new byte[kept.remaining()];
            kept.get(rows);
            head.picture(dots(rows, width, height));
        } else {
            unknown.add("GS ( L " + function);
        }
    }

    /// A QR code is set up by several commands, and then printed.
    private final class Qr {
        private int module = 3;
        private char correction = 'L';
        private String content = "";

        void take(ByteBuffer parameters) {
            int function = parameters.get();
            switch (function) {
                case 'A' -> {}
                case 'C' -> module = parameters.get();
                case 'E' -> correction = "LMQH".charAt(parameters.get() - '0');
                case 'P' -> {
                    parameters.get();
                    content = StandardCharsets.UTF_8.decode(parameters.slice()).toString();
                }
                case 'Q' -> head.qr(content, module, correction);
                default -> unknown.add("GS ( k " + (char) function);
            }
        }
    }

    private static Dots dots(byte[] rows, int width, int height) {
        int across = (width + 7) / 8;
        return Dots.of(
                width,
                height,
                (x, y) -> (rows[y * across + x / 8] >> (7 - x % 8) & 1) == 1 ? 0 : 255);
    }

    private int one() {
        return waiting.get() & 0xFF;
    }

    private int two() {
        return one() | one() << 8;
    }

    private byte[] many(int count) {
        byte[] bytes = new byte[count];
        waiting.get(bytes);
        return bytes;
    }

    private void skip(int count) {
        many(count);
    }
}
