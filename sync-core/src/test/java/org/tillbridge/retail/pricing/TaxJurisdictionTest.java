package org.tillbridge.retail.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxParts;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxRate.Part;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.TaxedDocument.LineTax;
import org.tillbridge.retail.pricing.TaxedDocument.TaxedLine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Several jurisdictions tax one line, each for itself.
class TaxJurisdictionTest {
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final Part STATE = new Part("New York State", 40_000);
    private static final Part CITY = new Part("New York City", 45_000);
    private static final Part TRANSIT = new Part("Commuter Transit", 3_750);
    private static final TaxRate GOODS = TaxRate.of(List.of(STATE, CITY, TRANSIT));
    private static final TaxRate CLOTHES = TaxRate.of(List.of(STATE));
    private static final PricingRules AMERICAN =
            new PricingRules(false, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
    private static final List<TaxRate> RATES =
            List.of(
                    GOODS,
                    CLOTHES,
                    TaxRate.of(List.of(CITY, TRANSIT)),
                    TaxRate.of(List.of(new Part("Centre", 90_000), new Part("State", 90_000))),
                    TaxRate.of(List.of(new Part("One", 500_000), new Part("Other", 500_000))),
                    new TaxRate(40_000),
                    TaxRate.ZERO);

    /// The state: 30.20 × 4 % = 1.208, so 1.21. The city: 10.10 × 4.5 % = 0.4545, so 0.45. Transit:
    /// 10.10 × 0.375 % = 0.037875, so 0.04. The state's 1.21 goes to 0.404 + 0.804: 0.40 + 0.80,
    /// and among equal remainders the larger line has the cent.
    @Test
    void eachHasItsOwnTotalOnWhatItTaxes() {
        TaxedDocument document =
                TaxedDocument.of(
                        AMERICAN,
                        USD,
                        List.of(
                                new TaxedLine(cents(1010), GOODS),
                                new TaxedLine(cents(2010), CLOTHES)));

        assertThat(document)
                .isEqualTo(
                        new TaxedDocument(
                                List.of(
                                        new TaxTotal(
                                                TaxRate.of(List.of(TRANSIT)),
                                                cents(1010),
                                                cents(4)),
                                        new TaxTotal(CLOTHES, cents(3020), cents(121)),
                                        new TaxTotal(
                                                TaxRate.of(List.of(CITY)), cents(1010), cents(45))),
                                List.of(
                                        new LineTax(
                                                cents(89), List.of(cents(40), cents(45), cents(4))),
                                        new LineTax(cents(81), List.of(cents(81))))));
    }

    @Test
    void twoThatTakeTheSameShareAreNotOne() {
        TaxRate both = TaxRate.of(List.of(new Part("Centre", 90_000), new Part("State", 90_000)));
        PricingRules indian = new PricingRules(true, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);

        assertThat(
                        TaxedDocument.of(indian, USD, List.of(new TaxedLine(cents(11_800), both)))
                                .taxes())
                .containsExactly(
                        new TaxTotal(
                                TaxRate.of(List.of(new Part("Centre", 90_000))),
                                cents(10_000),
                                cents(900)),
                        new TaxTotal(
                                TaxRate.of(List.of(new Part("State", 90_000))),
                                cents(10_000),
                                cents(900)));
    }

    @Test
    void aRateIsTheSumOfItsPartsAndEachHasItsName() {
        assertThat(GOODS.partsPerMillion()).isEqualTo(88_750);
        assertThatThrownBy(() -> new TaxRate(88_000, List.of(STATE, CITY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TaxRate.of(List.of(STATE, STATE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void thePartsOfTheLinesAreTheTaxOfEachAndOfTheLine(
            @ForAll("rules") PricingRules rules, @ForAll("lines") List<TaxedLine> lines) {
        TaxedDocument document = TaxedDocument.of(rules, USD, lines);

        for (TaxTotal total : document.taxes()) {
            long parts = 0;
            for (int line = 0; line < lines.size(); line++) {
                int part = lines.get(line).rate().each().indexOf(total.rate());
                LineTax tax = document.lines().get(line);
                if (part >= 0) {
                    parts +=
                            (tax.parts().isEmpty() ? tax.tax() : tax.parts().get(part))
                                    .getAmountMinorLong();
                }
            }
            assertThat(total.tax()).isEqualTo(cents(parts));
        }
        for (int line = 0; line < lines.size(); line++) {
            LineTax tax = document.lines().get(line);
            assertThat(TaxParts.of(lines.get(line).rate(), tax.tax(), tax.parts()))
                    .isEqualTo(tax.parts());
        }
    }

    /// A half is the most that rounding once takes or gives.
    @Property
    void theTaxOfEachIsRoundedOnce(@ForAll("lines") List<TaxedLine> lines, @ForAll boolean within) {
        PricingRules rules = new PricingRules(within, TaxRounding.DOCUMENT, RoundingMode.HALF_EVEN);

        for (TaxTotal total : TaxedDocument.of(rules, USD, lines).taxes()) {
            BigDecimal exact = BigDecimal.ZERO;
            for (TaxedLine line : lines) {
                if (line.rate().each().contains(total.rate())) {
                    int whole = within ? line.rate().partsPerMillion() : 0;
                    exact =
                            exact.add(
                                    line.amount()
                                            .getAmount()
                                            .multiply(of(total.rate().partsPerMillion()))
                                            .divide(of(1_000_000 + whole), MathContext.DECIMAL128));
                }
            }
            assertThat(total.tax().getAmount().subtract(exact).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.0050000001"));
        }
    }

    @Property
    void aPriceThatIncludesThemIsNeverLessThanTheyAre(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(max = 300) Long> prices,
            @ForAll @IntRange(max = 6) int first,
            @ForAll TaxRounding rounding) {
        PricingRules rules = new PricingRules(true, rounding, RoundingMode.HALF_UP);
        List<TaxedLine> lines = new ArrayList<>();
        for (long price : prices) {
            lines.add(
                    new TaxedLine(cents(price), RATES.get((first + lines.size()) % RATES.size())));
        }

        TaxedDocument document = TaxedDocument.of(rules, USD, lines);

        for (int line = 0; line < lines.size(); line++) {
            assertThat(document.lines().get(line).tax())
                    .isLessThanOrEqualTo(lines.get(line).amount());
        }
    }

    /// Each takes a cent of the two, and none of the lines has room for both.
    @Test
    void twoCentsOfTaxAreNotTakenOutOfOneCent() {
        TaxRate halves = TaxRate.of(List.of(new Part("One", 500_000), new Part("Other", 500_000)));
        PricingRules within = new PricingRules(true, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);

        assertThat(
                        TaxedDocument.of(
                                        within,
                                        USD,
                                        List.of(
                                                new TaxedLine(cents(1), halves),
                                                new TaxedLine(cents(1), halves)))
                                .lines())
                .extracting(LineTax::tax)
                .containsExactly(cents(1), cents(1));
    }

    @Property
    void whateverPartsComeBackEachGetsBackWhatItHad(
            @ForAll @LongRange(min = 1, max = 100_000) long price,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> pieces) {
        LineTax tax =
                TaxedDocument.of(AMERICAN, USD, List.of(new TaxedLine(cents(price), GOODS)))
                        .lines()
                        .getFirst();
        int sold = pieces.stream().mapToInt(Integer::intValue).sum();
        int returned = 0;
        long[] back = new long[GOODS.parts().size()];
        for (int some : pieces) {
            PartRefund refund =
                    new Bought(
                                    new OriginalLine(new UUID(1, 2), 1),
                                    Quantity.of(sold),
                                    Quantity.of(returned),
                                    cents(price).plus(tax.tax()),
                                    tax.tax(),
                                    tax.parts())
                            .refund(Quantity.of(some));
            assertThat(refund.tax()).isEqualTo(Money.total(refund.taxParts()));
            for (int part = 0; part < back.length; part++) {
                back[part] += refund.taxParts().get(part).getAmountMinorLong();
            }
            returned += some;
        }
        for (int part = 0; part < back.length; part++) {
            assertThat(cents(back[part])).isEqualTo(tax.parts().get(part));
        }
    }

    @Test
    void aTaxOfWhichNobodySaysWhoHadWhatIsSpreadByTheRates() {
        assertThat(TaxParts.heard(GOODS, cents(89), List.of()))
                .containsExactly(cents(40), cents(45), cents(4));
        assertThat(TaxParts.heard(GOODS, cents(89), List.of(cents(39), cents(46), cents(4))))
                .containsExactly(cents(39), cents(46), cents(4));
        assertThat(TaxParts.heard(GOODS, cents(-1), List.of(cents(-7))))
                .containsExactly(cents(0), cents(-1), cents(0));
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
        return Combinators.combine(
                        Arbitraries.longs().between(-50_000, 50_000), Arbitraries.of(RATES))
                .as((amount, rate) -> new TaxedLine(cents(amount), rate))
                .list()
                .ofMaxSize(40);
    }

    private static BigDecimal of(long number) {
        return BigDecimal.valueOf(number);
    }

    private static Money cents(long cents) {
        return Money.ofMinor(USD, cents);
    }
}
