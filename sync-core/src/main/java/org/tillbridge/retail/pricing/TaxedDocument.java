package org.tillbridge.retail.pricing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tax of one document: in all by rate, of each jurisdiction for itself, and of each line its
/// part. The parts of the lines of a rate always add up to the tax of that rate.
///
/// @param taxes by rate, ascending
/// @param lines in the order of the lines
public record TaxedDocument(List<TaxTotal> taxes, List<LineTax> lines) {
    public TaxedDocument {
        taxes = List.copyOf(taxes);
        lines = List.copyOf(lines);
    }

    /// What is taxed: a line's amount, negative for what comes back, and its rate.
    public record TaxedLine(Money amount, TaxRate rate) {}

    /// @param parts what each part of the line's rate has of it; none where the rate has none
    public record LineTax(Money tax, List<Money> parts) {
        public LineTax {
            parts = List.copyOf(parts);
        }
    }

    /// Where on a line the tax of a rate goes.
    private record Place(int line, int part) {}

    /// Computes the tax of lines of one currency.
    public static TaxedDocument of(
            PricingRules rules, CurrencyUnit currency, List<TaxedLine> lines) {
        Map<TaxRate, List<Place>> byRate = new TreeMap<>();
        long[][] parts = new long[lines.size()][];
        for (int line = 0; line < parts.length; line++) {
            List<TaxRate> each = lines.get(line).rate().each();
            parts[line] = new long[each.size()];
            for (int part = 0; part < each.size(); part++) {
                byRate.computeIfAbsent(each.get(part), _ -> new ArrayList<>())
                        .add(new Place(line, part));
            }
        }
        byRate.forEach((rate, places) -> allocate(rules, rate, places, lines, parts));
        List<TaxTotal> taxes = new ArrayList<>();
        byRate.forEach((rate, places) -> taxes.add(total(rules, rate, places, lines, parts)));
        List<LineTax> lineTaxes = new ArrayList<>(parts.length);
        for (int line = 0; line < parts.length; line++) {
            List<Money> each =
                    Arrays.stream(parts[line])
                            .mapToObj(part -> Money.ofMinor(currency, part))
                            .toList();
            boolean hasParts = !lines.get(line).rate().parts().isEmpty();
            lineTaxes.add(new LineTax(Money.total(each), hasParts ? each : List.of()));
        }
        return new TaxedDocument(taxes, lineTaxes);
    }

    private static void allocate(
            PricingRules rules,
            TaxRate rate,
            List<Place> places,
            List<TaxedLine> lines,
            long[][] parts) {
        List<TaxRate> wholes = places.stream().map(at -> lines.get(at.line()).rate()).toList();
        long[] amounts = places.stream().mapToLong(at -> minor(lines.get(at.line()))).toArray();
        long[] rooms =
                places.stream()
                        .mapToLong(at -> room(rules, lines.get(at.line()), parts[at.line()]))
                        .toArray();
        long[] taxes = new TaxAllocation(rules, rate, wholes).allocate(amounts, wholes, rooms);
        for (int n = 0; n < taxes.length; n++) {
            parts[places.get(n).line()][places.get(n).part()] = taxes[n];
        }
    }

    /// A price that includes tax is never less than its tax.
    private static long room(PricingRules rules, TaxedLine line, long[] taken) {
        return rules.taxIncluded() ? Math.abs(minor(line)) - Math.abs(sum(taken)) : Long.MAX_VALUE;
    }

    private static TaxTotal total(
            PricingRules rules,
            TaxRate rate,
            List<Place> places,
            List<TaxedLine> lines,
            long[][] parts) {
        long net = 0;
        long tax = 0;
        for (Place at : places) {
            long within = rules.taxIncluded() ? sum(parts[at.line()]) : 0;
            net = Math.addExact(net, Math.subtractExact(minor(lines.get(at.line())), within));
            tax = Math.addExact(tax, parts[at.line()][at.part()]);
        }
        CurrencyUnit currency = lines.getFirst().amount().getCurrencyUnit();
        return new TaxTotal(rate, Money.ofMinor(currency, net), Money.ofMinor(currency, tax));
    }

    private static long minor(TaxedLine line) {
        return line.amount().getAmountMinorLong();
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }
}
