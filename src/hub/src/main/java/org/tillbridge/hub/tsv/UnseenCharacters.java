package org.tillbridge.hub.tsv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Characters that stand for nothing one could see, and change how what is beside them is shown:
/// controls, ends of lines, and those that turn the direction of writing (Unicode's
/// `Bidi_Control`). What joins letters or parts them, as Persian needs it, is none of them.
public final class UnseenCharacters {
    private static final Pattern ONE =
            Pattern.compile(
                    "[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private UnseenCharacters() {}

    public static boolean areIn(String text) {
        return ONE.matcher(text).find();
    }

    public static String leftOut(String text) {
        return ONE.matcher(text).replaceAll("");
    }

    /// By their numbers, for a person who looks for them.
    public static String writtenOut(String text) {
        return ONE.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        "\\u%04X".formatted((int) found.group().charAt(0))));
    }
}
