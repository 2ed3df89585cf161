package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.pos.sale.ItemEntry.Meant;
import org.tillbridge.pos.sale.ScanOutcome.NeedsAge;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.codes.CodeReading;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.retail.pricing.SaleLimits.TypedQuantity;
import org.tillbridge.retail.pricing.SaleTerms;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Rings what is sold. Belongs to the basket thread, as the open sale does.
public final class SaleService {
    private final Shelf shelf;
    private final OpenSale openSale;
    private final Session session;
    private final ItemEntry entry;
    private final AdjustService adjust;

    public SaleService(Shelf shelf, OpenSale openSale, Session session) {
        this.shelf = shelf;
        this.openSale = openSale;
        this.session = session;
        this.entry = new ItemEntry(shelf);
        this.adjust = new AdjustService(openSale, session);
    }

    /// What is agreed on beside the prices.
    public AdjustService adjust() {
        return adjust;
    }

    /// The quantity that the next item will be rung with.
    public Quantity nextQuantity() {
        return entry.nextQuantity();
    }

    /// What a scanner read: a code, nothing else.
    public ScanOutcome scan(String text) {
        return StoredValueCode.parse(text)
                .<ScanOutcome>map(ScanOutcome.OfStoredValue::new)
                .orElseGet(() -> ring(shelf.look(text)));
    }

    /// What a person typed and confirmed: a code, `3 *` before the next one, both, or the beginning
    /// of a name, for which the item chosen among those found is rung.
    ///
    /// @param chosen of what was found for that very text
    public ScanOutcome type(String text, Optional<ShelfItem> chosen) {
        return StoredValueCode.parse(text)
                .<ScanOutcome>map(ScanOutcome.OfStoredValue::new)
                .orElseGet(() -> rung(entry.type(text, chosen)));
    }

    /// Sets the quantity that the next item is rung with.
    public ScanOutcome quantityForNext(String typed) {
        return rung(entry.quantityForNext(typed));
    }

    /// The next item is rung once, as without [#quantityForNext].
    public void forgetNextQuantity() {
        entry.forgetNextQuantity();
    }

    private ScanOutcome rung(Meant meant) {
        return switch (meant) {
            case Meant.Code(ShelfFind found) -> ring(found);
            case Meant.Item(ShelfItem item) -> add(item);
            case Meant.NextQuantity(Quantity quantity) -> new ScanOutcome.NextQuantity(quantity);
            case Meant.NothingCalledSo(String text) -> new ScanOutcome.NothingCalledSo(text);
            case Meant.Refused(Refusal why) -> new ScanOutcome.Refused(why);
        };
    }

    /// Rings an item that was found or chosen, at the price of its label or else of the list.
    public ScanOutcome add(ShelfItem chosen) {
        openSale.pieces().forgetAgreement();
        return add(chosen, Optional.empty());
    }

    private ScanOutcome add(ShelfItem chosen, Optional<AgeCheck> old) {
        return barred(chosen)
                .or(() -> whyNot(chosen).map(why -> notSellable(chosen, why)))
                .or(() -> old.isPresent() ? Optional.empty() : age(chosen).map(NeedsAge::new))
                .orElseGet(
                        () ->
                                ring(
                                        LabelledGoods.of(
                                                chosen,
                                                chosen.taxRate().orElseThrow(),
                                                entry.nextQuantity()),
                                        chosen,
                                        old));
    }

    /// What is to be asked before an item is rung; nothing where the customer was found old enough
    /// in this sale.
    private Optional<AgeCheck> age(ShelfItem chosen) {
        OptionalInt minimum = chosen.item().minimumAge();
        int checked = openSale.basket().map(Basket::ageChecked).orElse(0);
        return minimum.isPresent() && minimum.getAsInt() > checked && !returnIsOpen()
                ? Optional.of(AgeCheck.of(chosen, minimum.getAsInt(), shelf.today()))
                : Optional.empty();
    }

