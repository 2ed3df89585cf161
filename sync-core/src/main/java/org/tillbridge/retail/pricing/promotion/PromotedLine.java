package org.tillbridge.retail.pricing.promotion;

import org.joda.money.Money;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.UnitPrice;

import java.util.Optional;

/// Goods that are sold, as promotions see them. What comes back is none of their business.
///
/// @param quantity above zero
/// @param amount price times quantity, rounded
/// @param overridden whether a person set the price
public record PromotedLine(
        int number,
        Optional<ItemId> item,
        Optional<DepartmentId> department,
        Quantity quantity,
        UnitPrice price,
        Money amount,
        boolean overridden) {
    private static final int PIECE = 1000;

    boolean isFor(Promotion promotion, Selection goods) {
        return (!overridden || promotion.onOverrides()) && goods.covers(item, department);
    }

    /// How many whole pieces it is; 0 where it is weighed or measured.
    int pieces() {
        return quantity.thousandths() % PIECE == 0
                ? Math.toIntExact(quantity.thousandths() / PIECE)
                : 0;
    }
}
