package org.tillbridge.pos.returns;

import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.day.PostVoidOutcome.Why;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.DepartmentSale;
import org.tillbridge.pos.sale.ItemEntry;
import org.tillbridge.pos.sale.ItemEntry.Meant;
import org.tillbridge.pos.sale.LabelledGoods;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.ShelfFind;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.sale.UnknownCode;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.codes.CodeReading;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.retail.pricing.Companion;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Takes goods back, for cash or a store credit: what an open receipt proves as it was paid;
/// anything else at the price it rings at today unless someone says what was paid, by right, marked
/// as unproven. Belongs to the basket thread.
public final class ReturnService {
    private final Shelf shelf;
    private final OpenSale openSale;
    private final Session session;
    private final BooleanSupplier refundsWait;
    private final SalesAtHub atHub = new SalesAtHub();
    private final ClaimedLines claims;
    private final Refunds refunds;
    private final ItemEntry entry;
    private Optional<Purchase> receipt = Optional.empty();

    /// @param refundsWait whether this machine gives no money back until it is enrolled anew
    /// @param rounding of the store
    /// @param newCredit the number of a store credit that is about to be issued
    public ReturnService(
            Shelf shelf,
            OpenSale openSale,
            Session session,
            JournalReader journal,
            ClaimedLines claims,
            BooleanSupplier refundsWait,
            Supplier<CashRounding> rounding,
            Supplier<StoredValueCode> newCredit) {
        this.shelf = shelf;
        this.openSale = openSale;
        this.session = session;
        this.refundsWait = refundsWait;
        this.claims = claims;
        this.refunds =
                new Refunds(
                        shelf, openSale, session, journal, atHub, refundsWait, rounding, newCredit);
        this.entry = new ItemEntry(shelf);
    }

    /// What is scanned from now on is looked for on this receipt first.
    ///
    /// @param opened empty where none is
    public void receipt(Optional<Purchase> opened) {
        receipt = opened;
        opened.flatMap(Purchase::atHub).ifPresent(atHub::heard);
    }

    public SalesAtHub atHub() {
        return atHub;
    }

    public ClaimedLines claims() {
        return claims;
    }

    /// Takes one more of a line that a receipt proves back.
    public ReturnOutcome takeBack(Purchase.Line line, Terms terms) {
        return takeBack(line, line.one(), terms);
    }

    private ReturnOutcome takeBack(Purchase.Line line, Quantity quantity, Terms terms) {
        Optional<RungLine> standing =
                openSale.basket().stream()
                        .flatMap(basket -> basket.transaction().standing().stream())
                        .filter(rung -> isSame(rung.goods().bought(), line.bought()))
                        .findFirst();
        if (standing.isEmpty()) {
            return ring(line.goods(quantity, terms), broughtAlong(line, terms));
        }
        return switch (openSale.quantityBy(standing.get().number(), quantity)) {
            case LineOutcome.Changed(RungLine changed) -> {
                entry.forgetNextQuantity();
                yield new ReturnOutcome.Added(changed);
            }
            case LineOutcome.Refused(Refusal why) -> new ReturnOutcome.Refused(why);
            case LineOutcome.NotAllowed(Right right) -> new ReturnOutcome.NotAllowed(right);
            case LineOutcome.NotWritten(var why) -> new ReturnOutcome.NotWritten(why);
        };
    }

    /// Of what the receipt has of it: the first behind the goods that can still come back.
    private List<Companion> broughtAlong(Purchase.Line line, Terms terms) {
        if (receipt.isEmpty() || !(line.goods() instanceof Goods.OfItem goods)) {
            return List.of();
        }
        List<Companion> along = new ArrayList<>();
        for (CompanionRow row : shelf.companionsOf(goods.item())) {
            receipt.get()
                    .behind(line, row.companion())
                    .filter(other -> !isRung(other.bought()))
                    .map(other -> new Companion(other.goods(other.one(), terms), row.pieces()))
                    .ifPresent(along::add);
        }
        return along;
    }

    /// Whether something of a sale stands on the return that is open.
    public boolean isComingBack(UUID sale) {
        return openSale.basket().stream()
                .flatMap(ClaimedLines::of)
                .anyMatch(each -> each.line().transaction().equals(sale));
    }

    private boolean isRung(Bought line) {
        return openSale.basket().stream()
                .flatMap(basket -> basket.transaction().standing().stream())
                .anyMatch(rung -> isSame(rung.goods().bought(), line));
    }

    private static boolean isSame(Optional<Bought> rung, Bought line) {
        return rung.filter(one -> one.line().equals(line.line())).isPresent();
    }

    /// Whether a return may be begun: whoever has to ask first is asked when money goes out, of
    /// that amount.
    public boolean isAllowed() {
        return session.allowance(Right.RETURN_WITHOUT_RECEIPT) != Allowance.DENY;
    }

