package org.tillbridge.simulator;

import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.SoldPiece;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Offered;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.Sold;
import org.tillbridge.simulator.oracle.Violation;

import java.util.List;
import java.util.Optional;

/// Works at a till that runs, as people do, and writes down in the ledger what people saw. Anything
/// that a till refuses without a reason is a violation: selling is possible at every moment.
final class Cashier extends AtTill {
    private final Paydesk paydesk;
    private final Keyholder keyholder;
    private final ReturnDesk returns;
    private final ReceiptDesk receipts;
    private final OfflineDesk offline;
    private final StockDesk stock;
    private final CardDesk cards;
    private final CustomerDesk customers;
    private final SuspendedDesk suspended;

    Cashier(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        super(world, till, life, ledger);
        paydesk = new Paydesk(world, till, life, ledger);
        keyholder = new Keyholder(world, till, life, ledger);
        returns = new ReturnDesk(world, till, life, ledger, paydesk);
        receipts = new ReceiptDesk(world, till, life, ledger, returns);
        offline = new OfflineDesk(world, till, life, ledger);
        stock = new StockDesk(world, till, life, ledger);
        cards = new CardDesk(world, till, life, ledger, paydesk);
        customers = new CustomerDesk(world, till, life, ledger);
        suspended = new SuspendedDesk(world, till, life, ledger, paydesk);
    }

    Keyholder keyholder() {
        return keyholder;
    }

    CardDesk cards() {
        return cards;
    }

    void sell(Act.Sell act) {
        if (!isReady() || !finishWhatIsOpen()) {
            return;
        }
        act.wanted().forEach(this::scan);
        if (act.voidsLast()) {
            voidLast();
        }
        requireOffers();
        paydesk.finish(act.tapsTwice());
    }

    /// Whose it is is asked when the goods are rung.
    void sellToCustomer(Act.SellToCustomer act) {
        if (isReady() && finishWhatIsOpen()) {
            act.wanted().forEach(this::scan);
            if (life.openSale.basket().filter(Basket::isPayable).isPresent()) {
                customers.ask(act.person());
            }
            requireOffers();
            Optional<StoredValueCode> points =
                    act.percent() == 0 ? Optional.empty() : loyaltyCard();
            points.ifPresentOrElse(
                    card -> cards.pay(card, act.percent(), false, act.afterwards()),
                    () -> paydesk.finish(false));
        }
    }

    private Optional<StoredValueCode> loyaltyCard() {
        return life.openSale
                .basket()
                .flatMap(basket -> basket.transaction().customer())
                .map(SaleCustomer::loyaltyCode);
    }

    /// Where it was sold before that is asked, and it is sold all the same.
    void sellPiece(Act.SellPiece act) {
        if (isReady() && finishWhatIsOpen()) {
            scan(new Act.Wanted(act.item(), 1));
            if (life.openSale.basket().filter(Basket::isPayable).isPresent()) {
                identify(serial(act.piece()));
            }
            paydesk.finish(false);
        }
    }

    private void identify(String serial) {
        Optional<SoldPiece> known = life.sale.soldBefore(1, serial);
        LineOutcome outcome =
                known.map(before -> life.sale.sellAgain(1, before))
                        .orElseGet(() -> life.sale.serial(1, serial));
        requireKept();
        if (!(outcome instanceof LineOutcome.Changed)) {
            throw new Violation(20, "a piece is not sold: " + outcome);
        }
        known.ifPresent(_ -> world.sometimes().reached("a piece sold again"));
    }

    private static String serial(int piece) {
        return "S-" + piece;
    }

    void takeBackPiece(Act.TakeBackPiece act) {
        if (isReady() && finishWhatIsOpen()) {
            returns.takeBackPiece(act, serial(act.piece()));
        }
    }

    /// Some of it paid by card, by voucher, in parts.
    void sellInParts(Act.SellInParts act) {
        if (isReady() && finishWhatIsOpen()) {
            act.wanted().forEach(this::scan);
            requireOffers();
            paydesk.pay(act.parts());
        }
    }

