package org.tillbridge.retail.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class CashRoundingTest {
    private static final List<CashRounding> SOME =
            List.of(
                    CashRounding.in("CH", CurrencyUnit.of("CHF")),
                    CashRounding.in("SE", CurrencyUnit.of("SEK")),
                    CashRounding.in("NZ", CurrencyUnit.of("NZD")),
                    CashRounding.in("ZA", CurrencyUnit.of("ZAR")),
                    CashRounding.in("GB", CurrencyUnit.of("GBP")));

    @ParameterizedTest
    @CsvSource({
        "CH, CHF 10.02, CHF 10.00",
        "CH, CHF 10.03, CHF 10.05",
        "CH, CHF 10.07, CHF 10.05",
        "CH, CHF 10.08, CHF 10.10",
        "CH, CHF -10.03, CHF -10.05",
        "NL, EUR 0.02, EUR 0.00",
        "SE, SEK 99.49, SEK 99.00",
        "SE, SEK 99.50, SEK 100.00",
        "DK, DKK 0.24, DKK 0.00",
        "DK, DKK 0.25, DKK 0.50",
        "NZ, NZD 4.95, NZD 4.90",
        "NZ, NZD 4.96, NZD 5.00",
        "ZA, ZAR 4.99, ZAR 4.90",
        "HU, HUF 1002.00, HUF 1000.00",
        "HU, HUF 1003.00, HUF 1005.00",
        "DE, EUR 9.99, EUR 9.99",
        "CH, EUR 9.99, EUR 9.99",
    })
    void cashIsRoundedAsIsUsualInTheCountry(String country, String due, String paid) {
        Money amount = Money.parse(due);

        assertThat(CashRounding.in(country, amount.getCurrencyUnit()).rounded(amount))
                .isEqualTo(Money.parse(paid));
    }

    @Property
    void cashAndItsRemainderAreAlwaysWhatWasDue(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long minor) {
        for (CashRounding rounding : SOME) {
            Money due = Money.ofMinor(rounding.step().getCurrencyUnit(), minor);

            assertThat(rounding.rounded(due).plus(rounding.remainder(due))).isEqualTo(due);
            assertThat(rounding.remainder(due).abs()).isLessThan(rounding.step());
            assertThat(rounding.remainder(rounding.rounded(due)).isZero()).isTrue();
            assertThat(rounding.rounded(due.negated())).isEqualTo(rounding.rounded(due).negated());
        }
    }
}
