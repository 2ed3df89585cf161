package org.tillbridge.pos.sale;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.joda.money.CurrencyUnit;
import org.tillbridge.pos.signon.Right;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The sale at the counter. What it shows is put into words on the thread that did the work; here
/// it is only put together.
public final class CashierSaleViewModel implements SaleViewModel {
    private final SaleService sale;
    private final OpenSale openSale;
    private final Shelf shelf;
    private final SignOnService signOn;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final BasketWords words;
    private final SaleMessages messages;
    private final SaleTask task;
    private final TypedSearch search;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private SaleNow now;
    private int selected;
    private boolean answering;
    private Optional<Message> message = Optional.empty();

    private record After<T>(T outcome, SaleNow now) {}

    public CashierSaleViewModel(
            SaleService sale,
            OpenSale openSale,
            Shelf shelf,
            SignOnService signOn,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.sale = sale;
        this.openSale = openSale;
        this.shelf = shelf;
        this.signOn = signOn;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.words = new BasketWords(texts);
        this.messages = new SaleMessages(texts);
        this.task = new SaleTask(texts);
        this.search =
                new TypedSearch(
                        shelf,
                        tasks,
                        (typed, found) -> show(() -> task.found(typed, found)),
                        this::enter);
        this.now = SaleNow.NOTHING;
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.SALE) {
                                back();
                                refresh();
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Shows basket, tiles and prices as they are now.
    public void refresh() {
        tasks.aside(shelf::favourites, tiles -> show(() -> task.tiles(tiles)));
        afterwards(() -> {}, () -> {});
    }

    @Override
    public void search(String typed) {
        if (SaleService.searched(typed).isEmpty()) {
            search.end();
            show(task::browse);
        } else {
            search.start(typed);
        }
    }

    /// Waits for the search for what was typed: its first result is what is meant.
    @Override
    public void enter(String typed) {
        if (search.willEnter(typed)) {
            return;
        }
        if (typed.isBlank()) {
            task.chosen().ifPresent(this::ring);
            return;
        }
        Optional<ShelfItem> chosen = task.chosenFor(typed);
        rung(() -> sale.type(typed, chosen), typed);
    }

    @Override
    public void scanned(String code) {
        rung(() -> sale.scan(code), code);
    }

    @Override
    public void moveChoice(int by) {
        show(() -> task.moveChoice(by));
    }

    @Override
    public void add(int index) {
        task.item(index).ifPresent(this::ring);
    }

    @Override
    public void showCategory(int index) {
        show(() -> task.category(index));
    }

    @Override
    public void select(BasketRow row) {
        show(() -> selected = row.number());
    }

    @Override
    public void removeLine() {
        now.subject(selected)
                .ifPresent(
                        line ->
                                changed(
                                        () -> openSale.voidLine(line.number()),
                                        () -> selected = 0));
    }

    @Override
    public void askQuantity() {
        now.subject(selected).ifPresent(line -> show(() -> task.askQuantity(line)));
    }

    @Override
    public void setQuantity(String typed) {
        task.quantityFor()
                .ifPresent(
                        line ->
                                changed(
                                        () -> openSale.quantity(line.number(), typed),
                                        task::browse));
    }

    @Override
    public void askDepartment(Optional<BasketRow.Unknown> instead) {
        Optional<UnknownCode> code = instead.flatMap(row -> now.unknown(row.number()));
        tasks.aside(
                shelf::departments,
                departments -> show(() -> task.askDepartment(code, departments)));
    }

    @Override
    public void price(String typed) {
        show(() -> task.price(typed, now.currency()));
    }

    @Override
    public void sellByDepartment(int department, String note) {
        Optional<UnknownCode> instead = task.instead();
        task.departmentSale(department, note, now.nextQuantity())
                .ifPresentOrElse(
                        sold -> answer(() -> sale.sellByDepartment(sold, instead)),
                        () -> show(() -> task.wrong(texts.text("department.noPrice"))));
    }

    @Override
    public void sellAtPrice(String source) {
        String reason = source.isBlank() ? texts.text("sale.fromLabel") : source.strip();
        task.priced()
                .ifPresentOrElse(
                        priced ->
                                answer(
                                        () ->
                                                sale.addAtPrice(
                                                        priced.item(), priced.price(), reason)),
                        () -> show(() -> task.wrong(texts.text("department.noPrice"))));
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
        if (now.isPayable()) {
            navigation.goTo(Place.TENDER);
        }
    }

    @Override
    public void startReturn() {
        goBetweenSales(Place.RETURN);
    }

    @Override
    public void countDrawer() {
        goBetweenSales(Place.DRAWER_COUNT);
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

    private void ring(ShelfItem item) {
        rung(() -> sale.add(item), item.code().printed());
    }

    /// Shows how the basket is after a deed that says nothing.
    private void afterwards(Runnable deed, Runnable whenDone) {
        tasks.basket(
                () -> {
                    deed.run();
                    return after("");
                },
                after ->
                        show(
                                () -> {
                                    now = after.now();
                                    whenDone.run();
                                }));
    }

    /// What answers a question, once.
    private void answer(Callable<ScanOutcome> deed) {
        if (!answering) {
            answering = true;
            search.end();
            tasks.basket(
                    () -> after(deed.call()),
                    after -> show(() -> rung(after, "")),
                    () -> answering = false);
        }
    }

    private void rung(Callable<ScanOutcome> deed, String code) {
        search.end();
        tasks.basket(() -> after(deed.call()), after -> show(() -> rung(after, code)));
    }

    private void rung(After<ScanOutcome> after, String code) {
        now = after.now();
        selected = 0;
        message = messages.of(after.outcome());
        switch (after.outcome()) {
            case ScanOutcome.NeedsChoice(List<ShelfItem> candidates, Quantity _) ->
                    task.choose(code, candidates);
            case ScanOutcome.NotSellable(ShelfItem item, var why) -> notSellable(item, why);
            case ScanOutcome.NothingCalledSo _, ScanOutcome.NoTaxRate _ -> {}
            case ScanOutcome.Refused(var why) -> task.wrong(messages.sentence(why));
            case ScanOutcome.Added _,
                    ScanOutcome.Unknown _,
                    ScanOutcome.NextQuantity _,
                    ScanOutcome.NotAllowed _,
                    ScanOutcome.NotACode _ ->
                    task.browse();
        }
    }

    /// Whoever may set a price is asked for it; others are told what to do.
    private void notSellable(ShelfItem item, ScanOutcome.Reason why) {
        if (why == ScanOutcome.Reason.NO_PRICE && signOn.may(Right.PRICE_OVERRIDE)) {
            message = Optional.empty();
            task.askPrice(item);
        }
    }

    private void changed(Callable<LineOutcome> deed, Runnable whenDone) {
        tasks.basket(
                () -> after(deed.call()),
                after ->
                        show(
                                () -> {
                                    now = after.now();
                                    message = Optional.empty();
                                    switch (after.outcome()) {
                                        case LineOutcome.Changed _ -> whenDone.run();
                                        case LineOutcome.Refused(var why) ->
                                                refused(messages.sentence(why), why);
                                        case LineOutcome.NotWritten(var why) ->
                                                message = Optional.of(messages.notWritten(why));
                                    }
                                }));
    }

    private void refused(String sentence, Refusal why) {
        if (task.quantityFor().isPresent()) {
            task.wrong(sentence);
        } else {
            message = Optional.of(messages.refused(why));
        }
    }

    /// On the basket thread.
    private <T> After<T> after(T outcome) {
        Optional<Basket> basket = openSale.basket();
        CurrencyUnit currency = shelf.currency();
        BasketWords.Changed changed =
                switch (outcome) {
                    case ScanOutcome.Added(RungLine line, Optional<Quantity> stock) ->
                            new BasketWords.Changed(line.number(), stock);
                    case LineOutcome.Changed(RungLine line) ->
                            new BasketWords.Changed(line.number(), Optional.empty());
                    default -> new BasketWords.Changed(now.changed(), Optional.empty());
                };
        return new After<>(
                outcome,
                new SaleNow(
                        words.picture(basket, changed, currency),
                        basket.isPresent() ? changed.line() : 0,
                        basket,
                        sale.nextQuantity(),
                        currency,
                        openSale.keepingFailed()));
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private Shown toShow() {
        BasketPicture picture = now.picture();
        return new Shown(
                picture.rows(),
                now.changed(),
                selected,
                picture.summary(),
                picture.toPay(),
                now.notes(),
                notPayable(),
                task.shown(now.nextQuantity()),
                message.or(() -> now.keepingFailed().map(messages::notKept)));
    }

    private String notPayable() {
        String because = now.hasUnknown() ? "sale.unknownFirst" : "sale.afterFirstItem";
        return now.isPayable() ? "" : texts.text(because);
    }
}