    /// Rings what was asked about: the customer is old enough, as the operator saw.
    public ScanOutcome oldEnough(AgeCheck asked) {
        return asked.atPrice()
                .map(at -> addAtPrice(asked.item(), at.price(), at.reason(), Optional.of(asked)))
                .orElseGet(() -> add(asked.item(), Optional.of(asked)));
    }

    /// Records that the customer is not; nothing is rung.
    public ScanOutcome tooYoung(AgeCheck asked) {
        entry.forgetNextQuantity();
        return openSale.tooYoung(asked)
                .<ScanOutcome>map(ScanOutcome.NotWritten::new)
                .orElseGet(() -> new ScanOutcome.TooYoung(asked));
    }

    /// What nobody may sell, at whatever price.
    private Optional<ScanOutcome> barred(ShelfItem chosen) {
        return expired(chosen.label().trace(), chosen.item().name())
                .or(() -> shelf.recall(chosen).map(why -> new ScanOutcome.Recalled(chosen, why)))
                .or(() -> rungAlready(chosen))
                .or(() -> soldBefore(chosen));
    }

    /// The piece is said to be sold, and still it is here: somebody looks.
    private Optional<ScanOutcome> soldBefore(ShelfItem chosen) {
        return Piece.of(LabelledGoods.goods(chosen))
                .filter(_ -> !returnIsOpen())
                .flatMap(openSale.pieces()::before)
                .map(known -> new ScanOutcome.SoldBefore(chosen, known));
    }

    /// Whether the piece that a line would be was sold before.
    ///
    /// @param typed its serial number
    public Optional<SoldPiece> soldBefore(int line, String typed) {
        return line(line)
                .filter(_ -> !returnIsOpen())
                .flatMap(rung -> SerialNumbers.piece(rung, typed))
                .filter(piece -> !isIn(piece))
                .flatMap(openSale.pieces()::before);
    }

    /// Gives the piece on a line, sold or brought back, its serial number.
    public LineOutcome serial(int line, String typed) {
        return SerialNumbers.give(openSale, line, typed);
    }

    /// Rings a piece all the same, by right.
    public ScanOutcome sellAgain(ShelfItem item, SoldPiece known) {
        if (session.permit(Right.SERIAL_SOLD_AGAIN).isEmpty()) {
            return new ScanOutcome.NotAllowed(Right.SERIAL_SOLD_AGAIN);
        }
        openSale.pieces().agree(known);
        return add(item, Optional.empty());
    }

    /// The same of a piece on a line, which gets its serial number.
    public LineOutcome sellAgain(int line, SoldPiece known) {
        return session.permit(Right.SERIAL_SOLD_AGAIN).isEmpty()
                ? new LineOutcome.NotAllowed(Right.SERIAL_SOLD_AGAIN)
                : serial(line, known.piece().serial());
    }

    /// The same piece twice: its label was scanned once more.
    private Optional<ScanOutcome> rungAlready(ShelfItem chosen) {
        return Piece.of(LabelledGoods.goods(chosen))
                .filter(this::isIn)
                .map(_ -> new ScanOutcome.Refused(Refusal.SERIAL_RUNG_ALREADY));
    }

    private boolean isIn(Piece piece) {
        return openSale.basket().filter(open -> SerialNumbers.isIn(open, piece, 0)).isPresent();
    }

    private Optional<ScanOutcome> expired(Trace trace, String goods) {
        return trace.isExpired(shelf.today())
                ? Optional.of(new ScanOutcome.Expired(goods, trace.useBy().orElseThrow()))
                : Optional.empty();
    }

    private static ScanOutcome notSellable(ShelfItem chosen, ScanOutcome.Reason why) {
        return new ScanOutcome.NotSellable(chosen, why);
    }

