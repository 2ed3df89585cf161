package org.tillbridge.retail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "paid with 4111 1111 1111 1111, call back",
                "5500-0000-0000-0004",
                "378282246310005",
                "order 12 4111 1111 1111 1111 exp 12/29",
                "4111.1111.1111.1111",
                "4111  1111, 1111 – 1111",
                "4111_1111\u200b1111 1111",
                "٤١١١١١١١١١١١١١١١",
                "98765432109876543210"
            })
    void aCardNumberIsFoundHoweverItIsWritten(String note) {
        assertThat(Note.holdsCardNumber(note)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gift wrap, please",
                "4111111111111112",
                "call 07700 900123",
                "GTIN 4006381333931",
                "ready 24.12.2026 at 10:30",
                "411111111111",
                "SIRET 732 829 320 00074"
            })
    void otherDigitsAreNoCardNumber(String note) {
        assertThat(Note.holdsCardNumber(note)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two\nlines", "a tab\there", "\ud83d", "\u0007", "a\u200bb", "a\u2028b"})
    void whatIsNotSeenIsNoNote(String text) {
        assertThat(Note.isPossible(text)).isFalse();
    }

    @Property
    void anyNumberOfACardWithItsCheckDigitIsFound(
            @ForAll @LongRange(min = 100_000_000_000L, max = 999_999_999_999_999_999L)
                    long number) {
        char first = Long.toString(number).charAt(0);
        assertThat(Note.holdsCardNumber("no. " + number + checkDigit(number) + "!"))
                .isEqualTo(first >= '2' && first <= '6');
    }

    private static long checkDigit(long number) {
        long sum = 0;
        boolean doubled = true;
        for (long rest = number; rest > 0; rest /= 10) {
            long digit = rest % 10;
            sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
    }
}
