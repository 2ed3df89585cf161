package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.codes.Label;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Makes of an item and its label what is rung: the label's measure is the quantity, the label's
/// price is the price.
public final class LabelledGoods {
    private static final PriceOverride ON_THE_LABEL =
            new PriceOverride(Label.PRICE_RULE, Optional.empty());

    private LabelledGoods() {}

    /// How much so many pieces with that label are.
    public static Quantity quantity(Label label, Quantity pieces) {
        return label.measure().map(measure -> times(measure, pieces)).orElse(pieces);
    }

    /// Whether it says what it costs, on its label or in the price list.
    public static boolean isPriced(ShelfItem item) {
        return item.label().price().isPresent() || item.price().isPresent();
    }

    /// At the price of its label, or else of the list; it has one of them.
    ///
    /// @param pieces with that label
    public static RungGoods of(ShelfItem item, TaxRate taxRate, Quantity pieces) {
        Quantity quantity = quantity(item.label(), pieces);
        Optional<Money> onTheLabel = item.label().price();
        if (onTheLabel.isEmpty() || isSame(item, quantity, pieces, onTheLabel.get())) {
            return RungGoods.atListPrice(
                    goods(item),
                    quantity,
                    item.price().orElseThrow(),
                    item.item().taxClass(),
                    taxRate);
        }
        Money each = onTheLabel.get();
        Money all = each.multipliedBy(pieces.toBigDecimal(), RoundingMode.HALF_UP);
        UnitPrice perUnit = perUnit(all, quantity);
        boolean comesOut = perUnit.times(quantity, RoundingMode.HALF_UP).equals(all);
        return new RungGoods(
                goods(item),
                comesOut ? quantity : pieces,
                comesOut ? perUnit : UnitPrice.of(each),
                item.price(),
                Optional.of(ON_THE_LABEL),
                item.item().taxClass(),
                taxRate,
                Optional.empty());
    }

    public static Goods goods(ShelfItem item) {
        return new Goods.OfItem(
                item.item().id(), item.item().name(), item.code(), item.label().trace());
    }

    /// Whether the list says the same as the label.
    private static boolean isSame(ShelfItem item, Quantity quantity, Quantity pieces, Money label) {
        return item.price()
                .filter(list -> pieces.equals(Quantity.ONE))
                .map(list -> list.times(quantity, RoundingMode.HALF_UP).equals(label))
                .orElse(false);
    }

    private static UnitPrice perUnit(Money all, Quantity quantity) {
        return UnitPrice.of(
                all.getCurrencyUnit(),
                all.getAmount().divide(quantity.toBigDecimal(), 4, RoundingMode.HALF_UP));
    }

    /// What is too much or too fine to be rung is refused when it is.
    private static Quantity times(Quantity measure, Quantity pieces) {
        BigDecimal product =
                measure.toBigDecimal()
                        .multiply(pieces.toBigDecimal())
                        .movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP);
        return new Quantity(product.longValueExact());
    }
}
