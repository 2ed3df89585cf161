package org.tillbridge.pos.ui;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.Optional;

/// An amount as it is typed on a keypad without a point: only digits count, the last ones are the
/// minor units, so `4000` and `40.00` are both forty.
public final class TypedAmount {
    private static final int MOST_DIGITS = 11;

    private TypedAmount() {}

    /// Empty if there is no digit in it, or more than any amount has.
    public static Optional<Money> of(String typed, CurrencyUnit currency) {
        String digits = digits(typed);
        return digits.isEmpty() || isTooLong(digits)
                ? Optional.empty()
                : Optional.of(Money.ofMinor(currency, Long.parseLong(digits)));
    }

    /// Whether there are more digits in it than any amount has.
    static boolean isTooLong(String typed) {
        return digits(typed).length() > MOST_DIGITS;
    }

    /// What the field shows for what was typed so far.
    public static String shown(String typed, CurrencyUnit currency, Texts texts) {
        return of(typed, currency).map(texts::amount).orElse("");
    }

    private static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.chars()
                .filter(letter -> letter >= '0' && letter <= '9')
                .forEach(digit -> digits.append((char) digit));
        int firstOfNote = 0;
        while (firstOfNote < digits.length() - 1 && digits.charAt(firstOfNote) == '0') {
            firstOfNote++;
        }
        return digits.substring(Math.min(firstOfNote, digits.length()));
    }
}
