package org.tillbridge.retail;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one unit costs, in ten-thousandths of the currency's major unit: finer than an amount,
/// because 1000 screws at 0.0125 each are sold. Never negative.
public record UnitPrice(CurrencyUnit currency, long tenThousandths) {
    private static final int SCALE = 4;

    public UnitPrice {
        if (tenThousandths < 0) {
            throw new IllegalArgumentException("A price is not negative: " + tenThousandths);
        }
    }

    /// Exactly this price.
    ///
    /// @throws ArithmeticException if it has more than four decimals
    public static UnitPrice of(CurrencyUnit currency, BigDecimal majorUnits) {
        return new UnitPrice(currency, majorUnits.setScale(SCALE).unscaledValue().longValueExact());
    }

    public static UnitPrice of(Money amount) {
        return of(amount.getCurrencyUnit(), amount.getAmount());
    }

    /// The price of a quantity, rounded to the currency's minor unit as the caller says.
    public Money times(Quantity quantity, RoundingMode rounding) {
        return Money.of(currency, toBigDecimal().multiply(quantity.toBigDecimal()), rounding);
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(tenThousandths, SCALE);
    }
}
