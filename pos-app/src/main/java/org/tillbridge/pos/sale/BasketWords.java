package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.VoidLine;
import org.tillbridge.retail.codes.Label;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.TransactionTotals;
import org.tillbridge.retail.pricing.promotion.Discounts.Discount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Puts the basket into words. Costs something for long baskets: not for the FX thread.
public final class BasketWords {
    private final Texts texts;

    public BasketWords(Texts texts) {
        this.texts = texts;
    }

    /// The line that was changed last says more than the others.
    ///
    /// @param line its number; 0 for none
    /// @param stock what the store has of it, if known
    public record Changed(int line, Optional<Quantity> stock) {
        public static final Changed NOTHING = new Changed(0, Optional.empty());
    }

    public BasketPicture picture(Optional<Basket> basket, Changed changed, CurrencyUnit currency) {
        return basket.map(open -> picture(open, changed))
                .orElseGet(
                        () ->
                                new BasketPicture(
                                        List.of(),
                                        texts.text("basket.empty"),
                                        texts.text("basket.nothing"),
                                        "",
                                        texts.money(Money.zero(currency))));
    }

    private BasketPicture picture(Basket basket, Changed changed) {
        OpenTransaction open = basket.transaction();
        TransactionTotals totals = open.totals();
        return new BasketPicture(
                rows(basket, changed),
                texts.text("basket.lines", open.rung().size(), open.voids().size()),
                items(open),
                tax(open, totals),
                texts.money(totals.total().minus(basket.paid()).abs()));
    }

    private String tax(OpenTransaction open, TransactionTotals totals) {
        if (open.pricing().exemption().isPresent()) {
            return texts.text("basket.noTax");
        }
        boolean isAdded =
                !open.rules().taxIncluded()
                        && open.standing().stream()
                                .allMatch(line -> line.goods().bought().isEmpty());
        return texts.text(
                isAdded ? "basket.addedTax" : "basket.tax", texts.amount(totals.tax().abs()));
    }

    private List<BasketRow> rows(Basket basket, Changed changed) {
        List<BasketRow> rows = new ArrayList<>();
        List<UnknownCode> unknown = new ArrayList<>(basket.unknown());
        for (RungLine line : basket.transaction().rung()) {
            addUnknownBefore(rows, unknown, line.number());
            rows.add(row(basket.transaction(), line, changed));
        }
        unknown.forEach(code -> rows.add(row(code)));
        addRemarks(rows, basket.transaction());
        return rows;
    }

    private void addRemarks(List<BasketRow> rows, OpenTransaction open) {
        open.pricing()
                .exemption()
                .map(
                        why ->
                                new BasketRow.Remark(
                                        texts.text(
                                                "basket.exempt", why.reason(), why.certificate()),
                                        notCharged(open)))
                .ifPresent(rows::add);
        if (!open.note().isEmpty()) {
            rows.add(new BasketRow.Remark(texts.text("basket.note", open.note()), ""));
        }
    }

    /// The tax within the amounts of the lines.
    private String notCharged(OpenTransaction open) {
        Money lines = Money.zero(open.currency());
        for (RungLine line : open.standing()) {
            lines = lines.plus(open.amountOf(line));
        }
        Money less = open.totals().total().minus(lines);
        return less.isZero() ? "" : texts.amount(less);
    }

    private void addUnknownBefore(List<BasketRow> rows, List<UnknownCode> unknown, int line) {
        while (!unknown.isEmpty() && unknown.getFirst().afterLine() < line) {
            rows.add(row(unknown.removeFirst()));
        }
    }

    private BasketRow row(UnknownCode unknown) {
        return new BasketRow.Unknown(
                unknown.number(), unknown.code().printed(), texts.quantity(unknown.quantity()));
    }

    private BasketRow row(OpenTransaction open, RungLine line, Changed changed) {
        RungGoods goods = line.goods();
        String quantity = texts.quantity(goods.signedQuantity());
        String each = texts.unitPrice(goods.unitPrice());
        String amount = texts.amount(open.amountOf(line));
        Optional<VoidLine> voided = open.voidOf(line.number());
        if (voided.isPresent()) {
            String when = texts.text("basket.voided", texts.time(voided.get().at()));
            return new BasketRow.Voided(
                    line.number(), quantity, goods.goods().name(), each, amount, when);
        }
        return new BasketRow.Line(
                line.number(),
                quantity,
                goods.goods().name(),
                each,
                amount,
                note(line, changed),
                saving(open.discountsOf(line)));
    }