    /// Rings an item at another price than that of the list, or one that has none, or one that is
    /// no longer sold.
    public ScanOutcome addAtPrice(ShelfItem chosen, UnitPrice price, String reason) {
        return age(chosen)
                .<ScanOutcome>map(asked -> new NeedsAge(asked.at(price, reason)))
                .orElseGet(() -> addAtPrice(chosen, price, reason, Optional.empty()));
    }

    private ScanOutcome addAtPrice(
            ShelfItem chosen, UnitPrice price, String reason, Optional<AgeCheck> old) {
        Optional<OperatorId> answering = session.permit(Right.PRICE_OVERRIDE);
        if (answering.isEmpty()) {
            return new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE);
        }
        Optional<ScanOutcome> barred = barred(chosen);
        if (barred.isPresent()) {
            return barred.get();
        }
        if (chosen.taxRate().isEmpty()) {
            return new ScanOutcome.NotSellable(chosen, ScanOutcome.Reason.NO_TAX_RATE);
        }
        PriceOverride why = new PriceOverride(reason, answering);
        RungGoods goods =
                new RungGoods(
                        LabelledGoods.goods(chosen),
                        LabelledGoods.quantity(chosen.label(), entry.nextQuantity()),
                        price,
                        chosen.price(),
                        Optional.of(why),
                        chosen.item().taxClass(),
                        chosen.taxRate().get(),
                        Optional.empty());
        return ring(goods, chosen, old);
    }

    /// Sells by department what no item is known for.
    ///
    /// @param instead the unknown code that is dealt with by it, if it is one
    public ScanOutcome sellByDepartment(DepartmentSale sale, Optional<UnknownCode> instead) {
        if (session.permit(Right.DEPARTMENT_SALE).isEmpty()) {
            return new ScanOutcome.NotAllowed(Right.DEPARTMENT_SALE);
        }
        return shelf.taxRate(sale.taxClass())
                .map(rate -> ring(sale.goods(rate), instead))
                .orElseGet(() -> new ScanOutcome.NoTaxRate(sale.department()));
    }

    /// Sells a gift card with an amount on it.
    public ScanOutcome sellGiftCard(Goods.OfGiftCard card, Money amount) {
        return ring(RungGoods.giftCard(card, amount), Optional.empty());
    }

    /// Voids a line, by right where it is about a larger amount.
    public LineOutcome voidLine(int line) {
        return line(line)
                .map(rung -> byRight(rung.goods(), () -> openSale.voidLine(line)))
                .orElseGet(() -> openSale.voidLine(line));
    }

    /// Gives a line another quantity. What is taken away is a void, and asks for the same right.
    public LineOutcome quantity(int line, String typed) {
        Optional<RungGoods> less =
                line(line)
                        .map(RungLine::goods)
                        .flatMap(goods -> SaleService.takenAway(goods, typed));
        return less.map(goods -> byRight(goods, () -> openSale.quantity(line, typed)))
                .orElseGet(() -> openSale.quantity(line, typed));
    }

    /// Abandons the sale: all that stands is voided.
    public CancelOutcome cancel() {
        Optional<Basket> open = openSale.basket();
        if (open.isEmpty()) {
            return new CancelOutcome.Cancelled();
        }
        if (!open.get().tenders().isEmpty()) {
            return new CancelOutcome.MoneyTaken();
        }
        boolean holdsNothing = !open.get().isSale();
        if (!holdsNothing && session.permit(Right.SALE_CANCEL, amountOf(open.get())).isEmpty()) {
            return new CancelOutcome.NotAllowed(Right.SALE_CANCEL);
        }
        entry.forgetNextQuantity();
        return openSale.cancel()
                .<CancelOutcome>map(CancelOutcome.NotWritten::new)
                .orElseGet(CancelOutcome.Cancelled::new);
    }

    /// What the lines of a basket that stand come to.
    public static Money amountOf(Basket basket) {
        return basket.transaction().totals().total();
    }

    private LineOutcome byRight(RungGoods taken, Supplier<LineOutcome> deed) {
        Money amount = taken.amount(openSale.basket().orElseThrow().transaction().rules());
        return session.permit(Right.LINE_VOID, amount).isPresent()
                ? deed.get()
                : new LineOutcome.NotAllowed(Right.LINE_VOID);
    }

    private static Optional<RungGoods> takenAway(RungGoods goods, String typed) {
        if (!(SaleLimits.quantity(typed)
                instanceof TypedQuantity.Accepted(Quantity quantity, var _))) {
            return Optional.empty();
        }
        Quantity less = goods.quantity().plus(quantity.negated());
        return less.signum() > 0 ? Optional.of(goods.withQuantity(less)) : Optional.empty();
    }

    private Optional<RungLine> line(int number) {
        return openSale.basket().flatMap(basket -> basket.transaction().line(number));
    }

    private ScanOutcome ring(ShelfFind found) {
        return switch (found) {
            case ShelfFind.Items(List<ShelfItem> items) when items.size() == 1 ->
                    add(items.getFirst());
            case ShelfFind.Items(List<ShelfItem> items) ->
                    new ScanOutcome.NeedsChoice(items, entry.nextQuantity());
            case ShelfFind.Nothing(CodeReading.Names named) ->
                    expired(named.label().trace(), named.code().printed())
                            .or(() -> openSale.coupon(named.code()))
                            .orElseGet(() -> unknown(named));
            case ShelfFind.Faulty(CodeFault why) -> new ScanOutcome.Faulty(why);
            case ShelfFind.NotACode() -> new ScanOutcome.NotACode();
        };
    }

    private ScanOutcome unknown(CodeReading.Names named) {
        if (returnIsOpen()) {
            return new ScanOutcome.Refused(Refusal.RETURN_IN_THE_WAY);
        }
        Quantity quantity = LabelledGoods.quantity(named.label(), entry.nextQuantity());
        Optional<UnknownCode> put =
                openSale.putUnknown(new UnknownCode.Scan(named.code(), quantity), shelf::terms);
        put.ifPresent(_ -> entry.forgetNextQuantity());
        return put.<ScanOutcome>map(ScanOutcome.Unknown::new)
                .orElseGet(() -> new ScanOutcome.Refused(Refusal.TOO_MANY_LINES));
    }

    private ScanOutcome ring(RungGoods goods, Optional<UnknownCode> instead) {
        return returnIsOpen()
                ? new ScanOutcome.Refused(Refusal.RETURN_IN_THE_WAY)
                : rung(openSale.ring(goods, shelf::terms, instead), Optional.empty());
    }

    private ScanOutcome ring(RungGoods goods, ShelfItem item, Optional<AgeCheck> old) {
        Supplier<SaleTerms> terms = () -> item.terms().orElseGet(shelf::terms);
        return returnIsOpen()
                ? new ScanOutcome.Refused(Refusal.RETURN_IN_THE_WAY)
                : rung(
                        openSale.ring(
                                entry.weighed(goods, item.label()),
                                shelf.companions(item.item().id()),
                                terms,
                                Optional.empty(),
                                old),
                        Optional.of(item.stock()));
    }

    private ScanOutcome rung(OpenSale.Rung rung, Optional<Quantity> stock) {
        return switch (rung) {
            case OpenSale.Rung.Refused(Refusal why) -> new ScanOutcome.Refused(why);
            case OpenSale.Rung.NotWritten(var why) -> new ScanOutcome.NotWritten(why);
            case OpenSale.Rung.Added(RungLine line) -> {
                entry.forgetNextQuantity();
                yield new ScanOutcome.Added(line, stock);
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
        if (!LabelledGoods.isPriced(chosen)) {
            return Optional.of(ScanOutcome.Reason.NO_PRICE);
        }
        return chosen.taxRate().isEmpty()
                ? Optional.of(ScanOutcome.Reason.NO_TAX_RATE)
                : Optional.empty();
    }
}
