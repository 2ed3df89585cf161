package org.tillbridge.retail.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class SyntaxDictionaryTest {
    private static final SyntaxDictionary GS1 = SyntaxDictionary.gs1();

    @Test
    void everyLineIsUnderstood() {
        assertThat(GS1.all()).hasSizeGreaterThan(480);
        assertThat(GS1.named("17").orElseThrow())
                .isEqualTo(
                        new ApplicationIdentifier(
                                "17",
                                true,
                                List.of(
                                        new Component(
                                                CharacterSet.N,
                                                6,
                                                6,
                                                false,
                                                List.of(Check.YYMMD0))),
                                List.of(
                                        List.of(
                                                List.of("01"),
                                                List.of("02"),
                                                List.of("03"),
                                                List.of("255"),
                                                List.of("8006"),
                                                List.of("8026"))),
                                List.of(),
                                Optional.empty(),
                                "USE BY or EXPIRY"));
        assertThat(GS1.named("01").orElseThrow().qualifiers())
                .contains(List.of(List.of("22", "10", "21"), List.of("235")));
    }

    @Test
    void noNumberIsTheBeginningOfAnother() {
        for (ApplicationIdentifier one : GS1.all()) {
            assertThat(GS1.at(one.number() + "0", 0)).contains(one);
        }
    }

    @Test
    void aPriceAsksForAGtinWithAMeasure() {
        ApplicationIdentifier price = GS1.named("3922").orElseThrow();

        assertThat(price.fitsAmong(Set.of("01", "3103", "3922"))).isTrue();
        assertThat(price.fitsAmong(Set.of("01", "3922"))).isFalse();
        assertThat(price.fitsAmong(Set.of("01", "3103", "3922", "3932"))).isFalse();
    }

    @Test
    void theCheckDigitsOfTheStandardsOwnExamplesComeOut() {
        assertThat(CheckDigit.ofMeasure("2875")).isEqualTo(9);
        assertThat(CheckDigit.ofMeasure("14685")).isEqualTo(6);
        assertThat(CheckDigit.of("629104150021")).isEqualTo(3);
    }
}
