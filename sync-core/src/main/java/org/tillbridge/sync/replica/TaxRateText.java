package org.tillbridge.sync.replica;

import org.tillbridge.retail.TaxRate;

import java.util.List;

/// A tax rate in one column: what is taken in all, and below it what each jurisdiction takes.
final class TaxRateText {
    private TaxRateText() {}

    static String of(TaxRate rate) {
        StringBuilder text = new StringBuilder().append(rate.partsPerMillion());
        for (TaxRate.Part part : rate.parts()) {
            text.append('\n').append(part.partsPerMillion()).append(' ');
            text.append(part.jurisdiction());
        }
        return text.toString();
    }

    static TaxRate rate(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return new TaxRate(
                Integer.parseInt(lines.getFirst()),
                lines.stream().skip(1).map(TaxRateText::part).toList());
    }

    private static TaxRate.Part part(String line) {
        int blank = line.indexOf(' ');
        return new TaxRate.Part(
                line.substring(blank + 1), Integer.parseInt(line.substring(0, blank)));
    }
}