    /// Some of it paid by a card that the terminal takes upon itself.
    void sellOffline(Act.SellOffline act) {
        if (isReady() && finishWhatIsOpen()) {
            act.wanted().forEach(this::scan);
            paydesk.payOffline(act);
        }
    }

    OfflineDesk offline() {
        return offline;
    }

    /// The sale is set aside.
    void suspend(Act.Suspend act) {
        if (isReady() && finishWhatIsOpen()) {
            act.wanted().forEach(this::scan);
            suspended.suspend();
        }
    }

    /// A sale that was set aside is taken up again, and paid or left.
    void resume(Act.Resume act) {
        if (isReady() && finishWhatIsOpen()) {
            suspended.resume(act);
        }
    }

    /// The same of one that may have been set aside elsewhere.
    void takeOver(Act.TakeOver act) {
        if (isReady() && finishWhatIsOpen()) {
            suspended.takeOver(act);
        }
    }

    SuspendedDesk suspended() {
        return suspended;
    }

    /// What is being rung, if anything is; empty where the disk has not taken it.
    Optional<Optional<Rung>> screen() {
        return life.openSale.keepingFailed().isPresent() ? Optional.empty() : Optional.of(rung());
    }

    private Optional<Rung> rung() {
        return life.openSale.basket().map(_ -> OnScreen.of(life, till.store()));
    }

    /// What was being rung when somebody left the till, and what was paid of it, is there.
    void requireScreen() {
        Optional<Optional<Rung>> left = till.screen();
        if (left.isPresent() && !left.get().equals(rung())) {
            throw new Violation(
                    12,
                    "till %d rang %s, and shows %s".formatted(till.machine(), left.get(), rung()));
        }
        if (left.flatMap(one -> one).filter(one -> !one.taken().isEmpty()).isPresent()) {
            world.sometimes().reached("a sale that was paid in part is there again");
        }
    }

    /// What promotions take off is what they say.
    private void requireOffers() {
        if (life.openSale.basket().isPresent()) {
            new Offered(till.disk()).requireGiven(OnScreen.of(life, till.store()));
        }
    }

    void sellMany(Act.SellMany act) {
        if (!isReady() || !finishWhatIsOpen()) {
            return;
        }
        for (int line = 0; line < act.lines(); line++) {
            scan(new Act.Wanted(line % Templates.SOLD_ITEMS + 1, 1));
        }
        world.sometimes().reached("a sale of many lines");
        paydesk.finish(false);
    }

    void begin(Act.BeginBasket act) {
        if (isReady() && finishWhatIsOpen()) {
            scan(new Act.Wanted(act.item(), 1));
        }
    }

    void cancel(Act.Cancel act) {
        if (!isReady() || !finishWhatIsOpen()) {
            return;
        }
        scan(new Act.Wanted(act.item(), 2));
        giveUp();
    }

    void takeBack(Act.TakeBack act) {
        if (isReady() && finishWhatIsOpen()) {
            returns.takeBack(act);
        }
    }

    void refundAsCredit(Act.RefundAsCredit act) {
        if (isReady() && finishWhatIsOpen()) {
            returns.refundAsCredit(act);
        }
    }

    /// What comes back was bought on a line of a sale, perhaps elsewhere.
    void takeBackBought(Act.TakeBackBought act) {
        Optional<Sold> sold = ledger.sold(act.seller(), act.sale());
        if (sold.isPresent() && isReady() && finishWhatIsOpen()) {
            returns.takeBackBought(act, sold.get());
        }
    }

    ReceiptDesk receipts() {
        return receipts;
    }

    /// What cards paid here goes back to them.
    void refundToCards(Act.RefundToCards act) {
        Optional<Sold> sold = book.soldByCard(act.sale(), act.line());
        if (sold.isPresent() && isReady() && finishWhatIsOpen()) {
            returns.refundToCards(act, sold.get());
        }
    }

