package org.tillbridge.pos.receipt;

import org.tillbridge.pos.device.printer.PrintLine;
import org.tillbridge.pos.device.printer.PrintLine.Place;
import org.tillbridge.pos.device.printer.PrintLine.Size;
import org.tillbridge.pos.device.printer.PrintLine.Text;
import org.tillbridge.pos.device.printer.Printout;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Sets the rows of a receipt in the columns of a receipt printer. What is too wide goes on in the
/// next line; an amount stands at the right of the first, and nothing is ever cut off.
public final class ReceiptColumns {
    private static final String INDENT = "  ";

    /// An amount that leaves less than this for its text gets a line of its own.
    private static final int LEAST_FOR_TEXT = 8;

    /// From here on it is 80 mm paper.
    private static final int WIDE = 42;

    private final int columns;

    /// @param columns how many letters of normal size stand in a line
    public ReceiptColumns(int columns) {
        this.columns = columns;
    }

    public Printout set(List<ReceiptRow> rows) {
        List<PrintLine> lines = new ArrayList<>();
        rows.forEach(row -> set(row, lines::add));
        return new Printout(lines);
    }

    private void set(ReceiptRow row, Consumer<PrintLine> out) {
        switch (row) {
            case ReceiptRow.Title(String text) ->
                    wrapped(text, columns / Size.LARGE.across())
                            .forEach(
                                    line ->
                                            out.accept(
                                                    new Text(
                                                            line, Size.LARGE, true, Place.CENTRE)));
            case ReceiptRow.Centred(String text) ->
                    wrapped(text, columns)
                            .forEach(
                                    line ->
                                            out.accept(
                                                    new Text(
                                                            line,
                                                            Size.NORMAL,
                                                            false,
                                                            Place.CENTRE)));
            case ReceiptRow.Note(String text) ->
                    wrapped(text, columns - INDENT.length())
                            .forEach(line -> out.accept(Text.plain(INDENT + line)));
            case ReceiptRow.Amount amount -> amount(amount, out);
            case ReceiptRow.Rule() -> out.accept(Text.plain("-".repeat(columns)));
            case ReceiptRow.Qr(String content) -> out.accept(new PrintLine.Qr(content));
            case ReceiptRow.Pass(SignedPass pass) ->
                    PassPart.of(pass, columns < WIDE ? PassPart.NARROW : PassPart.WIDE)
                            .forEach(part -> out.accept(new PrintLine.Qr(part.digits())));
        }
    }

    private void amount(ReceiptRow.Amount row, Consumer<PrintLine> out) {
        Size size = row.strong() ? Size.TALL : Size.NORMAL;
        String amount = row.amount();
        int room = columns - amount.length() - 1;
        List<String> texts = wrapped(row.text(), room < LEAST_FOR_TEXT ? columns : room);
        for (int line = 0; line < texts.size(); line++) {
            String text = texts.get(line);
            boolean withAmount = line == 0 && room >= LEAST_FOR_TEXT;
            String set = withAmount ? text + atTheRight(amount, columns - text.length()) : text;
            out.accept(new Text(set, size, row.strong(), Place.LEFT));
        }
        if (room < LEAST_FOR_TEXT) {
            out.accept(new Text(atTheRight(amount, columns), size, row.strong(), Place.LEFT));
        }
    }

    private static String atTheRight(String amount, int room) {
        return " ".repeat(Math.max(1, room - amount.length())) + amount;
    }

    /// By words; a word that is wider than the line is cut, though never within a letter.
    static List<String> wrapped(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String letters = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (String word : letters.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > room) {
                int cut = Character.isHighSurrogate(line.charAt(room - 1)) ? room - 1 : room;
                lines.add(line.substring(0, cut));
                line.delete(0, cut);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
