package org.tillbridge.retail.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.TaxedDocument.LineTax;
import org.tillbridge.retail.pricing.TaxedDocument.TaxedLine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class TaxedDocumentTest {
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final PricingRules BRITISH =
            new PricingRules(true, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
    private static final TaxRate STANDARD = TaxRate.ofPercent(new BigDecimal("17.5"));

    @Test
    void taxIsWithinThePriceAndRoundedOnceForTheDocument() {
        TaxedDocument document =
                TaxedDocument.of(
                        BRITISH, GBP, List.of(standard(255), standard(255), standard(255)));

        assertThat(document)
                .isEqualTo(
                        new TaxedDocument(
                                List.of(new TaxTotal(STANDARD, pence(651), pence(114))),
                                Collections.nCopies(3, new LineTax(pence(38), List.of()))));
    }

    @Test
    void roundedPerLineEachLineStandsForItself() {
        PricingRules perLine = new PricingRules(true, TaxRounding.LINE, RoundingMode.HALF_UP);

        TaxedDocument document =
                TaxedDocument.of(perLine, GBP, List.of(standard(10), standard(10), standard(10)));

        assertThat(lineTaxes(document)).containsExactly(pence(1), pence(1), pence(1));
        assertThat(document.taxes()).containsExactly(new TaxTotal(STANDARD, pence(27), pence(3)));
    }

    @Test
    void theLargestRemainderGetsThePennyAndAmongEqualsTheLargerThenTheEarlierLine() {
        PricingRules excluded = new PricingRules(false, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
        TaxRate ten = TaxRate.ofPercent(BigDecimal.TEN);

        assertThat(
                        lineTaxes(
                                TaxedDocument.of(
                                        excluded,
                                        GBP,
                                        List.of(
                                                new TaxedLine(pence(4), ten),
                                                new TaxedLine(pence(14), ten),
                                                new TaxedLine(pence(14), ten),
                                                new TaxedLine(pence(13), ten)))))
                .as("4.5 p rounds to 5; floors give 3, so the two of 14 p get one more")
                .containsExactly(pence(0), pence(2), pence(2), pence(1));
    }

    @Test
    void halfToEvenIsAMatterOfConfiguration() {
        PricingRules even = new PricingRules(false, TaxRounding.DOCUMENT, RoundingMode.HALF_EVEN);
        PricingRules up = new PricingRules(false, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
        List<TaxedLine> halfPenny =
                List.of(new TaxedLine(pence(25), TaxRate.ofPercent(BigDecimal.TEN)));

        assertThat(lineTaxes(TaxedDocument.of(even, GBP, halfPenny))).containsExactly(pence(2));
        assertThat(lineTaxes(TaxedDocument.of(up, GBP, halfPenny))).containsExactly(pence(3));
    }

    @Property
    void theTaxesOfTheLinesAddUpToTheTaxOfTheDocument(
            @ForAll("rules") PricingRules rules, @ForAll("lines") List<TaxedLine> lines) {
        TaxedDocument document = TaxedDocument.of(rules, GBP, lines);

        assertThat(sum(lineTaxes(document)))
                .isEqualTo(sum(document.taxes().stream().map(TaxTotal::tax).toList()));
        assertThat(sum(document.taxes().stream().map(TaxTotal::gross).toList()))
                .isEqualTo(
                        rules.taxIncluded()
                                ? sum(lines.stream().map(TaxedLine::amount).toList())
                                : sum(lines.stream().map(TaxedLine::amount).toList())
                                        .plus(sum(lineTaxes(document))));
    }

    @Property
    void noLineIsAPennyOrMoreAwayFromItsExactShare(
            @ForAll("rules") PricingRules rules, @ForAll("lines") List<TaxedLine> lines) {
        TaxedDocument document = TaxedDocument.of(rules, GBP, lines);

        for (int index = 0; index < lines.size(); index++) {
            BigDecimal exact = exactTax(rules, lines.get(index));
            assertThat(lineTaxes(document).get(index).getAmount().subtract(exact).abs())
                    .isLessThan(new BigDecimal("0.01"));
        }
    }

    @Property
    void whatComesBackIsTheMirrorOfWhatWasSold(
            @ForAll("rules") PricingRules rules, @ForAll("lines") List<TaxedLine> lines) {
        List<TaxedLine> back =
                lines.stream()
                        .map(line -> new TaxedLine(line.amount().negated(), line.rate()))
                        .toList();

        assertThat(lineTaxes(TaxedDocument.of(rules, GBP, back)))
                .isEqualTo(
                        lineTaxes(TaxedDocument.of(rules, GBP, lines)).stream()
                                .map(Money::negated)
                                .toList());
    }

    @Property
    void theOrderOfTheLinesDoesNotChangeTheTaxOfTheDocument(
            @ForAll("rules") PricingRules rules,
            @ForAll("lines") List<TaxedLine> lines,
            @ForAll long seed) {
        List<TaxedLine> shuffled = new java.util.ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(TaxedDocument.of(rules, GBP, shuffled).taxes())
                .isEqualTo(TaxedDocument.of(rules, GBP, lines).taxes());
    }

    @Provide
    Arbitrary<PricingRules> rules() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(TaxRounding.class),
                        Arbitraries.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN))
                .as(PricingRules::new);
    }

    @Provide
    Arbitrary<List<TaxedLine>> lines() {
        Arbitrary<Long> amounts =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(-2_000, 2_000),
                        Arbitraries.longs().between(-9_999_999_999_999L, 9_999_999_999_999L));
        Arbitrary<TaxRate> rates =
                Arbitraries.oneOf(
                                Arbitraries.of(0, 50_000, 175_000, 200_000, 1_000_000),
                                Arbitraries.integers().between(0, 1_000_000))
                        .map(TaxRate::new);
        return Combinators.combine(amounts, rates)
                .as((amount, rate) -> new TaxedLine(pence(amount), rate))
                .list()
                .ofMaxSize(60);
    }

    private static BigDecimal exactTax(PricingRules rules, TaxedLine line) {
        BigDecimal rate = BigDecimal.valueOf(line.rate().partsPerMillion(), 6);
        BigDecimal taxed = line.amount().getAmount().multiply(rate);
        return rules.taxIncluded()
                ? taxed.divide(BigDecimal.ONE.add(rate), 20, RoundingMode.HALF_EVEN)
                : taxed;
    }

    private static TaxedLine standard(long pence) {
        return new TaxedLine(pence(pence), STANDARD);
    }

    private static Money pence(long pence) {
        return Money.ofMinor(GBP, pence);
    }

    private static List<Money> lineTaxes(TaxedDocument document) {
        return document.lines().stream().map(LineTax::tax).toList();
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(GBP), Money::plus);
    }
}
