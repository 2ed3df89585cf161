package org.tillbridge.retail.pricing;

import org.joda.money.Money;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;

import java.util.Optional;

/// Goods with the price and the tax rate they were rung at. Both stay with them, whatever changes
/// at the hub before the customer has paid.
///
/// @param quantity above zero; [#comesBack] gives it its sign
/// @param override why [#unitPrice] is not the list price; empty where nobody changed it
/// @param comesBack empty for goods that are sold
public record RungGoods(
        Goods goods,
        Quantity quantity,
        UnitPrice unitPrice,
        Optional<UnitPrice> listPrice,
        Optional<PriceOverride> override,
        TaxClass taxClass,
        TaxRate taxRate,
        Optional<ComesBack> comesBack) {
    /// A price that a person, or a rule of the shop, put in place of the list price.
    public record PriceOverride(String reason, Optional<OperatorId> approver) {}

    /// What is known of goods that come back.
    ///
    /// @param bought empty where nothing proves the purchase
    public record ComesBack(ReturnReason reason, Disposition disposition, Optional<Bought> bought) {
        public Optional<OriginalLine> original() {
            return bought.map(Bought::line);
        }
    }

    /// Goods sold at their list price.
    public static RungGoods atListPrice(
            Goods goods, Quantity quantity, UnitPrice price, TaxClass taxClass, TaxRate taxRate) {
        return new RungGoods(
                goods,
                quantity,
                price,
                Optional.of(price),
                Optional.empty(),
                taxClass,
                taxRate,
                Optional.empty());
    }

    /// A gift card with an amount on it.
    public static RungGoods giftCard(Goods.OfGiftCard card, Money amount) {
        return new RungGoods(
                card,
                Quantity.ONE,
                UnitPrice.of(amount),
                Optional.empty(),
                Optional.empty(),
                TaxClass.NONE,
                TaxRate.ZERO,
                Optional.empty());
    }

    public boolean isGiftCard() {
        return goods instanceof Goods.OfGiftCard;
    }

    /// The same at the same price, said more exactly.
    public RungGoods withGoods(Goods other) {
        return new RungGoods(
                other, quantity, unitPrice, listPrice, override, taxClass, taxRate, comesBack);
    }

    /// So much of the same, weighed in that vessel.
    public RungGoods weighed(Quantity net, Optional<Quantity> tare) {
        return withGoods(goods.weighedIn(tare)).withQuantity(net);
    }

    public RungGoods withQuantity(Quantity changed) {
        return new RungGoods(
                goods, changed, unitPrice, listPrice, override, taxClass, taxRate, comesBack);
    }

    /// The goods at another price.
    ///
    /// @param why recorded where it is another than that of the list; goods of a department have
    ///   none there
    public RungGoods atPrice(UnitPrice price, PriceOverride why) {
        boolean isUsual = listPrice.map(price::equals).orElse(goods instanceof Goods.OfDepartment);
        return new RungGoods(
                goods,
                quantity,
                price,
                listPrice,
                isUsual ? Optional.empty() : Optional.of(why),
                taxClass,
                taxRate,
                comesBack);
    }

    public RungGoods comingBack(ComesBack how) {
        return new RungGoods(
                goods,
                quantity,
                unitPrice,
                listPrice,
                override,
                taxClass,
                taxRate,
                Optional.of(how));
    }

    /// The line that they were bought on; empty for what is sold, or comes back unproven.
    public Optional<Bought> bought() {
        return comesBack.flatMap(ComesBack::bought);
    }

    /// As it counts: negative for what comes back.
    public Quantity signedQuantity() {
        return comesBack.isPresent() ? quantity.negated() : quantity;
    }

    /// Unit price times quantity, with the sign of the receipt; of what was bought before, its part
    /// of what was paid.
    public Money amount(PricingRules rules) {
        return bought().map(line -> line.refund(quantity).amount().negated())
                .orElseGet(() -> unitPrice.times(signedQuantity(), rules.rounding()));
    }

    /// What the override changed, compared with the list price; nothing where there was none.
    Optional<PriceModifier> overridden(PricingRules rules) {
        return override.map(why -> modifier(why, rules));
    }

    private PriceModifier modifier(PriceOverride why, PricingRules rules) {
        Money amount = amount(rules);
        Money listAmount =
                listPrice
                        .map(price -> price.times(signedQuantity(), rules.rounding()))
                        .orElse(amount);
        return new PriceModifier(
                PriceModifier.Kind.OVERRIDE,
                amount.minus(listAmount),
                why.reason(),
                why.approver());
    }

    /// The line of the completed transaction.
    GoodsLine line(int number, PricedLine priced) {
        return comesBack
                .<GoodsLine>map(
                        back ->
                                new ReturnLine(
                                        number,
                                        goods,
                                        signedQuantity(),
                                        unitPrice,
                                        listPrice,
                                        priced.modifiers(),
                                        priced.amount(),
                                        taxClass,
                                        priced.taxRate(),
                                        priced.tax(),
                                        priced.taxParts(),
                                        back.reason(),
                                        back.disposition(),
                                        back.original()))
                .orElseGet(
                        () ->
                                new SaleLine(
                                        number,
                                        goods,
                                        quantity,
                                        unitPrice,
                                        listPrice,
                                        priced.modifiers(),
                                        priced.amount(),
                                        taxClass,
                                        priced.taxRate(),
                                        priced.tax(),
                                        priced.taxParts()));
    }
}
