package org.tillbridge.sync.replica;

import org.tillbridge.retail.Gtin;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How names and codes are written down to be searched by three characters at a time, and how a
/// search is put.
///
/// Two spaces stand before each word, so that even one or two characters with them make up three:
/// they find the words that begin so. Letter case and accents are taken off on both sides.
final class SearchText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
    private static final String WORD_START = "  ";
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 64;

    private SearchText() {}

    /// Without letter case and accents: `Café` is `cafe`.
    static String fold(String text) {
        String plain =
                isAscii(text)
                        ? text
                        : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                                .replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }

    /// The words of a search, folded, at most a few.
    static List<String> words(String text) {
        return SPACES.splitAsStream(fold(text))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word)
                .limit(MOST_WORDS)
                .toList();
    }

    /// A name as it is searched.
    static String ofName(String name) {
        return SPACES.splitAsStream(fold(name))
                .filter(word -> !word.isEmpty())
                .map(word -> WORD_START + word)
                .collect(Collectors.joining());
    }

    /// The number and codes of an item as they are searched: from their beginning, GTINs without
    /// their leading zeros.
    static String ofCodes(Item item, List<ItemCode> codes) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(fold(item.sku()));
        for (ItemCode code : codes) {
            String form = code.normalForm();
            forms.add(isGtin(form) ? withoutLeadingZeros(form) : code.folded());
        }
        return forms.stream().map(form -> WORD_START + form).collect(Collectors.joining());
    }

    /// What an item matches that has all words.
    static String anywhere(List<String> words) {
        return words.stream().map(SearchText::anywhere).collect(Collectors.joining(" AND "));
    }

    /// What an item matches that has all words at the beginning of a word or a code.
    static String atWordStarts(List<String> words) {
        return words.stream()
                .map(word -> "(name : " + start(word) + " OR " + codeStart(word) + ")")
                .collect(Collectors.joining(" AND "));
    }

    /// What an item matches whose name starts with the words, in this order.
    static String atNameStart(List<String> words) {
        return "name : ^"
                + quoted(words.stream().map(w -> WORD_START + w).collect(Collectors.joining()));
    }

    private static String anywhere(String word) {
        String inName = length(word) < 3 ? start(word) : quoted(word);
        return "(name : " + inName + " OR " + codeStart(word) + ")";
    }

    private static String codeStart(String word) {
        String asTyped = "code : " + start(word);
        String number = withoutLeadingZeros(word);
        boolean mayBeGtin = number.length() >= 3 && !number.equals(word) && isDigits(word);
        return mayBeGtin ? "(" + asTyped + " OR code : " + start(number) + ")" : asTyped;
    }

    private static String start(String word) {
        return quoted(WORD_START + word);
    }

    private static String quoted(String phrase) {
        return "\"" + phrase.replace("\"", "\"\"") + "\"";
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }

    private static boolean isGtin(String form) {
        return form.length() == 14 && Gtin.parse(form).isPresent();
    }

    private static String withoutLeadingZeros(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }

    private static boolean isDigits(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