    /// A gift card is bought, or more put on it.
    void sellCard(Act.SellCard act) {
        if (isReady() && finishWhatIsOpen()) {
            cards.sell(SetUp.giftCard(act.card()), act.pence());
            paydesk.finish(false);
        }
    }

    /// Some of it is paid by a gift card or a store credit.
    void payByCard(Act.PayByCard act) {
        Optional<StoredValueCode> card = card(act.card());
        if (card.isPresent() && isReady() && finishWhatIsOpen()) {
            act.wanted().forEach(this::scan);
            requireOffers();
            cards.pay(card.get(), act.percent(), act.looksFirst(), act.afterwards());
        }
    }

    private Optional<StoredValueCode> card(int which) {
        return which < SetUp.GIFT_CARDS
                ? Optional.of(SetUp.giftCard(which))
                : ledger.credit(which - SetUp.GIFT_CARDS).map(StoredValueCode::new);
    }

    StockDesk stock() {
        return stock;
    }

    void closeDay() {
        if (isReady() && finishWhatIsOpen()) {
            keyholder.close(List.of(), "");
        }
    }

    void closeCounted(Act.CloseCounted act) {
        if (isReady() && finishWhatIsOpen()) {
            keyholder.closeCounted(act);
        }
    }

    void closeAsBefore() {
        if (isReady() && finishWhatIsOpen()) {
            keyholder.closeAsBefore();
        }
    }

    /// Nothing is left that nobody knows how it ended.
    ///
    /// @return whether nothing is left
    boolean leavesNothingOpen() {
        return (life.openSale.basket().isEmpty() || (isReady() && finishWhatIsOpen()))
                && offline.leavesNothingWaiting();
    }

    /// What was being rung when the till lost its power is there again, and is paid first.
    ///
    /// @return whether the next sale can begin
    private boolean finishWhatIsOpen() {
        Optional<Basket> left = life.openSale.basket();
        if (left.isPresent()) {
            world.sometimes().reached("a basket that was left");
            if (left.get().isReturn()) {
                var _ = returns.finish();
            } else {
                paydesk.finish(false);
            }
        }
        return life.openSale.basket().isEmpty();
    }

    private void scan(Act.Wanted wanted) {
        life.sale.quantityForNext(Integer.toString(wanted.pieces()));
        ScanOutcome outcome = life.sale.scan(SetUp.code(wanted.item()));
        switch (outcome) {
            case ScanOutcome.Added _ -> requireKept();
            case ScanOutcome.NotSellable _ -> world.sometimes().reached("no longer sold");
            case ScanOutcome.NeedsChoice _,
                    ScanOutcome.SoldBefore _,
                    ScanOutcome.NeedsAge _,
                    ScanOutcome.TooYoung _,
                    ScanOutcome.NotWritten _,
                    ScanOutcome.Coupon _,
                    ScanOutcome.OfStoredValue _,
                    ScanOutcome.Unknown _,
                    ScanOutcome.NextQuantity _,
                    ScanOutcome.Refused _,
                    ScanOutcome.NotAllowed _,
                    ScanOutcome.NotACode _,
                    ScanOutcome.Expired _,
                    ScanOutcome.Recalled _,
                    ScanOutcome.Faulty _,
                    ScanOutcome.NothingCalledSo _,
                    ScanOutcome.NoTaxRate _ ->
                    throw new Violation(20, "a known item is not sold: " + outcome);
        }
    }

    private void voidLast() {
        Optional<RungLine> last = life.openSale.basket().flatMap(Basket::lastStanding);
        if (last.isPresent()) {
            book.begin(Happened.fact("LineVoided", date()));
            LineOutcome outcome = life.openSale.voidLine(last.get().number());
            settle(outcome instanceof LineOutcome.Changed, Optional.empty());
        }
    }
}
