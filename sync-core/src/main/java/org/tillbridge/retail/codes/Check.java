package org.tillbridge.retail.codes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/// What the content of a component must be, beyond length and characters: those tests of GS1's
/// syntax dictionary that need no register of companies or countries. The others pass.
enum Check {
    CSUM,
    YYMMDD,
    YYMMD0,
    YYYYMMDD,
    HHMI,
    HH,
    MI,
    SS,
    NONZERO,
    ZERO,
    YESNO,
    NOZEROPREFIX,
    HASNONDIGIT,
    PIECEOFTOTAL,
    ISO4217;

    /// Of that name in the dictionary; empty for one that is not made here.
    static Optional<Check> of(String linter) {
        for (Check check : values()) {
            if (check.name().equalsIgnoreCase(linter)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    /// @param text of the right characters and length
    boolean passes(String text) {
        return switch (this) {
            case CSUM -> CheckDigit.isRight(text);
            case YYMMDD -> isDate("20" + text, false);
            case YYMMD0 -> isDate("20" + text, true);
            case YYYYMMDD -> isDate(text, false);
            case HHMI -> isBelow(text.substring(0, 2), 24) && isBelow(text.substring(2), 60);
            case HH -> isBelow(text, 24);
            case MI, SS -> isBelow(text, 60);
            case NONZERO -> !isZero(text);
            case ZERO -> isZero(text);
            case YESNO -> isBelow(text, 2);
            case NOZEROPREFIX -> !text.startsWith("0") || text.length() == 1;
            case HASNONDIGIT -> !CharacterSet.N.hasAll(text);
            case PIECEOFTOTAL -> isPieceOfTotal(text.substring(0, 2), text.substring(2));
            case ISO4217 -> currency(text).isPresent();
        };
    }

    /// What is wrong with what does not pass.
    CodeFault fault() {
        return switch (this) {
            case CSUM -> CodeFault.CHECK_DIGIT;
            case YYMMDD, YYMMD0, YYYYMMDD -> CodeFault.DATE;
            case HHMI,
                    HH,
                    MI,
                    SS,
                    NONZERO,
                    ZERO,
                    YESNO,
                    NOZEROPREFIX,
                    HASNONDIGIT,
                    PIECEOFTOTAL,
                    ISO4217 ->
                    CodeFault.ELEMENT;
        };
    }

    /// The currency of an ISO 4217 number.
    static Optional<Currency> currency(String number) {
        int wanted = Integer.parseInt(number);
        return Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getNumericCode() == wanted)
                .findFirst();
    }

    private static boolean isDate(String text, boolean dayMayBeZero) {
        int day = Integer.parseInt(text.substring(6));
        try {
            LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(4, 6)),
                    day == 0 && dayMayBeZero ? 1 : day);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isPieceOfTotal(String piece, String total) {
        return !isZero(piece) && piece.compareTo(total) <= 0;
    }

    private static boolean isZero(String text) {
        return text.chars().allMatch(digit -> digit == '0');
    }

    private static boolean isBelow(String number, int bound) {
        return Integer.parseInt(number) < bound;
    }
}
