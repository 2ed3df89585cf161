package org.tillbridge.pos.device.printer;

import org.tillbridge.pos.device.printer.CodePages.Page;

import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a document into what a printer understands. Every letter comes out as it is: by the code
/// pages the printer knows, several in one line if need be; a line with a letter that none of them
/// has goes to it as a picture.
public final class EscPosEncoder {
    static final int LINES_TO_TEAR = 4;

    private final PrinterProfile profile;
    private final Map<Page, CharsetEncoder> encoders = new HashMap<>();

    public EscPosEncoder(PrinterProfile profile) {
        this.profile = profile;
        profile.codePages()
                .pages()
                .forEach(page -> encoders.put(page, page.charset().newEncoder()));
    }

    /// The whole of it, with the cut at its end.
    public byte[] bytes(Printout printout) {
        EscPos out = new EscPos().start();
        printout.lines().forEach(line -> put(out, line));
        if (profile.cuts()) {
            out.feedAndCut();
        } else {
            out.feed(LINES_TO_TEAR);
        }
        return out.bytes();
    }

    private void put(EscPos out, PrintLine line) {
        switch (line) {
            case PrintLine.Text text -> text(out, text);
            case PrintLine.Qr(String content) -> {
                centred(out);
                if (profile.drawsQr()) {
                    out.qr(content).endOfLine();
                } else {
                    out.picture(QrPicture.of(content, profile.dots()));
                }
            }
            case PrintLine.Picture(Dots dots) -> {
                centred(out);
                out.picture(dots);
            }
        }
    }

    private static void centred(EscPos out) {
        out.style(PrintLine.Size.NORMAL, false, PrintLine.Place.CENTRE);
    }

    private void text(EscPos out, PrintLine.Text line) {
        String text = printable(line.text());
        out.style(line.size(), line.bold(), line.place());
        if (text.codePoints().allMatch(letter -> page(letter, List.of()).isPresent())) {
            byPages(out, text);
            out.endOfLine();
        } else {
            out.picture(
                    Letters.of(line.bold())
                            .picture(text, line.size().across(), line.size().down()));
        }
    }

    private void byPages(EscPos out, String text) {
        Optional<Page> chosen = Optional.empty();
        for (int letter : text.codePoints().toArray()) {
            Page page = page(letter, chosen.stream().toList()).orElseThrow();
            if (isPlain(letter)) {
                out.text(new byte[] {(byte) letter});
                continue;
            }
            if (!chosen.equals(Optional.of(page))) {
                out.codePage(page.number());
                chosen = Optional.of(page);
            }
            out.text(Character.toString(letter).getBytes(page.charset()));
        }
    }

    /// The same in every page.
    private static boolean isPlain(int letter) {
        return letter >= ' ' && letter < 0x7F;
    }

    private Optional<Page> page(int letter, List<Page> rather) {
        return rather.stream()
                .filter(page -> has(page, letter))
                .findFirst()
                .or(
                        () ->
                                profile.codePages().pages().stream()
                                        .filter(page -> isPlain(letter) || has(page, letter))
                                        .findFirst());
    }

    private boolean has(Page page, int letter) {
        CharsetEncoder encoder = encoders.get(page);
        return encoder != null && encoder.canEncode(Character.toString(letter));
    }

    /// Spaces of any width are spaces, and a true minus is the one that printers have.
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(EscPosEncoder::printable)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static int printable(int letter) {
        if (Character.isSpaceChar(letter) || Character.isISOControl(letter)) {
            return ' ';
        }
        return letter == 0x2212 ? '-' : letter;
    }
}