    /// Whether another price may be named; someone may have to approve it.
    public boolean mayNamePrices() {
        return session.allowance(Right.PRICE_OVERRIDE) != Allowance.DENY;
    }

    /// The quantity that the next item comes back with.
    public Quantity nextQuantity() {
        return entry.nextQuantity();
    }

    /// The next item comes back once.
    public void forgetNextQuantity() {
        entry.forgetNextQuantity();
    }

    /// What a person typed and confirmed, see [ItemEntry#type].
    ///
    /// @param chosen of what was found for that very text
    public ReturnOutcome type(String text, Optional<ShelfItem> chosen, Terms terms) {
        return switch (entry.type(text, chosen)) {
            case Meant.Code(ShelfFind found) -> add(found, terms);
            case Meant.Item(ShelfItem item) -> add(item, terms);
            case Meant.NextQuantity(Quantity quantity) -> new ReturnOutcome.NextQuantity(quantity);
            case Meant.NothingCalledSo(String name) -> new ReturnOutcome.NothingCalledSo(name);
            case Meant.Refused(Refusal why) -> new ReturnOutcome.Refused(why);
        };
    }

    /// What a scanner read: a code, nothing else.
    public ReturnOutcome scan(String text, Terms terms) {
        return add(shelf.look(text), terms);
    }

    /// Takes an item back at the price of its label or else of the list; one that is no longer
    /// sold, or past its last day, too.
    ///
    /// What is on the open receipt comes back by that.
    public ReturnOutcome add(ShelfItem item, Terms terms) {
        Optional<Purchase.Line> bought = onReceipt(item);
        return bought.isPresent()
                ? takeBack(bought.get(), quantityOf(item, bought.get()), terms)
                : addUnproven(item, terms);
    }

    private Optional<Purchase.Line> onReceipt(ShelfItem item) {
        return receipt.flatMap(open -> open.of(item.item().id()));
    }

    /// What its label weighs, or what was typed before it.
    private Quantity quantityOf(ShelfItem item, Purchase.Line bought) {
        Quantity asked = LabelledGoods.quantity(item.label(), entry.nextQuantity());
        return asked.equals(Quantity.ONE) ? bought.one() : asked;
    }

    private ReturnOutcome addUnproven(ShelfItem item, Terms terms) {
        if (item.taxRate().isEmpty()) {
            return new ReturnOutcome.NoTaxRate(item.item().name());
        }
        if (!LabelledGoods.isPriced(item)) {
            return new ReturnOutcome.NoPrice(item);
        }
        RungGoods goods = LabelledGoods.of(item, item.taxRate().get(), entry.nextQuantity());
        List<Companion> along =
                shelf.companions(item.item().id()).stream()
                        .map(
                                each ->
                                        new Companion(
                                                each.goods().comingBack(terms.unproven()),
                                                each.pieces()))
                        .toList();
        ReturnOutcome outcome =
                ring(entry.weighed(goods, item.label()).comingBack(terms.unproven()), along);
        return receipt.isPresent() && outcome instanceof ReturnOutcome.Added(RungLine line)
                ? new ReturnOutcome.NotOnReceipt(line)
                : outcome;
    }

    /// Takes goods back at another price than that of the list.
    public ReturnOutcome addAtPrice(
            ShelfItem item, Quantity quantity, UnitPrice price, String reason, Terms terms) {
        Optional<OperatorId> answering = session.permit(Right.PRICE_OVERRIDE);
        if (answering.isEmpty()) {
            return new ReturnOutcome.NotAllowed(Right.PRICE_OVERRIDE);
        }
        if (item.taxRate().isEmpty()) {
            return new ReturnOutcome.NoTaxRate(item.item().name());
        }
        PriceOverride why = new PriceOverride(reason, answering);
        return ring(
                new RungGoods(
                        LabelledGoods.goods(item),
                        LabelledGoods.quantity(item.label(), quantity),
                        price,
                        item.price(),
                        Optional.of(why),
                        item.item().taxClass(),
                        item.taxRate().get(),
                        Optional.of(terms.unproven())));
    }

    /// Takes back what no item is known for.
    public ReturnOutcome addByDepartment(DepartmentSale goods, Terms terms) {
        return shelf.taxRate(goods.taxClass())
                .map(rate -> ring(goods.goods(rate).comingBack(terms.unproven())))
                .orElseGet(() -> new ReturnOutcome.NoTaxRate(goods.department().name()));
    }

    /// Changes why a line comes back, or where it goes.
    public LineOutcome change(int line, Terms terms) {
        return replace(line, goods -> goods.comingBack(terms.comesBack(goods.bought())));
    }

    /// Gives a line the price that was paid for one of it.
    public LineOutcome price(int line, UnitPrice paid, String reason) {
        Optional<OperatorId> answering = session.permit(Right.PRICE_OVERRIDE);
        if (answering.isEmpty()) {
            return new LineOutcome.NotAllowed(Right.PRICE_OVERRIDE);
        }
        if (isProven(line)) {
            return new LineOutcome.Refused(Refusal.PRICE_ON_THE_RECEIPT);
        }
        PriceOverride why = new PriceOverride(reason, answering);
        return replace(line, goods -> goods.atPrice(paid, why));
    }

