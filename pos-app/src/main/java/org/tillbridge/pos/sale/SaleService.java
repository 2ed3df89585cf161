package org.tillbridge.pos.sale;

import org.tillbridge.pos.signon.Right;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.retail.pricing.SaleLimits.TypedQuantity;
import org.tillbridge.retail.pricing.SaleTerms;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Rings what is sold. Belongs to the basket thread, as the open sale does.
public final class SaleService {
    private final Shelf shelf;
    private final OpenSale openSale;
    private final Session session;
    private Quantity nextQuantity = Quantity.ONE;

    public SaleService(Shelf shelf, OpenSale openSale, Session session) {
        this.shelf = shelf;
        this.openSale = openSale;
        this.session = session;
    }

    /// The quantity that the next item will be rung with.
    public Quantity nextQuantity() {
        return nextQuantity;
    }

    /// What a scanner read: a code, nothing else.
    public ScanOutcome scan(String text) {
        return ItemCode.parse(text).map(this::ring).orElseGet(ScanOutcome.NotACode::new);
    }

    /// What a person typed and confirmed: a code, `3 *` before the next one, both, or the beginning
    /// of a name, for which the item chosen among those found is rung.
    ///
    /// @param chosen of what was found for that very text
    public ScanOutcome type(String text, Optional<ShelfItem> chosen) {
        Optional<ItemCode> whole = ItemCode.parse(text);
        if (whole.isPresent() && !shelf.find(whole.get()).isEmpty()) {
            return ring(whole.get());
        }
        return switch (TypedEntry.of(text)) {
            case TypedEntry.Plain(String plain) -> codeOrName(plain, chosen);
            case TypedEntry.QuantityFirst(String quantity) -> quantityForNext(quantity);
            case TypedEntry.QuantityAndCode(String quantity, String rest) -> {
                ScanOutcome first = quantityForNext(quantity);
                yield first instanceof ScanOutcome.NextQuantity ? codeOrName(rest, chosen) : first;
            }
        };
    }

    /// The part of what is being typed that names an item.
    public static String searched(String typed) {
        return switch (TypedEntry.of(typed)) {
            case TypedEntry.Plain(String plain) -> plain.strip();
            case TypedEntry.QuantityFirst _ -> "";
            case TypedEntry.QuantityAndCode(String _, String rest) -> rest;
        };
    }

    /// Sets the quantity that the next item is rung with.
    public ScanOutcome quantityForNext(String typed) {
        return switch (SaleLimits.quantity(typed)) {
            case TypedQuantity.Accepted(Quantity quantity) -> {
                nextQuantity = quantity;
                yield new ScanOutcome.NextQuantity(quantity);
            }
            case TypedQuantity.Refused(Refusal why) -> new ScanOutcome.Refused(why);
        };
    }

    /// The next item is rung once, as without [#quantityForNext].
    public void forgetNextQuantity() {
        nextQuantity = Quantity.ONE;
    }

    /// Rings an item that was found or chosen, at its list price.
    public ScanOutcome add(ShelfItem chosen) {
        return whyNot(chosen)
                .<ScanOutcome>map(why -> new ScanOutcome.NotSellable(chosen, why))
                .orElseGet(
                        () ->
                                ring(
                                        RungGoods.atListPrice(
                                                goods(chosen),
                                                nextQuantity,
                                                chosen.price().orElseThrow(),
                                                chosen.item().taxClass(),
                                                chosen.taxRate().orElseThrow()),
                                        Optional.empty(),
                                        Optional.of(chosen)));
    }

