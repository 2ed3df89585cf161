package org.tillbridge.retail;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What each jurisdiction has of the tax of a line.
public final class TaxParts {
    private TaxParts() {}

    /// @throws IllegalArgumentException unless each part of the rate has one, and all are the tax
    public static List<Money> of(TaxRate rate, Money tax, List<Money> parts) {
        if (!fit(rate, tax, parts)) {
            throw new IllegalArgumentException(parts + " are not the tax of " + rate + ": " + tax);
        }
        return List.copyOf(parts);
    }

    /// Whether each part of the rate has one, and all are the tax.
    private static boolean fit(TaxRate rate, Money tax, List<Money> parts) {
        return parts.size() == rate.parts().size()
                && (parts.isEmpty() || Money.total(parts).equals(tax));
    }

    /// What somebody else says of them, where it fits; otherwise [#spread].
    public static List<Money> heard(TaxRate rate, Money tax, List<Money> parts) {
        return fit(rate, tax, parts) ? parts : spread(rate, tax);
    }

    /// Spreads a tax of which nobody says who had what: by the rates, the largest remainder first.
    public static List<Money> spread(TaxRate rate, Money tax) {
        List<TaxRate.Part> parts = rate.parts();
        if (parts.isEmpty() || rate.partsPerMillion() == 0) {
            return parts.stream().map(_ -> Money.zero(tax.getCurrencyUnit())).toList();
        }
        BigDecimal whole = BigDecimal.valueOf(rate.partsPerMillion());
        BigDecimal minor = BigDecimal.valueOf(tax.getAmountMinorLong());
        long[] shares = new long[parts.size()];
        BigDecimal[] left = new BigDecimal[parts.size()];
        long missing = tax.getAmountMinorLong();
        for (int index = 0; index < shares.length; index++) {
            BigDecimal exact =
                    minor.multiply(BigDecimal.valueOf(parts.get(index).partsPerMillion()));
            shares[index] = exact.divide(whole, 0, RoundingMode.DOWN).longValueExact();
            left[index] = exact.subtract(whole.multiply(BigDecimal.valueOf(shares[index]))).abs();
            missing -= shares[index];
        }
        int direction = Long.signum(missing);
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> left[index]).reversed())
                .limit(Math.abs(missing))
                .forEach(index -> shares[index] += direction);
        List<Money> spread = new ArrayList<>(shares.length);
        for (long share : shares) {
            spread.add(Money.ofMinor(tax.getCurrencyUnit(), share));
        }
        return spread;
    }
}
