package org.tillbridge.retail;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.BigInteger;

/// What a customer earns of what they pay, in parts per million. A point is worth the smallest coin
/// of the currency, so at 1 % a pound earns one point, a penny's worth, and 100 yen earn one yen.
public record PointsRate(int partsPerMillion) {
    public static final PointsRate NOTHING = new PointsRate(0);

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    public PointsRate {
        if (partsPerMillion < 0 || partsPerMillion > 1_000_000) {
            throw new IllegalArgumentException(
                    "A share lies between 0 and 100 %: " + partsPerMillion);
        }
    }

    /// @throws ArithmeticException if the percentage has more than four decimals
    public static PointsRate ofPercent(BigDecimal percent) {
        return new PointsRate(percent.movePointRight(4).intValueExact());
    }

    /// What an amount earns; what is not a whole point is nothing.
    ///
    /// @param amount nothing, or more
    public Money of(Money amount) {
        BigInteger parts =
                BigInteger.valueOf(amount.getAmountMinorLong())
                        .multiply(BigInteger.valueOf(partsPerMillion));
        return Money.ofMinor(amount.getCurrencyUnit(), parts.divide(MILLION).longValueExact());
    }
}