    /// "3 for 2 −1.25 · beats Candle week −0.38"
    private String saving(List<Discount> discounts) {
        StringJoiner saving = new StringJoiner(" · ");
        for (Discount discount : discounts) {
            saving.add(reason(discount) + " " + texts.amount(discount.off().negated()));
            discount.beaten()
                    .map(
                            beaten ->
                                    texts.text(
                                            "basket.beats",
                                            beaten.name(),
                                            texts.amount(beaten.off().negated())))
                    .ifPresent(saving::add);
        }
        return saving.toString();
    }

    private String reason(Discount discount) {
        return discount.promotion().isPresent()
                ? discount.reason()
                : texts.text("basket.discount", discount.reason());
    }

    private String note(RungLine line, Changed changed) {
        StringJoiner note = new StringJoiner(" · ");
        RungGoods goods = line.goods();
        if (line.number() == changed.line()) {
            code(goods.goods()).ifPresent(code -> note.add(code.printed()));
            note.add(texts.time(line.rungAt()));
            changed.stock().map(this::stock).ifPresent(note::add);
        }
        if (goods.goods() instanceof Goods.OfDepartment department) {
            note.add(texts.text("basket.department", department.note()).strip());
        }
        if (goods.goods() instanceof Goods.OfGiftCard card) {
            note.add(texts.text("basket.giftCard", card.code().lastFour()));
        }
        trace(goods.goods()).lot().ifPresent(lot -> note.add(texts.text("basket.lot", lot)));
        trace(goods.goods())
                .serial()
                .ifPresent(serial -> note.add(texts.text("basket.serial", serial)));
        tare(trace(goods.goods()), goods.quantity()).ifPresent(note::add);
        goods.override().map(why -> overridden(goods, why)).ifPresent(note::add);
        goods.comesBack().map(this::comesBack).ifPresent(note::add);
        line.companionOf()
                .map(with -> texts.text("basket.companion", with.pieces()))
                .ifPresent(note::add);
        if (goods.goods() instanceof Goods.OfItem item && !item.note().isEmpty()) {
            note.add(texts.text("basket.note", item.note()));
        }
        return note.toString();
    }

    private Optional<String> tare(Trace trace, Quantity net) {
        return trace.tare()
                .map(
                        tare ->
                                texts.text(
                                        "basket.tare",
                                        texts.quantity(trace.gross(net)),
                                        texts.quantity(tare)));
    }

    static Trace trace(Goods goods) {
        return switch (goods) {
            case Goods.OfItem item -> item.trace();
            case Goods.OfDepartment _, Goods.OfGiftCard _ -> Trace.NONE;
        };
    }

    private String overridden(RungGoods goods, PriceOverride why) {
        if (why.reason().equals(Label.PRICE_RULE)) {
            return texts.text("basket.labelPrice");
        }
        return goods.listPrice()
                .map(list -> texts.text("basket.override", why.reason(), texts.unitPrice(list)))
                .orElseGet(() -> texts.text("basket.noListPrice", why.reason()));
    }

    private String comesBack(ComesBack back) {
        return texts.text("returnReason." + CamelCase.of(back.reason()))
                + " · "
                + texts.text("disposition." + CamelCase.of(back.disposition()));
    }

    /// "8 here", "None here".
    public String stock(Quantity stock) {
        return stock.signum() > 0
                ? texts.text("stock.here", texts.quantity(stock))
                : texts.text("stock.none");
    }

    /// "20 items · saved 1.25"
    private String items(OpenTransaction open) {
        String items = items(open.standing());
        return open.saved().isZero()
                ? items
                : items + " · " + texts.text("basket.saved", texts.amount(open.saved()));
    }

    private String items(List<RungLine> standing) {
        Quantity pieces = Quantity.ZERO;
        for (RungLine line : standing) {
            if (line.isCompanion()) {
                continue;
            }
            Quantity quantity = line.goods().quantity();
            boolean counted = quantity.thousandths() % Quantity.ONE.thousandths() == 0;
            pieces = pieces.plus(counted ? quantity : Quantity.ONE);
        }
        return texts.text("basket.items", pieces.thousandths() / Quantity.ONE.thousandths());
    }

    private static Optional<ItemCode> code(Goods goods) {
        return switch (goods) {
            case Goods.OfItem item -> Optional.of(item.code());
            case Goods.OfDepartment department -> department.code();
            case Goods.OfGiftCard _ -> Optional.empty();
        };
    }
}
