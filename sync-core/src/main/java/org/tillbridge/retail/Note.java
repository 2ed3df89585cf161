package org.tillbridge.retail;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What an operator writes about a line, a sale or a reason: one line of text, which is printed.
/// Never a card number: a till keeps none, and a receipt lies about.
public final class Note {
    public static final int MAX_LENGTH = 80;

    /// Digits with at most one sign between two of them.
    private static final Pattern RUN = Pattern.compile("\\p{Nd}(?:[ \\u00a0./-]?\\p{Nd})*");

    private static final Pattern SIGN = Pattern.compile("[ \\u00a0./-]");
    private static final int FEWEST = 13;
    private static final int MOST = 19;

    private Note() {}

    /// Whether it is short enough, and all of it is seen.
    public static boolean isPossible(String text) {
        return text.length() <= MAX_LENGTH
                && text.codePoints()
                        .noneMatch(
                                each ->
                                        Character.isISOControl(each)
                                                || Character.getType(each) == Character.SURROGATE);
    }

    /// Whether there is a card number in it: 13 to 19 digits with the check digit of ISO/IEC
    /// 7812-1, single signs between its groups or not, other groups before and after it or not. An
    /// unbroken run of more digits may hide one, or is a gift card's.
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

    private static boolean isCardNumber(CharSequence digits) {
        if (digits.length() < FEWEST || digits.length() > MOST) {
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
