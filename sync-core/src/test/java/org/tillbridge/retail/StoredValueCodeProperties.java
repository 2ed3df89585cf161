package org.tillbridge.retail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.Random;

class StoredValueCodeProperties {
    @Property
    void aNewNumberTellsItsKindAndIsReadAsItStandsOnPaper(
            @ForAll StoredValueKind kind, @ForAll long seed) {
        StoredValueCode code = StoredValueCode.random(kind, new Random(seed));

        assertThat(code.kind()).isEqualTo(kind);
        assertThat(StoredValueCode.parse(code.printed())).contains(code);
    }

    @Property
    void oneWrongDigitIsNoNumber(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 19) int at,
            @ForAll @IntRange(min = 1, max = 9) int other) {
        String digits =
                StoredValueCode.random(StoredValueKind.GIFT_CARD, new Random(seed)).digits();
        char wrong = (char) ('0' + (digits.charAt(at) - '0' + other) % 10);

        assertThat(
                        StoredValueCode.parse(
                                digits.substring(0, at) + wrong + digits.substring(at + 1)))
                .isEmpty();
    }

    @Property
    void twoDigitsTheWrongWayRoundAreNoNumber(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 18) int at) {
        String digits =
                StoredValueCode.random(StoredValueKind.STORE_CREDIT, new Random(seed)).digits();
        String swapped =
                digits.substring(0, at)
                        + digits.charAt(at + 1)
                        + digits.charAt(at)
                        + digits.substring(at + 2);

        assertThat(StoredValueCode.parse(swapped).isPresent()).isEqualTo(swapped.equals(digits));
    }

    @Test
    void whoeverHasTheNumberHasTheValueSoNoLogHasIt() {
        StoredValueCode code = StoredValueCode.random(StoredValueKind.GIFT_CARD, new Random(1));

        assertThat(code.toString() + StoredValueSlip.unasked(code))
                .contains(code.lastFour())
                .doesNotContain(code.digits());
    }
}
