package org.tillbridge.sync.rules;

import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;

import java.math.BigDecimal;
import java.util.List;

/// What returns do to the sales they are of. A return is a fact: it stands, also where more comes
/// back than was sold because two stores that did not hear of each other took the same thing back.
public final class ReturnRules {
    private ReturnRules() {}

    /// The goods of a transaction that came back and whose purchase is proven, by line.
    public static List<LineReturned> of(RetailTransaction transaction) {
        return transaction.goods().stream()
                .filter(ReturnLine.class::isInstance)
                .map(ReturnLine.class::cast)
                .flatMap(
                        back ->
                                back.original().stream()
                                        .map(
                                                original ->
                                                        new LineReturned(
                                                                back.number(),
                                                                original,
                                                                back.quantity().negated())))
                .toList();
    }

    /// @param sold on the original line; zero where nothing was
    /// @param before what had come back of it, bit by bit
    /// @param back what comes back now
    public static Rule settle(Quantity sold, List<Quantity> before, Quantity back) {
        return sum(before).add(back.toBigDecimal()).compareTo(sold.toBigDecimal()) <= 0
                ? Rule.RETURNED_WITHIN_SALE
                : Rule.RETURNED_MORE_THAN_SOLD;
    }

    /// However much it is.
    public static BigDecimal sum(List<Quantity> quantities) {
        return quantities.stream()
                .map(Quantity::toBigDecimal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