    /// Rings an item at another price than that of the list, or one that has none, or one that is
    /// no longer sold.
    public ScanOutcome addAtPrice(ShelfItem chosen, UnitPrice price, String reason) {
        if (!session.signedOn().may(Right.PRICE_OVERRIDE)) {
            return new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE);
        }
        if (chosen.taxRate().isEmpty()) {
            return new ScanOutcome.NotSellable(chosen, ScanOutcome.Reason.NO_TAX_RATE);
        }
        PriceOverride why = new PriceOverride(reason, Optional.of(session.signedOn().operator()));
        RungGoods goods =
                new RungGoods(
                        goods(chosen),
                        nextQuantity,
                        price,
                        chosen.price(),
                        Optional.of(why),
                        chosen.item().taxClass(),
                        chosen.taxRate().get(),
                        Optional.empty());
        return ring(goods, Optional.empty(), Optional.of(chosen));
    }

    /// Sells by department what no item is known for.
    ///
    /// @param instead the unknown code that is dealt with by it, if it is one
    public ScanOutcome sellByDepartment(DepartmentSale sale, Optional<UnknownCode> instead) {
        if (!session.signedOn().may(Right.DEPARTMENT_SALE)) {
            return new ScanOutcome.NotAllowed(Right.DEPARTMENT_SALE);
        }
        return shelf.taxRate(sale.taxClass())
                .map(rate -> ring(sale.goods(rate), instead, Optional.empty()))
                .orElseGet(() -> new ScanOutcome.NoTaxRate(sale.department()));
    }

    private ScanOutcome codeOrName(String text, Optional<ShelfItem> chosen) {
        Optional<ItemCode> code = ItemCode.parse(text);
        if (code.isPresent() && (looksLikeCode(text) || !shelf.find(code.get()).isEmpty())) {
            return chosen.filter(_ -> shelf.find(code.get()).isEmpty())
                    .map(this::add)
                    .orElseGet(() -> ring(code.get()));
        }
        return chosen.map(this::add).orElseGet(() -> new ScanOutcome.NothingCalledSo(text));
    }

    /// One word with a digit in it.
    private static boolean looksLikeCode(String text) {
        String code = text.strip();
        return code.chars().noneMatch(Character::isWhitespace)
                && code.chars().anyMatch(Character::isDigit);
    }

    private ScanOutcome ring(ItemCode code) {
        List<ShelfItem> found = shelf.find(code);
        return switch (found.size()) {
            case 0 -> unknown(code);
            case 1 -> add(found.getFirst());
            default -> new ScanOutcome.NeedsChoice(found, nextQuantity);
        };
    }

    private ScanOutcome unknown(ItemCode code) {
        if (returnIsOpen()) {
            return new ScanOutcome.Refused(Refusal.RETURN_IN_THE_WAY);
        }
        Optional<UnknownCode> put =
                openSale.putUnknown(new UnknownCode.Scan(code, nextQuantity), shelf::terms);
        put.ifPresent(_ -> nextQuantity = Quantity.ONE);
        return put.<ScanOutcome>map(ScanOutcome.Unknown::new)
                .orElseGet(() -> new ScanOutcome.Refused(Refusal.TOO_MANY_LINES));
    }

    private ScanOutcome ring(
            RungGoods goods, Optional<UnknownCode> instead, Optional<ShelfItem> item) {
        if (returnIsOpen()) {
            return new ScanOutcome.Refused(Refusal.RETURN_IN_THE_WAY);
        }
        Supplier<SaleTerms> terms = () -> item.flatMap(ShelfItem::terms).orElseGet(shelf::terms);
        return switch (openSale.ring(goods, terms, instead)) {
            case OpenSale.Rung.Refused(Refusal why) -> new ScanOutcome.Refused(why);
            case OpenSale.Rung.Added(RungLine line) -> {
                nextQuantity = Quantity.ONE;
                yield new ScanOutcome.Added(line, item.map(ShelfItem::stock));
            }
        };
    }

    private boolean returnIsOpen() {
        return openSale.basket().filter(Basket::isReturn).isPresent();
    }

    private static Optional<ScanOutcome.Reason> whyNot(ShelfItem chosen) {
        if (chosen.item().discontinued()) {
            return Optional.of(ScanOutcome.Reason.DISCONTINUED);
        }
        if (chosen.price().isEmpty()) {
            return Optional.of(ScanOutcome.Reason.NO_PRICE);
        }
        return chosen.taxRate().isEmpty()
                ? Optional.of(ScanOutcome.Reason.NO_TAX_RATE)
                : Optional.empty();
    }

    private static Goods goods(ShelfItem chosen) {
        return new Goods.OfItem(chosen.item().id(), chosen.item().name(), chosen.code());
    }
}
