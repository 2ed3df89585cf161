package org.tillbridge.retail;

import java.util.Locale;
import java.util.Optional;

/// Whatever was scanned or typed to name an item, in its normal form: a GTIN as its 14 digits,
/// anything else as it stands. Letter case is kept: `15056BL` and `15056bl` are two items.
public record ItemCode(String normalForm) {
    public static final int MAX_LENGTH = 48;

    public ItemCode {
        if (normalForm.isBlank() || normalForm.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A code has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /// The code in a text from a scanner or a keyboard; empty if there is none in it, or it holds
    /// control characters, or it is too long to be one.
    public static Optional<ItemCode> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()
                || trimmed.length() > MAX_LENGTH
                || trimmed.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return Optional.of(new ItemCode(Gtin.parse(trimmed).map(Gtin::digits).orElse(trimmed)));
    }

    /// The form in which codes that differ only in letter case are equal.
    public String folded() {
        return normalForm.toLowerCase(Locale.ROOT);
    }

    /// As a person reads it: a GTIN as it stands under the bars, without the zeros that pad it.
    public String printed() {
        if (normalForm.length() != 14 || Gtin.parse(normalForm).isEmpty()) {
            return normalForm;
        }
        for (int length : new int[] {8, 12, 13}) {
            if (normalForm.startsWith("0".repeat(14 - length))) {
                return normalForm.substring(14 - length);
            }
        }
        return normalForm;
    }
}
