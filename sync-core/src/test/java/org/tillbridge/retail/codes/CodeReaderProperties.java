package org.tillbridge.retail.codes;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Gtin;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.codes.CodeReading.Names;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class CodeReaderProperties {
    private static final String GS = "\u001d";

    @Property(tries = 3000)
    void readingNeverThrows(@ForAll("anything") String text, @ForAll("years") int year) {
        for (String country : List.of("GB", "DE", "SE", "FR")) {
            assertThat(reader(country, year).read(text)).isNotNull();
        }
    }

    @Property
    void whatIsReadFitsWhereItIsKept(@ForAll("anything") String text) {
        if (reader("GB", 2026).read(text) instanceof Names names) {
            assertThat(names.names())
                    .allSatisfy(
                            code ->
                                    assertThat(code.normalForm())
                                            .hasSizeLessThanOrEqualTo(ItemCode.MAX_LENGTH));
            assertThat(names.label().measure().filter(measure -> measure.signum() <= 0)).isEmpty();
        }
    }

    @Property
    void everyGtinIsFoundWhereverItStands(@ForAll("gtins") String gtin) {
        for (String text :
                List.of(
                        gtin,
                        "(01)" + gtin,
                        "01" + gtin,
                        "]d201" + gtin + GS,
                        "https://id.example/01/" + gtin)) {
            assertThat(reader("FR", 2026).read(text))
                    .isEqualTo(new Names(List.of(new ItemCode(gtin)), Label.NONE));
        }
    }

    @Property
    void oneWrongDigitIsNeverAnotherGtin(
            @ForAll("gtins") String gtin, @ForAll("places") int place, @ForAll("shifts") int by) {
        char[] digits = gtin.toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + by) % 10);

        assertThat(Gtin.parse(new String(digits))).isEmpty();
        assertThat(reader("FR", 2026).read("(01)" + new String(digits)))
                .isEqualTo(new CodeReading.Faulty(CodeFault.CHECK_DIGIT));
    }

    @Property
    void theOrderOfElementsDoesNotMatter(
            @ForAll("gtins") String gtin,
            @ForAll("values") String lot,
            @ForAll("values") String serial,
            @ForAll("days") LocalDate day) {
        String date =
                "%02d%02d%02d"
                        .formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth());
        Names expected =
                new Names(
                        List.of(new ItemCode(gtin)),
                        new Label(
                                Optional.empty(),
                                Optional.empty(),
                                new Trace(
                                        Optional.of(lot), Optional.of(serial), Optional.of(day))));
        CodeReader reader = reader("FR", 2026);

        assertThat(reader.read("01" + gtin + "17" + date + "10" + lot + GS + "21" + serial))
                .isEqualTo(expected);
        assertThat(reader.read("]C121" + serial + GS + "10" + lot + GS + "17" + date + "01" + gtin))
                .isEqualTo(expected);
        assertThat(
                        reader.read(
                                "https://x.example/01/%s/10/%s/21/%s?17=%s"
                                        .formatted(gtin, encoded(lot), encoded(serial), date)))
                .isEqualTo(expected);
    }

    @Property
    void aGtinIsFoundThoughEverySeparatorIsLost(
            @ForAll("gtins") String gtin,
            @ForAll("values") String lot,
            @ForAll("values") String serial) {
        String text = "01" + gtin + "10" + lot + "21" + serial;

        if (reader("FR", 2026).read(text) instanceof Names names) {
            assertThat(names.code()).isEqualTo(new ItemCode(gtin));
        } else {
            assertThat(lot.length() + serial.length()).isGreaterThan(18);
        }
    }

    @Property
    void aMeasureComesOutOfAnInStoreNumberAsItWentIn(
            @ForAll("items") int item, @ForAll("measures") int measure) {
        String digits = "%04d".formatted(measure);
        String body = "20%05d%d%s".formatted(item, CheckDigit.ofMeasure(digits), digits);
        Names names = (Names) reader("GB", 2026).read(body + CheckDigit.of(body));

        assertThat(names.label().price().orElseThrow().getAmountMinorLong()).isEqualTo(measure);
        assertThat(names.code().normalForm()).startsWith("020%05d00000".formatted(item));
        assertThat(Gtin.parse(names.code().normalForm())).isPresent();
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "01",
                        "10",
                        "17",
                        "21",
                        "3103",
                        "3922",
                        "(01)",
                        "(10)",
                        "09521234543213",
                        "290331",
                        "]C1",
                        "]d2",
                        GS,
                        "https://",
                        "x.example/",
                        "/01/",
                        "?17=",
                        "%2F",
                        "%",
                        "2011122912346",
                        "20",
                        "ABC",
                        "000000",
                        "999999",
                        "(",
                        ")",
                        "~");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(600),
                Arbitraries.strings().numeric().ofMaxLength(60),
                pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
    }

    @Provide
    Arbitrary<Integer> years() {
        return Arbitraries.integers().between(-9999, 12_000);
    }

    @Provide
    Arbitrary<String> gtins() {
        return Arbitraries.strings()
                .numeric()
                .ofLength(13)
                .map(digits -> digits + CheckDigit.of(digits));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withChars("ABCxyz0123456789-./%+")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(1980, 2070),
                        Arbitraries.integers().between(1, 365))
                .as(LocalDate::ofYearDay);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 13);
    }

    @Provide
    Arbitrary<Integer> shifts() {
        return Arbitraries.integers().between(1, 9);
    }

    @Provide
    Arbitrary<Integer> items() {
        return Arbitraries.integers().between(0, 99_999);
    }

    @Provide
    Arbitrary<Integer> measures() {
        return Arbitraries.integers().between(1, 9_999);
    }

    private static String encoded(String value) {
        return value.replace("%", "%25").replace("/", "%2F").replace("+", "%2B");
    }

    private static CodeReader reader(String country, int year) {
        return new CodeReader(InStoreTable.of(country, List.of()), CurrencyUnit.EUR, year);
    }
}
