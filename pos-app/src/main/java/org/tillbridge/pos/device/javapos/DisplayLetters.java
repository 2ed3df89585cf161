package org.tillbridge.pos.device.javapos;

import java.text.Normalizer;
import java.util.Map;

/// Writes with the letters that every customer display has: those of ASCII.
final class DisplayLetters {
    private static final Map<Integer, String> WRITTEN =
            Map.ofEntries(
                    Map.entry((int) 'ä', "ae"),
                    Map.entry((int) 'ö', "oe"),
                    Map.entry((int) 'ü', "ue"),
                    Map.entry((int) 'Ä', "Ae"),
                    Map.entry((int) 'Ö', "Oe"),
                    Map.entry((int) 'Ü', "Ue"),
                    Map.entry((int) 'ß', "ss"),
                    Map.entry((int) 'æ', "ae"),
                    Map.entry((int) 'œ', "oe"),
                    Map.entry((int) 'ø', "o"),
                    Map.entry((int) '€', "EUR "),
                    Map.entry((int) '£', "GBP "),
                    Map.entry((int) '×', "x"),
                    Map.entry((int) '−', "-"),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '’', "'"));

    private DisplayLetters() {}

    static String of(String text) {
        StringBuilder written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(letter -> written.append(of(letter)));
        return written.toString().strip();
    }

    private static String of(int letter) {
        String known = WRITTEN.get(letter);
        if (known != null) {
            return known;
        }
        if (Character.isSpaceChar(letter) || Character.isISOControl(letter)) {
            return " ";
        }
        String plain =
                Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
        return plain.chars().allMatch(each -> each < 0x7F) ? plain : "?";
    }

    /// A line with something at each end: what is at the right is whole, where it can be.
    static String line(String left, String right, int columns) {
        String end = cut(of(right), columns);
        String start = cut(of(left), Math.max(0, columns - end.length() - (end.isEmpty() ? 0 : 1)));
        return start + " ".repeat(columns - start.length() - end.length()) + end;
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
