package org.tillbridge.retail.pricing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tax of one document: in all by rate, and of each line its part. The parts of the lines of a
/// rate always add up to the tax of that rate.
///
/// @param taxes by rate, ascending
/// @param lineTaxes in the order of the lines
public record TaxedDocument(List<TaxTotal> taxes, List<Money> lineTaxes) {
    public TaxedDocument {
        taxes = List.copyOf(taxes);
        lineTaxes = List.copyOf(lineTaxes);
    }

    /// What is taxed: a line's amount, negative for what comes back, and its rate.
    public record TaxedLine(Money amount, TaxRate rate) {}

    /// Computes the tax of lines of one currency.
    public static TaxedDocument of(
            PricingRules rules, CurrencyUnit currency, List<TaxedLine> lines) {
        Map<TaxRate, List<Integer>> byRate = new TreeMap<>();
        for (int index = 0; index < lines.size(); index++) {
            byRate.computeIfAbsent(lines.get(index).rate(), rate -> new ArrayList<>()).add(index);
        }
        long[] lineTaxes = new long[lines.size()];
        List<TaxTotal> taxes = new ArrayList<>();
        byRate.forEach(
                (rate, indexes) -> {
                    long[] amounts = amountsAt(indexes, lines);
                    long[] parts = new TaxAllocation(rules, rate).allocate(amounts);
                    for (int n = 0; n < parts.length; n++) {
                        lineTaxes[indexes.get(n)] = parts[n];
                    }
                    taxes.add(total(rules, currency, rate, sum(amounts), sum(parts)));
                });
        List<Money> taxOfLines = new ArrayList<>(lines.size());
        for (long tax : lineTaxes) {
            taxOfLines.add(Money.ofMinor(currency, tax));
        }
        return new TaxedDocument(taxes, taxOfLines);
    }

    private static long[] amountsAt(List<Integer> indexes, List<TaxedLine> lines) {
        return indexes.stream()
                .mapToLong(index -> lines.get(index).amount().getAmountMinorLong())
                .toArray();
    }

    private static TaxTotal total(
            PricingRules rules, CurrencyUnit currency, TaxRate rate, long amount, long tax) {
        long net = rules.taxIncluded() ? Math.subtractExact(amount, tax) : amount;
        return new TaxTotal(rate, Money.ofMinor(currency, net), Money.ofMinor(currency, tax));
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }
}
