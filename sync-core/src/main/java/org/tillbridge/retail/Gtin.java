package org.tillbridge.retail;

import java.util.Optional;

/// A Global Trade Item Number in its normal form: 14 digits, the last a correct check digit (GS1
/// General Specifications, section 7.9). GTIN-8, -12 and -13 are padded with zeros on the left.
public record Gtin(String digits) {
    public Gtin {
        if (digits.length() != 14
                || !digits.chars().allMatch(Gtin::isDigit)
                || !hasValidCheckDigit(digits)) {
            throw new IllegalArgumentException("Not the normal form of a GTIN: " + digits);
        }
    }

    /// The normal form of what was scanned or typed; empty unless it has 8, 12, 13 or 14 digits and
    /// a correct check digit.
    public static Optional<Gtin> parse(String text) {
        return hasLengthOfOne(text) && hasValidCheckDigit(text)
                ? Optional.of(new Gtin("0".repeat(14 - text.length()) + text))
                : Optional.empty();
    }

    /// Whether it is built like a GTIN, whatever its check digit.
    public static boolean hasLengthOfOne(String text) {
        return switch (text.length()) {
            case 8, 12, 13, 14 -> text.chars().allMatch(Gtin::isDigit);
            default -> false;
        };
    }

    private static boolean hasValidCheckDigit(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
