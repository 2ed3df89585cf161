package org.tillbridge.retail.codes;

/// Check digits of GS1 keys and of the measures within in-store numbers.
final class CheckDigit {
    /// Weighted products of the digits 0 to 9 (GS1 General Specifications, section 7.9.2): `2-` and
    /// `5-` take the tens off the units, `5+` adds them.
    private static final int[] TWO_MINUS = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};

    private static final int[] THREE = {0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
    private static final int[] FIVE_PLUS = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
    private static final int[] FIVE_MINUS = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

    private CheckDigit() {}

    /// Of a key (section 7.9.1): modulo 10, weights 3 and 1 from the right.
    ///
    /// @param digits all before it
    static int of(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /// Whether the last digit belongs to the others.
    static boolean isRight(String key) {
        int last = key.length() - 1;
        return last > 0 && of(key.substring(0, last)) == key.charAt(last) - '0';
    }

    /// Of a price or weight of four digits (section 7.9.3) or five (7.9.4).
    static int ofMeasure(String digits) {
        return switch (digits.length()) {
            case 4 -> (3 * sum(digits, TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS)) % 10;
            case 5 -> {
                int sum = sum(digits, FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS);
                yield digitOf(FIVE_MINUS, (10 - sum % 10) % 10);
            }
            default ->
                    throw new IllegalArgumentException(
                            "No check digit is laid down for " + digits.length() + " digits");
        };
    }

    private static int sum(String digits, int[]... weights) {
        int sum = 0;
        for (int index = 0; index < weights.length; index++) {
            sum += weights[index][digits.charAt(index) - '0'];
        }
        return sum;
    }

    private static int digitOf(int[] weight, int product) {
        for (int digit = 0; digit < weight.length; digit++) {
            if (weight[digit] == product) {
                return digit;
            }
        }
        throw new IllegalArgumentException("No digit has the product " + product);
    }
}
