package org.tillbridge.pos.device;

/// Makes card numbers unreadable in what a terminal sends, before anything else looks at it. A
/// terminal should send none; this till keeps none even where one does.
///
/// A card number has 13 to 19 digits, single blanks or hyphens between them, begins with 2 to 6 and
/// has the check digit of ISO/IEC 7812-1. Digits of other things that look the same are lost with
/// them; of a run of more than 19 digits all are.
final class CardNumbers {
    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final int KEPT = 4;

    private CardNumbers() {}

    /// Overwrites all but the last four digits of each in place.
    ///
    /// @param length how many of the bytes count; their text is ASCII or UTF-8
    static void hide(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            if (isDigit(bytes[at])) {
                int end = end(bytes, at, length);
                if (isCardNumber(bytes, at, end)) {
                    overwrite(bytes, at, end);
                }
                at = end;
            } else {
                at++;
            }
        }
    }

    /// After the last digit of a run.
    private static int end(byte[] bytes, int start, int length) {
        int end = start + 1;
        while (end < length) {
            if (isDigit(bytes[end])) {
                end++;
            } else if (isSeparator(bytes[end]) && end + 1 < length && isDigit(bytes[end + 1])) {
                end += 2;
            } else {
                return end;
            }
        }
        return end;
    }

    private static boolean isCardNumber(byte[] bytes, int start, int end) {
        int digits = 0;
        int sum = 0;
        for (int at = end - 1; at >= start; at--) {
            if (isDigit(bytes[at])) {
                int digit = bytes[at] - '0';
                int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
                sum += digits % 2 == 0 ? digit : doubled;
                digits++;
            }
        }
        boolean begins = bytes[start] >= '2' && bytes[start] <= '6';
        return digits > MOST || (begins && digits >= FEWEST && sum % 10 == 0);
    }

    private static void overwrite(byte[] bytes, int start, int end) {
        int kept = 0;
        for (int at = end - 1; at >= start; at--) {
            if (isDigit(bytes[at]) && ++kept > KEPT) {
                bytes[at] = '*';
            }
        }
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isSeparator(byte letter) {
        return letter == ' ' || letter == '-';
    }
}
