package org.tillbridge.retail;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The number of a gift card or a store credit: 20 digits, of which 15 are random, so that nobody
/// guesses one, and the last two check the others (ISO/IEC 7064, MOD 97-10: every wrong digit and
/// every pair of digits the wrong way round is found).
///
/// It begins with 98, which GS1 leaves to companies for what is their own, so a scanner that takes
/// it for GS1 elements is right too; the third digit tells the kind. Whoever has the number has the
/// value: [#toString] and [#masked] show no more than its end.
public record StoredValueCode(String digits) {
    public static final int LENGTH = 20;

    private static final String LEAD = "98";
    private static final int RANDOM_DIGITS = 15;
    private static final int SHOWN = 4;
    private static final int MODULUS = 97;

    /// @throws IllegalArgumentException if it is none
    public StoredValueCode {
        if (!isOne(digits)) {
            throw new IllegalArgumentException("Not the number of a gift card or a store credit");
        }
    }

    /// The number in what was scanned or typed, with or without blanks; empty if it is none.
    public static Optional<StoredValueCode> parse(String text) {
        String digits = text.replaceAll("[\\s\u00a0-]", "");
        return isOne(digits) ? Optional.of(new StoredValueCode(digits)) : Optional.empty();
    }

    /// Whether it is built like one, whatever its check digits.
    public static boolean looksLikeOne(String text) {
        String digits = text.replaceAll("[\\s\u00a0-]", "");
        return digits.length() == LENGTH
                && digits.startsWith(LEAD)
                && digits.chars().allMatch(StoredValueCode::isDigit);
    }

    /// A new one.
    ///
    /// @param random that nobody can foretell
    public static StoredValueCode random(StoredValueKind kind, RandomGenerator random) {
        StringBuilder digits = new StringBuilder(LEAD).append(kind.digit());
        for (int n = 0; n < RANDOM_DIGITS; n++) {
            digits.append(random.nextInt(10));
        }
        int check = MODULUS + 1 - remainder(digits + "00");
        return new StoredValueCode(digits.append("%02d".formatted(check)).toString());
    }

    public StoredValueKind kind() {
        return kind(digits).orElseThrow();
    }

    /// Its last four digits, by which a person knows it again.
    public String lastFour() {
        return digits.substring(LENGTH - SHOWN);
    }

    /// What may be seen of it.
    public String masked() {
        return "…" + lastFour();
    }

    /// In groups of four, as it stands on paper.
    public String printed() {
        return digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    @Override
    public String toString() {
        return "StoredValueCode[" + masked() + "]";
    }

    private static boolean isOne(String digits) {
        return looksLikeOne(digits)
                && digits.length() == LENGTH
                && kind(digits).isPresent()
                && remainder(digits) == 1;
    }

    private static Optional<StoredValueKind> kind(String digits) {
        return Arrays.stream(StoredValueKind.values())
                .filter(kind -> kind.digit() == digits.charAt(LEAD.length()) - '0')
                .findFirst();
    }

    private static int remainder(String digits) {
        int remainder = 0;
        for (int n = 0; n < digits.length(); n++) {
            remainder = (remainder * 10 + digits.charAt(n) - '0') % MODULUS;
        }
        return remainder;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
