package org.tillbridge.simulator;

import org.joda.money.Money;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.ReturnService;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.pos.stock.StockService;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.Sold;
import org.tillbridge.simulator.oracle.TillBook;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Works at a till that runs, as people do, and writes down in the ledger what people saw. Anything
/// that a till refuses without a reason is a violation: selling is possible at every moment.
final class Cashier {
    static final int UNKNOWN_ITEM = 999_999;

    private final World world;
    private final SimulatedTill till;
    private final TillLife life;
    private final Ledger ledger;
    private final TillBook book;

    Cashier(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        this.world = world;
        this.till = till;
        this.life = life;
        this.ledger = ledger;
        this.book = ledger.machine(till.machine());
    }

    void sell(Act.Sell act) {
        if (!isReady() || !finishWhatIsOpen()) {
            return;
        }
        for (Act.Wanted wanted : act.wanted()) {
            scan(wanted);
        }
        if (act.voidsLast()) {
            voidLast();
        }
        pay(act.tapsTwice());
    }

    void sellMany(Act.SellMany act) {
        if (!isReady() || !finishWhatIsOpen()) {
            return;
        }
        for (int line = 0; line < act.lines(); line++) {
            scan(new Act.Wanted(line % Templates.SOLD_ITEMS + 1, 1));
        }
        world.sometimes().reached("a sale of many lines");
        pay(false);
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

    private void giveUp() {
        if (life.openSale.basket().isPresent()) {
            book.begin(Happened.fact("LineVoided", date()));
            boolean done = life.openSale.cancel().isEmpty();
            settle(done, Optional.empty());
        }
    }

    private boolean refundsMayWait() {
        return ledger.wasCopied(till.number()) || ledger.wasRevoked(till.number());
    }

    void takeBack(Act.TakeBack act) {
        if (isReady() && finishWhatIsOpen()) {
            comesBack(act.item(), disposition(act.damaged())).ifPresent(_ -> refund());
        }
    }

    /// What comes back was bought on a line of a sale, perhaps elsewhere.
    void takeBackBought(Act.TakeBackBought act) {
        Optional<Sold> sold = ledger.sold(act.seller(), act.sale());
        if (sold.isPresent() && isReady() && finishWhatIsOpen()) {
            comesBack(sold.get().item(), disposition(act.damaged()))
                    .ifPresent(line -> refund(line, sold.get()));
        }
    }

    private void refund(RungLine line, Sold sold) {
        ComesBack back = line.goods().comesBack().orElseThrow();
        OriginalLine original = new OriginalLine(sold.transaction(), sold.line());
        ComesBack proven = new ComesBack(back.reason(), back.disposition(), Optional.of(original));
        life.openSale.replace(line.number(), line.goods().comingBack(proven));
        requireKept();
        refund();
        boolean here = sold.store() == till.store();
        world.sometimes().reached(here ? "bought here" : "bought in another store");
    }

    private static Disposition disposition(boolean damaged) {
        return damaged ? Disposition.DAMAGED : Disposition.BACK_TO_STOCK;
    }

    /// @return its line; empty where refunds wait, as they must where the machine knows that it is
    ///   not trusted
    private Optional<RungLine> comesBack(int item, Disposition disposition) {
        boolean mustWait =
                life.reader.workstation().filter(WorkstationRow::refundsWait).isPresent();
        ReturnOutcome outcome =
                life.returns.scan(
                        SetUp.code(item),
                        new ReturnService.Terms(ReturnReason.CHANGED_MIND, disposition));
        requireKept();
        if (outcome instanceof ReturnOutcome.RefundsWait && refundsMayWait()) {
            world.sometimes()
                    .reached(
                            ledger.wasRevoked(till.number())
                                    ? "refunds of a revoked till wait"
                                    : "refunds wait");
            return Optional.empty();
        }
        if (outcome instanceof ReturnOutcome.Added(RungLine line) && !mustWait) {
            return Optional.of(line);
        }
        throw new Violation(20, "something comes back: " + outcome);
    }

    void adjust(Act.Adjust act) {
        if (isReady()) {
            adjust(
                    act.item(),
                    Quantity.of(act.pieces()),
                    new Happened.Adjusted(act.item(), 1000L * act.pieces(), true));
        }
    }

    void adjustMany(Act.AdjustMany act) {
        for (int entry = 0; entry < act.entries() && isReady(); entry++) {
            adjust(new Act.Adjust(act.till(), entry % Templates.SOLD_ITEMS + 1, 1));
        }
        world.sometimes().reached("more than the hub books at once");
    }

    /// More than the books of any hub can hold.
    void adjustTooMuch() {
        if (isReady()) {
            adjust(
                    Templates.ITEMS,
                    new Quantity(Long.MAX_VALUE),
                    new Happened.Adjusted(Templates.ITEMS, Long.MAX_VALUE, false));
            world.sometimes().reached("more than the books can hold");
        }
    }

    void adjustUnknown() {
        if (isReady()) {
            adjust(UNKNOWN_ITEM, Quantity.of(3), new Happened.Adjusted(UNKNOWN_ITEM, 3000, false));
            world.sometimes().reached("an item that the hub does not know");
        }
    }

    void closeDay() {
        if (!isReady() || !finishWhatIsOpen()) {
            return;
        }
        book.begin(Happened.fact("TillClosed", date()));
        switch (life.day.close(List.of())) {
            case ClosingOutcome.Closed(var closing, var _) ->
                    settle(true, Optional.of(closing.number().toString()));
            case ClosingOutcome.NotWritten _ -> settle(false, Optional.empty());
            case ClosingOutcome.SaleInTheWay _,
                    ClosingOutcome.NotAllowed _,
                    ClosingOutcome.NoDayOpen _ ->
                    book.notDone();
        }
        world.sometimes().reached("day closed");
    }

    private void adjust(int item, Quantity change, Happened.Adjusted plain) {
        book.begin(Happened.adjusted(date(), List.of(plain)));
        Written written =
                life.stock.adjust(
                        List.of(new StockService.Difference(new ItemId(item), change, "counted")));
        settle(written instanceof Written.OnDisk, Optional.empty());
    }

    /// Whether there is someone at the till, and a day is open.
    private boolean isReady() {
        if (!life.isReady()) {
            world.sometimes().reached("a till that is not loaded yet");
            return false;
        }
        if (life.session.operator().isEmpty() && !signOn()) {
            return false;
        }
        return life.day.openDay().isPresent() || openDay();
    }

    private boolean signOn() {
        SignOnOutcome outcome =
                life.signOn.signOn(new OperatorId(Templates.MANAGER), Templates.PIN);
        if (!(outcome instanceof SignOnOutcome.Welcome)) {
            throw new Violation(20, "nobody can sign on: " + outcome);
        }
        return true;
    }

    private boolean openDay() {
        LocalDate date = life.day.proposedDate();
        book.begin(Happened.fact("TillOpened", date.toString()));
        OpeningOutcome outcome = life.day.open(date, Money.of(life.shelf.currency(), 100));
        boolean open = outcome instanceof OpeningOutcome.Opened;
        settle(open, Optional.empty());
        return open;
    }

    /// What was being rung when the till lost its power is there again, and is paid first.
    ///
    /// @return whether the next sale can begin
    private boolean finishWhatIsOpen() {
        Optional<Basket> left = life.openSale.basket();
        if (left.isPresent()) {
            world.sometimes().reached("a basket that was left");
            if (left.get().isReturn()) {
                refund();
            } else {
                pay(false);
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

    private void requireKept() {
        till.ports().requirePower();
        if (life.openSale.keepingFailed().isPresent() && !till.ports().hadDiskTrouble()) {
            throw new Violation(20, "the basket is not kept");
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

    private void pay(boolean tapsTwice) {
        Optional<Money> due = life.tender.due();
        if (due.isEmpty()) {
            cancelEmpty();
            return;
        }
        UUID id = life.openSale.basket().orElseThrow().transaction().id();
        Rung rung = OnScreen.of(life);
        requireTotal(rung, due.get());
        book.begin(Happened.document(rung, date()));
        TenderOutcome outcome = life.tender.payCash(id, due.get());
        switch (outcome) {
            case TenderOutcome.Paid(RetailTransaction paid) -> {
                settle(true, Optional.of(paid.number().toString()));
                world.sometimes().reached("sold");
                if (tapsTwice) {
                    tapAgain(id, due.get());
                }
            }
            case TenderOutcome.NotWritten _ -> settle(false, Optional.empty());
            case TenderOutcome other ->
                    throw new Violation(20, "a basket cannot be paid: " + other);
        }
    }

    /// All of its lines were voided: nothing to pay, and nothing to be cancelled.
    private void cancelEmpty() {
        if (life.openSale.basket().isPresent()) {
            life.openSale.cancel();
        }
    }

    private void tapAgain(UUID id, Money due) {
        TenderOutcome again = life.tender.payCash(id, due);
        if (!(again instanceof TenderOutcome.AlreadyPaid)) {
            throw new Violation(2, "a second tap: " + again);
        }
        world.sometimes().reached("tapped twice");
    }

    private void refund() {
        Basket basket = life.openSale.basket().orElseThrow();
        Rung rung = OnScreen.of(life);
        book.begin(Happened.document(rung, date()));
        switch (life.returns.refund(basket.transaction().id())) {
            case RefundOutcome.Refunded(RetailTransaction done) -> {
                settle(true, Optional.of(done.number().toString()));
                world.sometimes().reached("taken back");
            }
            case RefundOutcome.NotWritten _ -> settle(false, Optional.empty());
            case RefundOutcome.RefundsWait _ when refundsMayWait() -> {
                book.notDone();
                world.sometimes().reached("a refund that was begun waits");
                giveUp();
            }
            case RefundOutcome.NotAllowed _,
                    RefundOutcome.AlreadyRefunded _,
                    RefundOutcome.RefundsWait _,
                    RefundOutcome.NothingToRefund _ ->
                    throw new Violation(20, "money is not given back");
        }
    }

    /// The till says whether it is on disk; it may only say no where the disk refuses.
    private void settle(boolean onDisk, Optional<String> number) {
        till.ports().requirePower();
        if (onDisk) {
            book.done(number);
            world.trace().add("till " + till.machine() + ": " + book.last().kind());
            return;
        }
        book.notDone();
        world.sometimes().reached("refused by the disk");
        if (!till.ports().hadDiskTrouble()) {
            throw new Violation(20, "till " + till.machine() + " refuses for no reason");
        }
    }

    private static void requireTotal(Rung rung, Money due) {
        if (rung.total() != due.getAmountMinorLong()) {
            throw new Violation(4, "%s is due, and %d is right".formatted(due, rung.total()));
        }
    }

    private String date() {
        return life.dayBook.businessDate().toString();
    }
}
