package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.ItemId;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A basket as the plain calculator takes it: nothing but numbers and promotions.
///
/// @param coupons that were shown
record PlainBasket(
        boolean taxIncluded,
        boolean taxByLine,
        boolean exempt,
        List<PlainLine> lines,
        List<Promotion> promotions,
        List<String> coupons,
        Optional<BigDecimal> basketOff,
        Optional<BigDecimal> basketPercent) {
    /// @param quantity negative for what comes back
    /// @param off what a person takes off the line, in per cent
    record PlainLine(
            int item,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal taxPercent,
            Optional<BigDecimal> off) {}

    boolean fits(Promotion promotion, Selection goods, int line) {
        return promotion.offer().selections().contains(goods)
                && (goods.isEverything()
                        || goods.items().contains(new ItemId(lines.get(line).item())));
    }
}
