package org.tillbridge.retail.pricing;

import org.joda.money.Money;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.UnitPrice;

import java.math.RoundingMode;
import java.util.List;

/// The line that goods were bought on, where they come back and something proves it. What goes back
/// follows from it alone, whatever they cost today.
///
/// @param sold on the line, above zero
/// @param returned of it before, as far as anyone here knows; no more than was sold
/// @param paid for all of it: what the line counted for in its total, tax included
/// @param tax of that
/// @param taxParts of the tax, by jurisdiction; none where the rate has none
/// @param gift whether a gift receipt is what proves it: a store credit is all that goes back
public record Bought(
        OriginalLine line,
        Quantity sold,
        Quantity returned,
        Money paid,
        Money tax,
        List<Money> taxParts,
        boolean gift) {
    private static final int PRICE_SCALE = 4;

    public Bought {
        taxParts = List.copyOf(taxParts);
        if (sold.signum() <= 0
                || returned.signum() < 0
                || returned.compareTo(sold) > 0
                || paid.isNegative()
                || tax.isNegative()
                || tax.isGreaterThan(paid)) {
            throw new IllegalArgumentException("Nobody buys so on line " + line.line());
        }
    }

    /// One of a rate that has no parts.
    public Bought(OriginalLine line, Quantity sold, Quantity returned, Money paid, Money tax) {
        this(line, sold, returned, paid, tax, List.of(), false);
    }

    /// One that the buyer's own receipt, or the sale itself, proves.
    public Bought(
            OriginalLine line,
            Quantity sold,
            Quantity returned,
            Money paid,
            Money tax,
            List<Money> taxParts) {
        this(line, sold, returned, paid, tax, taxParts, false);
    }

    /// How much of it can still come back.
    public Quantity left() {
        return sold.plus(returned.negated());
    }

    /// @param back above zero, no more than is [#left]
    public PartRefund refund(Quantity back) {
        return PartRefund.of(paid, tax, taxParts, sold, returned, back);
    }

    /// What one of them cost, all included, as closely as a price says it.
    public UnitPrice unitPrice() {
        return UnitPrice.of(
                paid.getCurrencyUnit(),
                paid.getAmount().divide(sold.toBigDecimal(), PRICE_SCALE, RoundingMode.HALF_UP));
    }
}
