package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.List;
import java.util.Optional;

/// Goods sold: quantity above zero, amount zero or more.
public record SaleLine(
        int number,
        Goods goods,
        Quantity quantity,
        UnitPrice unitPrice,
        Optional<UnitPrice> listPrice,
        List<PriceModifier> modifiers,
        Money amount,
        TaxClass taxClass,
        TaxRate taxRate,
        Money tax,
        List<Money> taxParts)
        implements GoodsLine {
    public SaleLine {
        modifiers = List.copyOf(modifiers);
        taxParts = TaxParts.of(taxRate, tax, taxParts);
        if (quantity.signum() <= 0 || amount.isNegative()) {
            throw new IllegalArgumentException("Line " + number + " does not sell anything");
        }
        if (goods instanceof Goods.OfGiftCard
                && !(quantity.equals(Quantity.ONE) && tax.isZero() && amount.isPositive())) {
            throw new IllegalArgumentException("Line " + number + " is no gift card's");
        }
    }

    /// One of a rate that has no parts.
    public SaleLine(
            int number,
            Goods goods,
            Quantity quantity,
            UnitPrice unitPrice,
            Optional<UnitPrice> listPrice,
            List<PriceModifier> modifiers,
            Money amount,
            TaxClass taxClass,
            TaxRate taxRate,
            Money tax) {
        this(
                number, goods, quantity, unitPrice, listPrice, modifiers, amount, taxClass, taxRate,
                tax, List.of());
    }
}
