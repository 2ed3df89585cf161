package org.tillbridge.sync.replica;

import org.tillbridge.retail.Gtin;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How names and codes are written down to be searched by three characters at a time, and how a
/// search is put.
///
/// Two characters that nobody types stand before each word of a name, and two others before each
/// code, so that even one or two characters with them make up three: they find what begins so.
/// Letter case and accents are taken off on both sides.
public final class SearchText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
    private static final String WORD_START = "  ";
    private static final String CODE_START = "\u0001\u0001";
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
    static List<String> wordsTyped(String text) {
        return wordsTyped(text, MOST_WORDS);
    }

    private static List<String> wordsTyped(String text, int most) {
        return wordsOf(text).stream()
                .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word)
                .limit(most)
                .toList();
    }

    /// What an item is found by where only beginnings are looked for: the words of its name, its
    /// number and its codes, folded; numbers without their leading zeros too.
    public static Set<String> terms(Item item, List<ItemCode> codes) {
        Set<String> terms = new LinkedHashSet<>(wordsTyped(item.name(), Integer.MAX_VALUE));
        Stream.concat(Stream.of(item.sku()), codes.stream().map(ItemCode::normalForm))
                .flatMap(code -> wordsTyped(code, Integer.MAX_VALUE).stream())
                .flatMap(code -> Stream.of(code, shortened(code)))
                .forEach(terms::add);
        return terms;
    }

    /// What the terms of an item have to begin with, one each, to be found by a search.
    public static List<String> termsTyped(String text) {
        return wordsTyped(text).stream().map(SearchText::shortened).distinct().toList();
    }

    /// A number with leading zeros may be a GTIN, which is found without them.
    private static String shortened(String word) {
        String number = withoutLeadingZeros(word);
        return isDigits(word) && number.length() >= 3 ? number : word;
    }

    /// The words of a name, folded.
    static List<String> wordsOf(String name) {
        return SPACES.splitAsStream(fold(name)).filter(word -> !word.isEmpty()).toList();
    }

    /// A name as it is searched.
    static String ofName(List<String> words) {
        return words.stream().map(word -> WORD_START + word).collect(Collectors.joining());
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
        return forms.stream().map(form -> CODE_START + form).collect(Collectors.joining());
    }

    /// What an item matches that has all words in its name, or at the beginning of a code.
    static String anywhere(List<String> words) {
        return all(words, word -> length(word) < 3 ? wordStart(word) : quoted(word));
    }

    /// What an item matches that has all words at the beginning of a word of its name or of a code.
    static String atWordStarts(List<String> words) {
        return all(words, SearchText::wordStart);
    }

    private static String all(List<String> words, UnaryOperator<String> inName) {
        return words.stream()
                .map(word -> "(name : " + inName.apply(word) + " OR " + codeStart(word) + ")")
                .collect(Collectors.joining(" AND "));
    }

    private static String wordStart(String word) {
        return quoted(WORD_START + word);
    }

    private static String codeStart(String word) {
        String asTyped = quoted(CODE_START + word);
        String number = withoutLeadingZeros(word);
        boolean mayBeGtin = number.length() >= 3 && !number.equals(word) && isDigits(word);
        return mayBeGtin ? asTyped + " OR " + quoted(CODE_START + number) : asTyped;
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
