package org.tillbridge.retail.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.codes.CodeReading.Faulty;
import org.tillbridge.retail.codes.CodeReading.Names;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

class InStoreNumberTest {
    /// opensourcepos/opensourcepos#2417, odoo/odoo#12205 and others: weight and price codes not
    /// recognised, wrong base item.
    @ParameterizedTest(name = "{0} {1}: item {2}, price {3}")
    @CsvSource({
        "GB, 2011122912346, 2011122000005, 12.34",
        "DE, 2211114002394, 2211110000004, 2.39",
        "DE, 2330714002396, 2330710000006, 2.39",
        "DK, 2135040039753, 2135040000005, 39.75",
        "SE, 2088060112343, 2088060100005, 12.34",
        "SE, 2188060112340, 2188060100002, 123.4",
        "SE, 2288060112347, 2288060100009, 1234",
        "US, 212345912348, 0212345000007, 12.34"
    })
    void aPriceInAnInStoreNumberIsTakenByTheCountrysTable(
            String country, String scanned, String base, BigDecimal price) {
        Names names = names(country, scanned);

        assertThat(names.code()).isEqualTo(code(base));
        assertThat(names.label().price()).contains(Money.of(CurrencyUnit.EUR, price));
        assertThat(names.label().measure()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: item {2}, {3} thousandths")
    @CsvSource({
        "DE, 2811111068708, 2811110000006, 6870",
        "DE, 2930711068700, 2930710000008, 6870",
        "DE, 2511119000129, 2511110000005, 12000",
        "DK, 2623570001505, 2623570000003, 150",
        "DK, 2712341002251, 2712341000004, 225",
        "EE, 2311111112345, 2311111100007, 1234",
        "FI, 2488060112341, 2488060100003, 12340",
        "LV, 2511111112349, 2511111100001, 123400",
        "NO, 2302148210869, 2302148200006, 1086",
        "NO, 2368091402263, 2368091400009, 226"
    })
    void aWeightOrCountInAnInStoreNumberIsTakenByTheCountrysTable(
            String country, String scanned, String base, long thousandths) {
        Names names = names(country, scanned);

        assertThat(names.code()).isEqualTo(code(base));
        assertThat(names.label().measure()).contains(new Quantity(thousandths));
        assertThat(names.label().price()).isEmpty();
    }

    @Test
    void theItemMayBeKnownByThePrefixAndItsDigitsOrByItsDigitsAlone() {
        assertThat(names("GB", "2000122912340").names())
                .extracting(ItemCode::normalForm)
                .endsWith("2000122", "00122", "122");
    }

    @Test
    void aMeasureThatDoesNotBelongToItsCheckDigitIsRefused() {
        assertThat(read("GB", "2011122812349", List.of()))
                .isEqualTo(new Faulty(CodeFault.MEASURE_CHECK_DIGIT));
        assertThat(read("DE", "2511118000120", List.of()))
                .isEqualTo(new Faulty(CodeFault.MEASURE_CHECK_DIGIT));
    }

    @Test
    void anInStoreNumberWithAWrongCheckDigitIsRefused() {
        assertThat(read("GB", "2011122912347", List.of()))
                .isEqualTo(new Faulty(CodeFault.CHECK_DIGIT));
    }

    @Test
    void nothingAtAllIsNoMeasure() {
        assertThat(read("GB", "2011122000005", List.of())).isEqualTo(new Faulty(CodeFault.MEASURE));
    }

    @Test
    void aStoresOwnRuleGoesBeforeItsCountrys() {
        List<InStoreRule> own =
                Stream.of("20:fixed", "29IIIIIMMMMMC:weight:3").map(InStoreRule::parse).toList();

        assertThat(read("GB", "2011122912346", own)).isInstanceOf(Names.class);
        Names fixed = (Names) read("GB", "2011122912346", own);
        assertThat(fixed.names()).containsExactly(code("2011122912346"));
        assertThat(fixed.label()).isEqualTo(Label.NONE);
        Names weighed = (Names) read("GB", "2912345006877", own);
        assertThat(weighed.label().measure()).contains(new Quantity(687));
    }

    @Test
    void whereTheCountryHasNoTableTheNumberIsAnItemLikeAnyOther() {
        assertThat(names("FR", "2011122912346").names()).containsExactly(code("2011122912346"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20IIIIIVMMMMC:price:2",
                "02IIIIIVMMMMC:price:2",
                "291IIIIMMMMMC:weight:3",
                "27:fixed"
            })
    void aRuleIsWrittenAsItIsRead(String text) {
        assertThat(InStoreRule.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "2:fixed",
                "20IIIIVMMMMC:price:2",
                "20IIIIIIVMMMMC:price:2",
                "20IIIIIVMMMMC:price:9",
                "20IIIIIVMMMMC:volume:2",
                "20IIIIVMMMMMMC:price:2",
                "20MMMMMVIIIIC:price:2"
            })
    void aRuleThatCannotBeIsRefused(String text) {
        assertThatThrownBy(() -> InStoreRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// A store with more could not be told to its tills.
    @Test
    void moreRulesThanAStoreMayHaveAreRefused() {
        assertThat(InStoreRule.parseAll("20:fixed ".repeat(InStoreRule.MOST)))
                .hasSize(InStoreRule.MOST);
        assertThatThrownBy(() -> InStoreRule.parseAll("20:fixed ".repeat(InStoreRule.MOST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Names names(String country, String scanned) {
        return (Names) read(country, scanned, List.of());
    }

    private static CodeReading read(String country, String scanned, List<InStoreRule> own) {
        return new CodeReader(InStoreTable.of(country, own), CurrencyUnit.EUR, 2026).read(scanned);
    }

    private static ItemCode code(String text) {
        return ItemCode.parse(text).orElseThrow();
    }
}
