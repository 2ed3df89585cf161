package org.tillbridge.retail;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What an operator writes about a line, a sale or a reason: one line of text, which is printed.
/// Never a card number: a till keeps none, and a receipt lies about.
public final class Note {
    public static final int MAX_LENGTH = 80;

    /// Digits with at most three signs between two of them.
    private static final Pattern RUN = Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{N}]{0,3}\\p{Nd})*");

    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int FEWEST = 13;
    private static final int MOST = 19;

    private Note() {}

    /// Whether it is short enough, and all of it is seen.
    public static boolean isPossible(String text) {
        return text.length() <= MAX_LENGTH
                && text.codePoints()
                        .noneMatch(
                                each ->
                                        switch (Character.getType(each)) {
                                            case Character.CONTROL,
                                                    Character.FORMAT,
                                                    Character.SURROGATE,
                                                    Character.LINE_SEPARATOR,
                                                    Character.PARAGRAPH_SEPARATOR ->
                                                    true;
                                            default -> false;
                                        });
    }

    /// Whether there is a card number in it: 13 to 19 digits with the check digit of ISO/IEC 7812-1
    /// that a bank or a card scheme gives, up to three signs between its groups or not, other
    /// groups before and after it or not. An unbroken run of more digits may hide one, or is a gift
    /// card's.
    public static boolean holdsCardNumber(String text) {
        return RUN.matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(run -> isCardNumber(Arrays.asList(SIGN.split(run))));
    }

    private static boolean isCardNumber(List<String> groups) {
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder digits = new StringBuilder();
            for (String group : groups.subList(first, groups.size())) {
                digits.append(group);
                if (group.length() > MOST || isCardNumber(digits)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The first digit says who gives it; 2 to 6 are banks, and cards for travel.
    private static boolean isOfScheme(char first) {
        int issuer = Character.digit(first, 10);
        return issuer >= 2 && issuer <= 6;
    }

    private static boolean isCardNumber(CharSequence digits) {
        if (digits.length() < FEWEST || digits.length() > MOST || !isOfScheme(digits.charAt(0))) {
            return false;
        }
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - index), 10);
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += index % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }
}
