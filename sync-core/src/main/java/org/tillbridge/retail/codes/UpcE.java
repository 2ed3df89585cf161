package org.tillbridge.retail.codes;

import org.tillbridge.retail.Gtin;

import java.util.Optional;

/// UPC-E: a GTIN-12 with many zeros, in six digits between its number system (0 or 1) and its check
/// digit (GS1 General Specifications, section 5.2.2.4.2).
final class UpcE {
    private static final int LENGTH = 8;

    private UpcE() {}

    /// The GTIN it stands for; empty for what is not one.
    static Optional<Gtin> expanded(String text) {
        if (text.length() != LENGTH
                || !CharacterSet.N.hasAll(text)
                || (text.charAt(0) != '0' && text.charAt(0) != '1')) {
            return Optional.empty();
        }
        String six = text.substring(1, LENGTH - 1);
        char last = six.charAt(5);
        String ten =
                switch (last) {
                    case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
                    case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
                    case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
                    default -> six.substring(0, 5) + "0000" + last;
                };
        return Gtin.parse(text.charAt(0) + ten + text.charAt(LENGTH - 1));
    }
}
