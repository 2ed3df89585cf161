package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.wire.SuspendedLink;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The sale at the counter.
public final class CashierSaleViewModel extends Ringing<SaleViewModel.Shown>
        implements SaleViewModel {
    private final SaleService sale;
    private final SignOnService signOn;
    private final Navigation navigation;
    private final Texts texts;
    private final CashierSuspending suspending;
    private final CashierAdjustViewModel adjusting;
    private final CashierCustomerViewModel customers;
    private final ShownCards shownCards;
    private Optional<UnknownCode> dealtWith = Optional.empty();

    public CashierSaleViewModel(
            SaleService sale,
            OpenSale openSale,
            Shelf shelf,
            SignOnService signOn,
            StoredValueCards cards,
            CustomerService customers,
            SuspendedLink hub,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        super(openSale, shelf, desk, tasks, texts);
        this.sale = sale;
        this.signOn = signOn;
        this.navigation = navigation;
        this.texts = texts;
        this.customers = new CashierCustomerViewModel(this, customers, texts);
        this.shownCards = new ShownCards(this, cards, this.customers, texts);
        this.suspending = new CashierSuspending(this, sale, hub, signOn, texts);
        this.adjusting =
                new CashierAdjustViewModel(this, sale, outcome -> rung(outcome, ""), texts);
        show(() -> {});
        navigation
                .place()
                .subscribe(
                        place -> {
                            switch (place) {
                                case SALE -> {
                                    back();
                                    refresh();
                                }
                                case DAY, DRAWER_COUNT -> suspending.look();
                                default -> {}
                            }
                        });
    }

    /// Shows basket, tiles and prices as they are now.
    public void refresh() {
        tasks.aside(shelf::favourites, tiles -> show(() -> task.tiles(tiles)));
        afterwards(() -> {}, () -> {});
        suspending.look();
    }

    /// Between sales it begins a return.
    @Override
    protected void receiptScanned(PassPart code) {
        afterwards(() -> {}, () -> takeReceipt(code));
    }

    private void takeReceipt(PassPart code) {
        if (now.basket().isPresent()) {
            notRung();
            message = Optional.of(messages.said("sale.receiptCode"));
        } else {
            navigation.goTo(Place.RETURN);
            super.receiptScanned(code);
        }
    }

    @Override
    protected void scan(String code) {
        ring(() -> sale.scan(code), outcome -> rung(outcome, code));
    }

    @Override
    public void showCategory(int index) {
        show(() -> task.category(index));
    }

    @Override
    public void askDepartment(Optional<BasketRow.Unknown> instead) {
        Optional<UnknownCode> code = instead.flatMap(row -> now.unknown(row.number()));
        tasks.aside(
                shelf::departments,
                departments ->
                        show(
                                () -> {
                                    dealtWith = code;
                                    task.askDepartment(code.map(UnknownCode::scan), departments);
                                }));
    }

    @Override
    public void byDepartment(int department, String note) {
        Optional<UnknownCode> instead = dealtWith;
        task.departmentSale(department, note, now.nextQuantity())
                .ifPresentOrElse(sold -> sellByDepartment(sold, instead), this::noPriceYet);
    }

    private void sellByDepartment(DepartmentSale sold, Optional<UnknownCode> instead) {
        Callable<ScanOutcome> deed = () -> sale.sellByDepartment(sold, instead);
        answer(
                deed,
                orApproved(
                        () -> approvalWords.department(sold, now.basket()),
                        deed,
                        outcome -> rung(outcome, "")));
    }

    @Override
    public void atPrice(String source) {
        String reason = source.isBlank() ? texts.text("sale.fromLabel") : source.strip();
        task.linePrice()
                .ifPresentOrElse(
                        priced -> adjusting.price(priced, reason),
                        () ->
                                task.priced()
                                        .ifPresentOrElse(
                                                priced -> addAtPrice(priced, reason),
                                                this::noPriceYet));
    }

    private void addAtPrice(RingTask.Priced priced, String reason) {
        Callable<ScanOutcome> deed = () -> sale.addAtPrice(priced.item(), priced.price(), reason);
        String name = priced.item().item().name();
        answer(
                deed,
                orApproved(
                        () -> approvalWords.price(name, priced.price(), now.basket()),
                        deed,
                        outcome -> rung(outcome, "")));
    }

    @Override
    public AdjustViewModel adjusting() {
        return adjusting;
    }

    @Override
    public void askGiftCard() {
        show(() -> task.askGiftCard(Optional.empty()));
    }

    @Override
    public void sellGiftCard() {
        task.giftCard()
                .ifPresentOrElse(
                        loaded ->
                                answer(
                                        () ->
                                                sale.sellGiftCard(
                                                        shownCards.sold(loaded), loaded.amount()),
                                        outcome -> rung(outcome, "")),
                        this::noPriceYet);
    }

    @Override
    public CustomerViewModel customers() {
        return customers;
    }

    @Override
    protected void loyaltyCardShown(StoredValueCode card) {
        customers.shown(card);
    }

    @Override
    public void cancelSale() {
        now.basket().filter(basket -> !basket.isReturn()).ifPresent(this::cancel);
    }

    private void cancel(Basket basket) {
        perform(
                sale::cancel,
                orApproved(() -> approvalWords.cancel(basket), sale::cancel, this::cancelled),
                () -> {});
    }

    private void cancelled(CancelOutcome outcome) {
        selected = 0;
        message = messages.of(outcome);
    }

    @Override
    protected LineOutcome voidLine(int line) {
        return sale.voidLine(line);
    }

    @Override
    protected LineOutcome quantity(int line, String typed) {
        return sale.quantity(line, typed);
    }

    @Override
    protected void giveSerial(RungLine line, String serial) {
        adjusting.giveSerial(line, serial);
    }

    @Override
    public void removeUnknown(BasketRow.Unknown code) {
        now.unknown(code.number())
                .ifPresent(unknown -> afterwards(() -> openSale.remove(unknown), task::browse));
    }

    /// Whatever was begun is forgotten, also a quantity for the next item.
    @Override
    public void back() {
        show(
                () -> {
                    search.end();
                    selected = 0;
                    message = Optional.empty();
                    task.browse();
                });
        afterwards(sale::forgetNextQuantity, () -> {});
    }

    @Override
    public void pay() {
        if (notPayable().isEmpty()) {
            navigation.goTo(Place.TENDER);
        }
    }

    @Override
    public ReadOnlyObjectProperty<Suspended> suspended() {
        return suspending.shown();
    }

    @Override
    public void lookForSuspended() {
        suspending.look();
    }

    @Override
    public void suspend() {
        suspending.suspend();
    }

    @Override
    public void resume(SuspendedRow row) {
        suspending.resume(row);
    }

    @Override
    public void startReturn() {
        goBetweenSales(Place.RETURN);
    }

    @Override
    public void countDrawer() {
        goBetweenSales(Place.DRAWER_COUNT);
    }

    @Override
    public void showDrawer() {
        goBetweenSales(Place.DRAWER);
    }

    private void goBetweenSales(Place place) {
        if (now.basket().isPresent()) {
            show(() -> message = Optional.of(messages.saleInTheWay()));
        } else {
            navigation.goTo(place);
        }
    }

    @Override
    public void showDay() {
        navigation.goTo(Place.DAY);
    }

    @Override
    public void showSettings() {
        navigation.goTo(Place.SETTINGS);
    }

    @Override
    public void signOff() {
        signOn.signOff();
        navigation.goTo(Place.SIGN_ON);
    }

    @Override
    protected void entered(String typed, Optional<ShelfItem> chosen) {
        ring(() -> sale.type(typed, chosen), outcome -> rung(outcome, typed));
    }

    @Override
    protected void ring(ShelfItem item) {
        ring(() -> sale.add(item), outcome -> rung(outcome, item.code().printed()));
    }

    @Override
    protected Quantity nextQuantity() {
        return sale.nextQuantity();
    }

    @Override
    protected Optional<BasketWords.Changed> rung(Object outcome) {
        return switch (outcome) {
            case ScanOutcome.Added(RungLine line, Optional<Quantity> stock) ->
                    Optional.of(new BasketWords.Changed(line.number(), stock));
            case AdjustOutcome.Agreed(Optional<RungLine> line) ->
                    line.map(one -> new BasketWords.Changed(one.number(), Optional.empty()));
            default -> Optional.empty();
        };
    }

    private void rung(ScanOutcome outcome, String code) {
        selected = 0;
        message = messages.of(outcome);
        switch (outcome) {
            case ScanOutcome.NeedsChoice(List<ShelfItem> candidates, Quantity _) ->
                    task.choose(code, candidates);
            case ScanOutcome.NotSellable(ShelfItem item, var why) -> notSellable(item, why);
            case ScanOutcome.NeedsAge(var check) -> task.ask(new SaleQuestion.Age(check));
            case ScanOutcome.SoldBefore sold -> task.ask(SaleQuestion.SoldBefore.of(sold));
            case ScanOutcome.NothingCalledSo _, ScanOutcome.NoTaxRate _ -> {}
            case ScanOutcome.OfStoredValue(var card) -> {
                task.browse();
                shownCards.shown(card);
            }
            case ScanOutcome.Refused(var why) -> task.wrong(messages.sentence(why));
            case ScanOutcome.Added _,
                    ScanOutcome.Coupon _,
                    ScanOutcome.Unknown _,
                    ScanOutcome.NextQuantity _,
                    ScanOutcome.NotAllowed _,
                    ScanOutcome.Expired _,
                    ScanOutcome.Recalled _,
                    ScanOutcome.TooYoung _,
                    ScanOutcome.NotWritten _,
                    ScanOutcome.Faulty _,
                    ScanOutcome.NotACode _ ->
                    task.browse();
        }
    }

    /// Whoever may set a price is asked for it; others are told what to do.
    private void notSellable(ShelfItem item, ScanOutcome.Reason why) {
        if (why == ScanOutcome.Reason.NO_PRICE
                && signOn.allowance(Right.PRICE_OVERRIDE) != Allowance.DENY) {
            message = Optional.empty();
            task.askPrice(item);
        }
    }

    @Override
    protected Shown toShow() {
        BasketPicture picture = now.picture();
        return new Shown(
                picture.rows(),
                now.changed(),
                selected,
                picture.summary(),
                customers.name(),
                picture.toPay(),
                now.notes(),
                notPayable(),
                task.shown(now.nextQuantity()),
                message.or(() -> now.keepingFailed().map(messages::notKept)));
    }

    private String notPayable() {
        if (now.isPayable()) {
            return task.isQuestion() ? texts.text("ring.afterAnswer") : "";
        }
        return texts.text(now.hasUnknown() ? "sale.unknownFirst" : "sale.afterFirstItem");
    }
}
