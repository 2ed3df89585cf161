package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.ItemId;

import java.math.BigDecimal;
import java.util.Arrays;
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
    /// @param companion whether the line before it brought it along: nothing is taken off it
    record PlainLine(
            int item,
            BigDecimal quantity,
            BigDecimal price,
            List<PlainTax> taxes,
            Optional<BigDecimal> off,
            boolean companion) {
        /// What all who tax it take together.
        BigDecimal taxPercent() {
            return taxes.stream().map(PlainTax::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /// @param jurisdiction empty where nobody is named
    record PlainTax(String jurisdiction, BigDecimal percent) implements Comparable<PlainTax> {
        /// `20`, or `State:4+City:4.5`.
        static List<PlainTax> all(String text) {
            return Arrays.stream(text.split("[+]"))
                    .map(one -> one.contains(":") ? one : ":" + one)
                    .map(one -> one.split(":"))
                    .map(cells -> new PlainTax(cells[0], new BigDecimal(cells[1])))
                    .toList();
        }

        @Override
        public int compareTo(PlainTax other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return (jurisdiction.isEmpty() ? "" : jurisdiction + ":") + percent.toPlainString();
        }
    }

    boolean fits(Promotion promotion, Selection goods, int line) {
        return promotion.offer().selections().contains(goods)
                && (goods.isEverything()
                        || goods.items().contains(new ItemId(lines.get(line).item())));
    }
}
