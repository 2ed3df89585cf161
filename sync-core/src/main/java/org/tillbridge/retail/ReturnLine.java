package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.List;
import java.util.Optional;

/// Goods brought back: quantity below zero, amount zero or less.
///
/// @param original the line they were bought on; empty where nothing proves the purchase
public record ReturnLine(
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
        List<Money> taxParts,
        ReturnReason reason,
        Disposition disposition,
        Optional<OriginalLine> original)
        implements GoodsLine {
    public ReturnLine {
        modifiers = List.copyOf(modifiers);
        taxParts = TaxParts.of(taxRate, tax, taxParts);
        if (quantity.signum() >= 0 || amount.isPositive()) {
            throw new IllegalArgumentException("Line " + number + " brings nothing back");
        }
        if (goods instanceof Goods.OfGiftCard) {
            throw new IllegalArgumentException("Line " + number + " brings a gift card back");
        }
    }

    /// One of a rate that has no parts.
    public ReturnLine(
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
            ReturnReason reason,
            Disposition disposition,
            Optional<OriginalLine> original) {
        this(
                number,
                goods,
                quantity,
                unitPrice,
                listPrice,
                modifiers,
                amount,
                taxClass,
                taxRate,
                tax,
                List.of(),
                reason,
                disposition,
                original);
    }

    public boolean isProven() {
        return original.isPresent();
    }
}
