package org.tillbridge.retail;

import java.math.BigDecimal;

/// A share of the price, in parts per million: 17.5 % is 175,000.
public record TaxRate(int partsPerMillion) implements Comparable<TaxRate> {
    public static final TaxRate ZERO = new TaxRate(0);

    public TaxRate {
        if (partsPerMillion < 0 || partsPerMillion > 1_000_000) {
            throw new IllegalArgumentException(
                    "A tax rate lies between 0 and 100 %: " + partsPerMillion);
        }
    }

    /// @throws ArithmeticException if the percentage has more than four decimals
    public static TaxRate ofPercent(BigDecimal percent) {
        return new TaxRate(percent.movePointRight(4).intValueExact());
    }

    public BigDecimal toPercent() {
        BigDecimal percent = BigDecimal.valueOf(partsPerMillion, 4).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    @Override
    public int compareTo(TaxRate other) {
        return Integer.compare(partsPerMillion, other.partsPerMillion);
    }
}
