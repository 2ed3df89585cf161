package org.tillbridge.pos.device.printer;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import org.tillbridge.pos.device.printer.PrintedPaper.Blank;
import org.tillbridge.pos.device.printer.PrintedPaper.Code;
import org.tillbridge.pos.device.printer.PrintedPaper.Picture;
import org.tillbridge.pos.device.printer.PrintedPaper.Printed;
import org.tillbridge.pos.device.printer.PrintedPaper.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Puts on paper what is read, in the letters of the code page that is chosen. A letter of a page
/// that the printer does not have comes out as `�`.
abstract class PaperHead implements EscPosReader.Head {
    private static final String NO_LETTER = "\uFFFD";

    private static final int MOST_KEPT = 1000;

    private final PrinterProfile profile;
    private final Consumer<PrintedPaper> told;
    private final List<PrintedPaper> cutOff = new ArrayList<>();
    private List<Printed> pieces = new ArrayList<>();
    private List<Run> line = new ArrayList<>();
    private PrintLine.Place place = PrintLine.Place.LEFT;
    private boolean bold;
    private boolean underlined;
    private int across = 1;
    private int down = 1;
    private int page;

    PaperHead(PrinterProfile profile, Consumer<PrintedPaper> told) {
        this.profile = profile;
        this.told = told;
    }

    List<PrintedPaper> all() {
        return pieces.isEmpty()
                ? List.copyOf(cutOff)
                : Stream.concat(cutOff.stream(), Stream.of(new PrintedPaper(pieces, false)))
                        .toList();
    }

    @Override
    public void start() {
        place = PrintLine.Place.LEFT;
        bold = false;
        underlined = false;
        across = 1;
        down = 1;
        page = 0;
        line = new ArrayList<>();
    }

    @Override
    public void letters(byte[] text) {
        StringBuilder letters = new StringBuilder();
        for (byte each : text) {
            letters.append(letter(each));
        }
        addRun(letters.toString());
    }

    private void addRun(String text) {
        Run run = new Run(text, across, down, bold, underlined);
        if (!line.isEmpty()
                && line.getLast()
                        .equals(new Run(line.getLast().text(), across, down, bold, underlined))) {
            line.set(
                    line.size() - 1,
                    new Run(line.getLast().text() + text, across, down, bold, underlined));
        } else {
            line.add(run);
        }
    }

    private String letter(byte each) {
        if (each >= ' ') {
            return Character.toString(each);
        }
        return profile.codePages()
                .numbered(page)
                .map(known -> new String(new byte[] {each}, known.charset()))
                .orElse(NO_LETTER);
    }

    @Override
    public void endOfLine() {
        pieces.add(new PrintedPaper.Letters(line, place));
        line = new ArrayList<>();
    }

    @Override
    public void style(EscPosReader.Style change) {
        switch (change) {
            case EscPosReader.Style.Bold(boolean on) -> bold = on;
            case EscPosReader.Style.Underlined(boolean on) -> underlined = on;
            case EscPosReader.Style.Larger(int wide, int high) -> {
                across = wide;
                down = high;
            }
            case EscPosReader.Style.At(PrintLine.Place now) -> place = now;
        }
    }

    @Override
    public void codePage(int number) {
        page = number;
    }

    @Override
    public void feed(int dots) {
        if (!line.isEmpty()) {
            endOfLine();
        }
        pieces.add(new Blank(dots));
        if (!profile.cuts() && dots >= EscPosEncoder.LINES_TO_TEAR * PrinterProfile.LETTER_HEIGHT) {
            tearOff(false);
        }
    }

    @Override
    public void cut() {
        tearOff(true);
    }

    private void tearOff(boolean cut) {
        PrintedPaper paper = new PrintedPaper(pieces, cut);
        cutOff.add(paper);
        if (cutOff.size() > MOST_KEPT) {
            cutOff.removeFirst();
        }
        told.accept(paper);
        pieces = new ArrayList<>();
    }

    @Override
    public void picture(Dots dots) {
        pieces.add(new Picture(dots, place));
    }

    @Override
    public void qr(String content, int module, char correction) {
        if (content.isEmpty()) {
            return;
        }
        pieces.add(
                new Code(
                        content,
                        QrPicture.of(content, ErrorCorrectionLevel.valueOf("" + correction)),
                        module,
                        place));
    }
}
