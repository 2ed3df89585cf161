package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.DiscountTrial;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.retail.pricing.SaleLimits.TypedQuantity;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;

import java.util.Optional;

/// What an approver reads of what is done to a basket.
public final class ApprovalWords {
    private final Texts texts;

    public ApprovalWords(Texts texts) {
        this.texts = texts;
    }

    /// For what asks for no right.
    Wanted nothing() {
        return Wanted.of(Right.LINE_VOID, "");
    }

    /// @param taken the line, or the part of it that is taken out
    Wanted voided(RungLine line, RungGoods taken, Optional<Basket> basket) {
        Wanted wanted =
                Wanted.of(
                        Right.LINE_VOID,
                        texts.text(
                                "approval.void",
                                texts.quantity(taken.quantity()),
                                line.goods().goods().name()));
        return within(wanted, basket)
                .about(basket.map(open -> taken.amount(open.transaction().rules())).orElseThrow());
    }

    Wanted less(RungLine line, String typed, Optional<Basket> basket) {
        RungGoods goods = line.goods();
        Quantity kept =
                SaleLimits.quantity(typed)
                                instanceof TypedQuantity.Accepted(Quantity quantity, var _)
                        ? quantity
                        : Quantity.ZERO;
        return voided(line, goods.withQuantity(goods.quantity().plus(kept.negated())), basket);
    }

    /// Other goods than these, or a price for some that have none.
    public Wanted price(String goods, UnitPrice price, Optional<Basket> basket) {
        return within(
                Wanted.of(
                        Right.PRICE_OVERRIDE,
                        texts.text("approval.price", goods, texts.unitPrice(price))),
                basket);
    }

    Wanted department(DepartmentSale sale, Optional<Basket> basket) {
        return within(
                Wanted.of(
                        Right.DEPARTMENT_SALE,
                        texts.text(
                                "approval.price",
                                sale.department().name(),
                                texts.unitPrice(sale.price()))),
                basket);
    }

    /// About what it would take off.
    Wanted discount(SaleQuestion.Discount asked, ManualDiscount.Value value, String reason) {
        ManualDiscount discount = new ManualDiscount(value, reason, Optional.empty());
        Money off =
                asked.whole()
                        ? DiscountTrial.ofSale(asked.open(), discount)
                        : asked.line()
                                .map(
                                        line ->
                                                DiscountTrial.ofLine(
                                                        asked.open(), line.number(), discount))
                                .orElseThrow();
        return Wanted.of(
                        asked.whole() ? Right.SALE_DISCOUNT : Right.LINE_DISCOUNT,
                        texts.text(
                                "approval.discount",
                                asked.valueWords(texts),
                                asked.about(texts),
                                reason))
                .about(off)
                .in(asked.open().id());
    }

    Wanted exemption(String reason, String certificate, Optional<Basket> basket) {
        return within(
                Wanted.of(
                        Right.TAX_EXEMPTION, texts.text("approval.exemption", reason, certificate)),
                basket);
    }

    /// A piece that is said to be sold.
    Wanted soldAgain(String goods, Piece piece, Optional<Basket> basket) {
        return within(
                Wanted.of(
                        Right.SERIAL_SOLD_AGAIN,
                        texts.text("approval.soldAgain", goods, piece.serial())),
                basket);
    }

    Wanted cancel(Basket basket) {
        return within(
                        Wanted.of(
                                Right.SALE_CANCEL,
                                texts.text(
                                        "approval.cancel", basket.transaction().standing().size())),
                        Optional.of(basket))
                .about(SaleService.amountOf(basket));
    }

    /// Money given back.
    ///
    /// @param right that it takes
    public Wanted refund(Right right, Basket basket) {
        return within(
                        Wanted.of(
                                right,
                                texts.text(
                                        "approval.refund", basket.transaction().standing().size())),
                        Optional.of(basket))
                .about(SaleService.amountOf(basket));
    }

    private static Wanted within(Wanted wanted, Optional<Basket> basket) {
        return basket.map(open -> wanted.in(open.transaction().id())).orElse(wanted);
    }
}
