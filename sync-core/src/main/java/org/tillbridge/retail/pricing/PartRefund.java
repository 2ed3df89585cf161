package org.tillbridge.retail.pricing;

import org.joda.money.Money;
import org.tillbridge.retail.Quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What goes back for a part of a line that was paid. Tax is never computed anew: of paid and of
/// tax, the part is what the line had given back after it less what it had before, `R(returned + q)
/// − R(returned)` with `R(q) = round(paid · q / Q)`. So any parts, in any order, add up to what was
/// paid, and the last one takes what is left.
///
/// @param amount of the part, as positive as the line's
/// @param tax within it, or beside it where prices exclude tax
/// @param taxParts what each jurisdiction has of that
public record PartRefund(Money amount, Money tax, List<Money> taxParts) {
    public PartRefund {
        taxParts = List.copyOf(taxParts);
    }

    /// @param paid the line's amount, after all discounts
    /// @param tax the line's
    /// @param taxParts of that, by jurisdiction; each goes back for itself, and the tax is their
    ///   sum
    /// @param sold the line's quantity, above zero
    /// @param returned of it so far, zero or more
    /// @param back what comes back now, above zero; together no more than was sold
    public static PartRefund of(
            Money paid,
            Money tax,
            List<Money> taxParts,
            Quantity sold,
            Quantity returned,
            Quantity back) {
        Quantity after = returned.plus(back);
        if (returned.signum() < 0 || back.signum() <= 0 || after.compareTo(sold) > 0) {
            throw new IllegalArgumentException(
                    back + " of " + sold + " after " + returned + " is no part of it");
        }
        List<Money> parts = new ArrayList<>();
        for (Money part : taxParts) {
            parts.add(upTo(part, after, sold).minus(upTo(part, returned, sold)));
        }
        return new PartRefund(
                upTo(paid, after, sold).minus(upTo(paid, returned, sold)),
                parts.isEmpty()
                        ? upTo(tax, after, sold).minus(upTo(tax, returned, sold))
                        : Money.total(parts),
                parts);
    }

    private static Money upTo(Money whole, Quantity part, Quantity sold) {
        BigDecimal share =
                whole.getAmount()
                        .multiply(part.toBigDecimal())
                        .divide(
                                sold.toBigDecimal(),
                                whole.getCurrencyUnit().getDecimalPlaces(),
                                RoundingMode.HALF_UP);
        return Money.of(whole.getCurrencyUnit(), share);
    }
}
