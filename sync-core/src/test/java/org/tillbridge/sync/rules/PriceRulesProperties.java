package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.UnitPrice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What was charged is as listed, or it is a variance; there is no third.
class PriceRulesProperties {
    @Property
    void aPriceIsAVarianceWhereTheListSaysOthersAlone(
            @ForAll @LongRange(min = 0, max = 5) long charged,
            @ForAll @Size(max = 4) List<@LongRange(min = 0, max = 5) Long> listed) {
        Rule rule =
                PriceRules.ofPrice(
                        pounds(charged), listed.stream().map(one -> pounds(one)).toList());

        assertThat(rule)
                .isEqualTo(
                        listed.isEmpty() || listed.contains(charged)
                                ? Rule.PRICE_AS_LISTED
                                : Rule.PRICE_VARIANCE);
    }

    @Example
    void theSameNumberInAnotherCurrencyIsAnotherPrice() {
        assertThat(PriceRules.ofPrice(new UnitPrice(CurrencyUnit.EUR, 1), List.of(pounds(1))))
                .isEqualTo(Rule.PRICE_VARIANCE);
    }

    @Property
    void aTaxIsAVarianceWhereItsPartsAreNotDue(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100_000) Integer> shares,
            @ForAll @IntRange(max = 3) int changed,
            @ForAll long shuffle) {
        TaxRate due = TaxRate.of(parts(shares));
        List<TaxRate.Part> inOtherOrder = new ArrayList<>(due.parts());
        Collections.shuffle(inOtherOrder, new Random(shuffle));
        List<TaxRate.Part> others = new ArrayList<>(due.parts());
        int which = changed % others.size();
        others.set(which, new TaxRate.Part("Elsewhere", others.get(which).partsPerMillion()));

        assertThat(PriceRules.ofTax(TaxRate.of(inOtherOrder), List.of(TaxRate.ZERO, due)))
                .isEqualTo(Rule.TAX_AS_DUE);
        assertThat(PriceRules.ofTax(TaxRate.of(others), List.of(due))).isEqualTo(Rule.TAX_VARIANCE);
        assertThat(PriceRules.ofTax(new TaxRate(due.partsPerMillion()), List.of(due)))
                .isEqualTo(Rule.TAX_VARIANCE);
        assertThat(PriceRules.ofTax(due, List.of())).isEqualTo(Rule.TAX_AS_DUE);
    }

    @Property
    void whatAPersonChangedIsComparedByTheListPriceThatWasWrittenDown(
            @ForAll @LongRange(min = 1, max = 500) long charged,
            @ForAll @LongRange(min = 1, max = 500) long listed) {
        assertThat(PriceRules.fromList(line(charged, Optional.of(pounds(listed)), true)))
                .contains(pounds(listed));
        assertThat(PriceRules.fromList(line(charged, Optional.empty(), true))).isEmpty();
        assertThat(PriceRules.fromList(line(charged, Optional.of(pounds(listed)), false)))
                .contains(pounds(charged));
    }

    @Property
    void anAmountIsThatOfPriceAndQuantityWithItsTaxOrWithout(
            @ForAll @LongRange(max = 100_000) long pence,
            @ForAll @IntRange(min = 1, max = 9) int units,
            @ForAll @LongRange(max = 1_000) long off,
            @ForAll @LongRange(min = -500, max = 500) long more,
            @ForAll @LongRange(max = 300) long tax) {
        long amount = Math.max(0, pence * units - off + more);
        long odd = amount - pence * units + off;
        boolean isRight = Math.abs(odd) <= 1 || Math.abs(odd - tax) <= 1;

        assertThat(PriceRules.ofAmount(line(pence, units, off, amount, 175_000, tax)))
                .isEqualTo(isRight ? Rule.PRICE_AS_LISTED : Rule.PRICE_VARIANCE);
    }

    @Property
    void aLineBearsTheTaxOfItsRateToAMinorUnit(
            @ForAll @LongRange(max = 1_000_000) long amount,
            @ForAll @IntRange(max = 300_000) int rate,
            @ForAll @LongRange(min = -5, max = 5) long more) {
        BigDecimal exact =
                BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(rate))
                        .divide(BigDecimal.valueOf(1_000_000L + rate), 12, RoundingMode.HALF_UP);
        long tax = exact.setScale(0, RoundingMode.HALF_UP).longValueExact() + more;
        boolean isRight =
                BigDecimal.valueOf(tax).subtract(exact).abs().compareTo(BigDecimal.ONE) <= 0;

        assertThat(PriceRules.ofTaxAmount(line(amount, 1, 0, amount, rate, tax)))
                .isEqualTo(isRight ? Rule.TAX_AS_DUE : Rule.TAX_VARIANCE);
    }

    private static SaleLine line(long pence, int units, long off, long amount, int rate, long tax) {
        UnitPrice price = UnitPrice.of(Money.ofMinor(GBP, pence));
        return new SaleLine(
                1,
                new Goods.OfItem(new ItemId(1), "Candle", new ItemCode("1")),
                Quantity.of(units),
                price,
                Optional.of(price),
                List.of(
                        new PriceModifier(
                                PriceModifier.Kind.DISCOUNT,
                                Money.ofMinor(GBP, -off),
                                "damaged",
                                Optional.empty())),
                Money.ofMinor(GBP, amount),
                new TaxClass("standard"),
                new TaxRate(rate),
                Money.ofMinor(GBP, tax));
    }

    @Property
    void aSaleWasRungBetweenItsFirstLineAndItsPaymentUnlessTheClockWasWrong(
            @ForAll long opened,
            @ForAll long completed,
            @ForAll long heard,
            @ForAll long received) {
        Instant receivedAt = Instant.ofEpochMilli(received);
        Instant completedAt = Instant.ofEpochMilli(completed);
        Optional<Instant> heardAt = Optional.of(Instant.ofEpochMilli(heard));
        RungBetween rung =
                RungBetween.of(
                        sale(Instant.ofEpochMilli(opened), completedAt),
                        completedAt,
                        heardAt,
                        receivedAt);

        if (ClockRules.settle(completedAt, heardAt, receivedAt).isConflict()) {
            assertThat(rung).isEqualTo(new RungBetween(Instant.EPOCH, receivedAt));
        } else {
            assertThat(rung.first())
                    .isEqualTo(
                            Instant.ofEpochMilli(Math.min(opened, completed))
                                    .minus(ClockRules.TOLERANCE));
            assertThat(rung.last())
                    .isEqualTo(
                            Instant.ofEpochMilli(Math.max(opened, completed))
                                    .plus(ClockRules.TOLERANCE));
        }
    }

    private static List<TaxRate.Part> parts(List<Integer> shares) {
        List<TaxRate.Part> parts = new ArrayList<>();
        for (int share : shares) {
            parts.add(new TaxRate.Part("Part " + parts.size(), share));
        }
        return parts;
    }

    private static UnitPrice pounds(long tenThousandths) {
        return new UnitPrice(GBP, tenThousandths);
    }

    private static SaleLine line(long charged, Optional<UnitPrice> listed, boolean overridden) {
        Money amount = Money.ofMinor(GBP, charged);
        return new SaleLine(
                1,
                new Goods.OfItem(new ItemId(1), "Candle", new ItemCode("1")),
                Quantity.ONE,
                pounds(charged),
                listed,
                overridden
                        ? List.of(
                                new PriceModifier(
                                        PriceModifier.Kind.OVERRIDE,
                                        Money.zero(GBP),
                                        "damaged",
                                        Optional.empty()))
                        : List.of(),
                amount,
                new TaxClass("standard"),
                TaxRate.ZERO,
                Money.zero(GBP));
    }

    private static RetailTransaction sale(Instant opened, Instant completed) {
        RetailTransaction sale = aSale().of(1, article(1, "1", "Candle", 195)).paidIn(Tender.CASH);
        return new RetailTransaction(
                sale.id(),
                sale.number(),
                opened,
                completed,
                sale.lines(),
                sale.taxes(),
                sale.total(),
                sale.changeDue());
    }
}