    private boolean isProven(int line) {
        return openSale.basket()
                .flatMap(basket -> basket.transaction().line(line))
                .flatMap(rung -> rung.goods().bought())
                .isPresent();
    }

    private LineOutcome replace(int line, UnaryOperator<RungGoods> change) {
        return openSale.basket()
                .flatMap(basket -> basket.transaction().line(line))
                .map(rung -> openSale.replace(line, change.apply(rung.goods())))
                .orElseGet(() -> new LineOutcome.Refused(Refusal.NO_SUCH_LINE));
    }

    /// Gives the money back in cash and completes the return.
    ///
    /// @param transaction the return the operator saw when they pressed the button
    public RefundOutcome refund(UUID transaction) {
        return refunds.inCash(transaction);
    }

    /// Gives a store credit in place of the money, and completes the return. The credit is good
    /// once the return is on disk, and the receipt is what the customer holds.
    ///
    /// @param transaction as for [#refund]
    public RefundOutcome refundAsCredit(UUID transaction) {
        return refunds.asCredit(transaction);
    }

    /// Begins the return that reverses a sale as a whole, which cards paid: it is complete once
    /// they have their money back, or it went out otherwise.
    public PostVoidOutcome reverse(RetailTransaction sale) {
        if (openSale.basket().isPresent()) {
            return new PostVoidOutcome.Refused(Why.SALE_IN_THE_WAY);
        }
        if (refunds.wasNeverPaid(sale.id())) {
            return new PostVoidOutcome.Refused(Why.NEVER_PAID);
        }
        return switch (openSale.reverse(sale, shelf::terms)) {
            case OpenSale.Rung.Added _ -> new PostVoidOutcome.Begun();
            case OpenSale.Rung.Refused _ -> new PostVoidOutcome.Refused(Why.TOO_LONG);
            case OpenSale.Rung.NotWritten(var why) -> new PostVoidOutcome.NotWritten(why);
        };
    }

    /// Begins to give some of it back to the card that paid, by right as all money that goes out.
    ///
    /// @param transaction as for [#refund]
    /// @param start has the terminal asked
    public RefundOutcome refundToCard(
            UUID transaction, Function<Basket, Optional<TenderOutcome>> start) {
        return refunds.toCard(transaction, start);
    }

    private ReturnOutcome add(ShelfFind found, Terms terms) {
        return switch (found) {
            case ShelfFind.Items(List<ShelfItem> items) when items.size() == 1 ->
                    add(items.getFirst(), terms);
            case ShelfFind.Items(List<ShelfItem> items) ->
                    items.stream()
                            .filter(item -> onReceipt(item).isPresent())
                            .findFirst()
                            .map(item -> add(item, terms))
                            .orElseGet(() -> new ReturnOutcome.NeedsChoice(items));
            case ShelfFind.Nothing(CodeReading.Names named) ->
                    new ReturnOutcome.Unknown(
                            new UnknownCode.Scan(
                                    named.code(),
                                    LabelledGoods.quantity(named.label(), entry.nextQuantity())));
            case ShelfFind.Faulty(CodeFault why) -> new ReturnOutcome.Faulty(why);
            case ShelfFind.NotACode() -> new ReturnOutcome.NotACode();
        };
    }

    private ReturnOutcome ring(RungGoods goods) {
        return ring(goods, List.of());
    }

    private ReturnOutcome ring(RungGoods goods, List<Companion> along) {
        if (Unproven.asksForProof(shelf, goods) && !isAllowed()) {
            return new ReturnOutcome.NotAllowed(Right.RETURN_WITHOUT_RECEIPT);
        }
        if (refundsWait.getAsBoolean()) {
            return new ReturnOutcome.RefundsWait();
        }
        if (openSale.basket().filter(Basket::isSale).isPresent()) {
            return new ReturnOutcome.SaleInTheWay();
        }
        Optional<ClaimedLines.Wanted> unclaimed =
                claims.missing(
                        openSale.id(),
                        Stream.concat(Stream.of(goods), along.stream().map(Companion::goods))
                                .flatMap(ClaimedLines.Line::of));
        if (unclaimed.isPresent()) {
            return new ReturnOutcome.ToClaim(unclaimed.get());
        }
        return switch (openSale.ring(
                goods, along, shelf::terms, Optional.empty(), Optional.empty())) {
            case OpenSale.Rung.Added(RungLine line) -> {
                entry.forgetNextQuantity();
                yield new ReturnOutcome.Added(line);
            }
            case OpenSale.Rung.Refused(Refusal why) -> new ReturnOutcome.Refused(why);
            case OpenSale.Rung.NotWritten(var why) -> new ReturnOutcome.NotWritten(why);
        };
    }
}
