package org.tillbridge.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.TaxId.Parsed;

import java.util.Locale;
import java.util.Random;

class TaxIdTest {
    /// One of each country of the EU, and Northern Ireland.
    private static final String[] OF_THE_EU = {
        "ATU13585627",
        "BE0403019261",
        "BG123456789",
        "CY10259033P",
        "CZ25123891",
        "DE136695976",
        "DK13585628",
        "EE100931558",
        "EL094259216",
        "ESA13585625",
        "ESX1234567L",
        "FI20774740",
        "FR40303265045",
        "FRK7399859412",
        "HR33392005961",
        "HU12892312",
        "IE6433435F",
        "IE6433435OA",
        "IE8D79739I",
        "IT00743110157",
        "LT119511515",
        "LT100001919017",
        "LU15027442",
        "LV40003521600",
        "MT11679112",
        "NL004495445B01",
        "PL8567346215",
        "PT501964843",
        "RO18547290",
        "SE123456789701",
        "SI50223054",
        "SK2022749619",
        "XI434031494",
        "XIGD123"
    };

    @Test
    void theFormOfEachCountryOfTheEuIsKnown() {
        assertThat(OF_THE_EU).allSatisfy(id -> assertThat(TaxId.optional(id)).isPresent());
    }

    @Property
    void howPeopleWriteItDoesNotMatter(@ForAll("ids") String id, @ForAll long seed) {
        Random chance = new Random(seed);
        StringBuilder written = new StringBuilder();
        for (String letter : id.split("")) {
            written.append(chance.nextBoolean() ? letter : letter.toLowerCase(Locale.ROOT));
            written.append(" .-/".charAt(chance.nextInt(4)));
        }
        assertThat(TaxId.parse(" " + written)).isEqualTo(new Parsed.Right(id));
    }

    /// A number of a fixed length, of which a digit was left out or pressed twice.
    @ParameterizedTest
    @CsvSource({
        "DE13669597, DE",
        "DE1366959766, DE",
        "AT13585627, AT",
        "FR403032650450, FR",
        "NL004495445C01, NL",
        "ES12345678, ES",
        "DE, DE"
    })
    void whatIsNoneOfItsCountryIsSaidToBeNoneOfThatCountry(String typed, String country) {
        assertThat(TaxId.parse(typed)).isEqualTo(new Parsed.NotOfItsCountry(country));
    }

    /// Of Britain, Switzerland, the United States, India; a German Steuernummer; an Italian and a
    /// Mexican person, whose numbers begin as a country's code does.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB 123 4567 82",
                "CHE-123.456.789 MWST",
                "12-3456789",
                "27AAPFU0939F1ZV",
                "93/815/08152",
                "FRNMRA80A01H501X",
                "GODE561231GR8"
            })
    void elsewhereFourToTwentyLettersAndDigitsDo(String typed) {
        assertThat(TaxId.parse(typed)).isInstanceOf(Parsed.Right.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "GB1", "12345678901234567890123", "AB12\u00c4", "GB1*23"})
    void whatIsNoneAnywhereIsRefused(String typed) {
        assertThat(TaxId.parse(typed)).isEqualTo(new Parsed.Odd());
    }

    @Test
    void noneIsMadeInAnotherThanItsNormalForm() {
        assertThatThrownBy(() -> new TaxId("de136695976"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TaxId.optional("DE1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TaxId.optional(" ")).isEmpty();
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.of(OF_THE_EU);
    }
}
