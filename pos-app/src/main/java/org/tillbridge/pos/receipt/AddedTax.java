package org.tillbridge.pos.receipt;

import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;

import java.math.BigDecimal;
import java.util.Comparator;

/// Whether the prices of a transaction are without tax. Its entry does not say so; it follows from
/// the line with most tax: its price is nearer to what it comes to without the tax than with it.
final class AddedTax {
    private AddedTax() {}

    static boolean isIn(RetailTransaction transaction) {
        return transaction.goods().stream()
                .filter(line -> !line.tax().isZero())
                .max(Comparator.comparing(line -> line.tax().abs()))
                .filter(AddedTax::isAdded)
                .isPresent();
    }

    private static boolean isAdded(GoodsLine line) {
        BigDecimal price = line.unitPrice().toBigDecimal().multiply(line.quantity().toBigDecimal());
        for (PriceModifier modifier : line.modifiers()) {
            if (modifier.kind() != PriceModifier.Kind.OVERRIDE) {
                price = price.add(modifier.amount().getAmount());
            }
        }
        BigDecimal with = line.amount().getAmount();
        BigDecimal without = with.subtract(line.tax().getAmount());
        return price.subtract(without).abs().compareTo(price.subtract(with).abs()) < 0;
    }
}
