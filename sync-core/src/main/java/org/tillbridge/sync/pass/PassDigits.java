package org.tillbridge.sync.pass;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// Bytes as decimal digits: dense in a QR code's numeric mode, and typed by a wedge scanner in the
/// same way on every layout of a keyboard. Seven bytes are 17 digits; what is left at the end has
/// as many digits as it needs.
final class PassDigits {
    private static final int BLOCK = 7;

    /// How many digits so many bytes have.
    private static final int[] DIGITS = {0, 3, 5, 8, 10, 13, 15, 17};

    private PassDigits() {}

    static String of(byte[] bytes) {
        StringBuilder digits = new StringBuilder(bytes.length * 17 / BLOCK + 3);
        for (int from = 0; from < bytes.length; from += BLOCK) {
            byte[] block = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + BLOCK));
            String number = new BigInteger(1, block).toString();
            digits.append("0".repeat(DIGITS[block.length] - number.length())).append(number);
        }
        return digits.toString();
    }

    /// Reads what [#of] writes; empty for anything else.
    static Optional<byte[]> read(String digits) {
        int last = Arrays.binarySearch(DIGITS, digits.length() % DIGITS[BLOCK]);
        if (last < 0 || !digits.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return Optional.empty();
        }
        byte[] bytes = new byte[digits.length() / DIGITS[BLOCK] * BLOCK + last];
        for (int from = 0, to = 0; to < bytes.length; from += DIGITS[BLOCK], to += BLOCK) {
            int length = Math.min(BLOCK, bytes.length - to);
            BigInteger number = new BigInteger(digits.substring(from, from + DIGITS[length]));
            if (number.bitLength() > 8 * length) {
                return Optional.empty();
            }
            byte[] block = number.toByteArray();
            int some = Math.min(length, block.length);
            System.arraycopy(block, block.length - some, bytes, to + length - some, some);
        }
        return Optional.of(bytes);
    }
}
