package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.List;
import java.util.Optional;

/// A line about goods: sold, or brought back. The signs are those of the receipt, so amounts and
/// quantities of all goods lines simply add up: what is sold is positive, what comes back negative.
public sealed interface GoodsLine extends LineItem permits SaleLine, ReturnLine {
    Goods goods();

    /// The gift card that is issued on it, if one is.
    default Optional<StoredValueCode> giftCard() {
        return goods() instanceof Goods.OfGiftCard card
                ? Optional.of(card.code())
                : Optional.empty();
    }

    Quantity quantity();

    /// What one unit was charged or given back at.
    UnitPrice unitPrice();

    /// The price of the price list at that moment; empty where there was none.
    Optional<UnitPrice> listPrice();

    List<PriceModifier> modifiers();

    /// What the line counts for in the total, modifiers included.
    Money amount();

    TaxClass taxClass();

    TaxRate taxRate();

    /// The part of the document's tax that was allocated to this line; already within [#amount]
    /// where prices include tax.
    Money tax();

    /// What each part of the [#taxRate] has of [#tax], in its order; none where the rate has none.
    List<Money> taxParts();
}
