package org.tillbridge.pos.returns;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.returns.ReturnService.Terms;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.pos.sale.BasketWords;
import org.tillbridge.pos.sale.ItemWords;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.sale.ShelfSearch;
import org.tillbridge.pos.signon.Right;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.pricing.RungLine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Taking goods back that nothing proves the purchase of.
public final class UnprovenReturnViewModel implements ReturnViewModel {
    private static final int MOST_RESULTS = 50;
    private static final List<ReturnReason> REASONS = List.of(ReturnReason.values());
    private static final List<Disposition> DISPOSITIONS = List.of(Disposition.values());

    private final ReturnService returns;
    private final OpenSale openSale;
    private final Shelf shelf;
    private final PaperReceiptViewModel receipt;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final BasketWords words;
    private final ItemWords itemWords;
    private final SaleMessages messages;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Now now = new Now(new BasketPicture(List.of(), "", "", "", ""), Optional.empty(), 0);
    private Found found = Found.NOTHING;
    private Terms terms = Terms.USUAL;
    private int selected;
    private boolean refunding;
    private long searches;
    private Optional<Message> message = Optional.empty();

    private record Now(BasketPicture picture, Optional<Basket> basket, int changed) {}

    private record Found(String typed, List<ShelfItem> items, long total, int chosen) {
        static final Found NOTHING = new Found("", List.of(), 0, 0);
    }

    private record After<T>(T outcome, Now now) {}

    public UnprovenReturnViewModel(
            ReturnService returns,
            OpenSale openSale,
            Shelf shelf,
            PaperReceiptViewModel receipt,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.returns = returns;
        this.openSale = openSale;
        this.shelf = shelf;
        this.receipt = receipt;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.words = new BasketWords(texts);
        this.itemWords = new ItemWords(texts);
        this.messages = new SaleMessages(texts);
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.RETURN) {
                                begin();
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void search(String typed) {
        long search = ++searches;
        if (typed.isBlank()) {
            show(() -> found = Found.NOTHING);
            return;
        }
        tasks.aside(
                () -> shelf.search(typed.strip(), MOST_RESULTS),
                results -> {
                    if (search == searches) {
                        show(() -> found = found(typed, results));
                    }
                });
    }

    @Override
    public void enter(String typed) {
        boolean chosen = found.typed().equals(typed) && !found.items().isEmpty();
        if (chosen) {
            add(found.chosen());
        } else if (!typed.isBlank()) {
            scanned(typed);
        }
    }

    @Override
    public void scanned(String code) {
        Terms with = terms;
        rung(() -> returns.scan(code, with));
    }

    @Override
    public void moveChoice(int by) {
        int to = Math.clamp((long) found.chosen() + by, 0, Math.max(0, found.items().size() - 1));
        show(() -> found = new Found(found.typed(), found.items(), found.total(), to));
    }

    @Override
    public void add(int index) {
        if (index >= 0 && index < found.items().size()) {
            ShelfItem item = found.items().get(index);
            Terms with = terms;
            rung(() -> returns.add(item, with));
        }
    }

    @Override
    public void select(BasketRow row) {
        show(
                () -> {
                    selected = row.number();
                    terms = termsOfSubject().orElse(terms);
                });
    }

    @Override
    public void removeLine() {
        subject().ifPresent(line -> changed(() -> openSale.voidLine(line.number())));
    }

    @Override
    public void reason(int index) {
        terms(terms.because(REASONS.get(index)));
    }

    @Override
    public void disposition(int index) {
        terms(new Terms(terms.reason(), DISPOSITIONS.get(index)));
    }

    @Override
    public void refund() {
        if (refunding || now.basket().filter(Basket::isPayable).isEmpty()) {
            return;
        }
        refunding = true;
        UUID transaction = now.basket().get().transaction().id();
        tasks.basket(
                () -> after(returns.refund(transaction)), this::refunded, () -> refunding = false);
    }

    /// Leaves the return. What was put into it is taken out again, which the journal keeps.
    @Override
    public void back() {
        if (!found.items().isEmpty()) {
            show(() -> found = Found.NOTHING);
            return;
        }
        tasks.basket(
                openSale::cancel,
                failed ->
                        failed.ifPresentOrElse(
                                why -> show(() -> message = Optional.of(messages.notWritten(why))),
                                () -> navigation.goTo(Place.SALE)));
    }

    private void begin() {
        searches++;
        found = Found.NOTHING;
        selected = 0;
        refunding = false;
        message =
                returns.isAllowed()
                        ? Optional.empty()
                        : Optional.of(messages.notAllowed(Right.RETURN_WITHOUT_RECEIPT));
        tasks.basket(
                () -> after(""),
                after ->
                        show(
                                () -> {
                                    now = after.now();
                                    terms = termsOfSubject().orElse(Terms.USUAL);
                                }));
    }

    private void terms(Terms changed) {
        terms = changed;
        subject()
                .ifPresentOrElse(
                        line -> changed(() -> returns.change(line.number(), changed)),
                        () -> show(() -> {}));
    }

    private void rung(Callable<ReturnOutcome> deed) {
        searches++;
        tasks.basket(
                () -> after(deed.call()),
                after ->
                        show(
                                () -> {
                                    now = after.now();
                                    selected = 0;
                                    found = Found.NOTHING;
                                    rung(after.outcome());
                                }));
    }

    private void rung(ReturnOutcome outcome) {
        message =
                switch (outcome) {
                    case ReturnOutcome.Added _ -> Optional.empty();
                    case ReturnOutcome.NeedsChoice(List<ShelfItem> candidates) -> {
                        found = new Found("", candidates, candidates.size(), 0);
                        yield Optional.empty();
                    }
                    case ReturnOutcome.Unknown(ItemCode code) ->
                            Optional.of(said("return.unknown", code.printed()));
                    case ReturnOutcome.NoPrice(ShelfItem item) ->
                            Optional.of(said("return.noPrice", item.item().name()));
                    case ReturnOutcome.NoTaxRate(var department) ->
                            Optional.of(said("sale.noTaxRate", department.name()));
                    case ReturnOutcome.Refused(var why) -> Optional.of(messages.refused(why));
                    case ReturnOutcome.NotAllowed(var right) ->
                            Optional.of(messages.notAllowed(right));
                    case ReturnOutcome.RefundsWait() -> Optional.of(said("return.refundsWait"));
                    case ReturnOutcome.SaleInTheWay() -> Optional.of(messages.saleInTheWay());
                    case ReturnOutcome.NotACode() -> Optional.of(said("sale.notACode"));
                };
    }

    private void changed(Callable<LineOutcome> deed) {
        tasks.basket(
                () -> after(deed.call()),
                after ->
                        show(
                                () -> {
                                    now = after.now();
                                    message =
                                            switch (after.outcome()) {
                                                case LineOutcome.Changed _ -> Optional.empty();
                                                case LineOutcome.Refused(var why) ->
                                                        Optional.of(messages.refused(why));
                                                case LineOutcome.NotWritten(var why) ->
                                                        Optional.of(messages.notWritten(why));
                                            };
                                }));
    }

    private void refunded(After<RefundOutcome> after) {
        now = after.now();
        switch (after.outcome()) {
            case RefundOutcome.Refunded(var transaction) -> receipt.show(transaction);
            case RefundOutcome.AlreadyRefunded(var transaction) -> receipt.show(transaction);
            case RefundOutcome.NotAllowed(var right) ->
                    show(() -> message = Optional.of(messages.notAllowed(right)));
            case RefundOutcome.RefundsWait() ->
                    show(() -> message = Optional.of(said("return.refundsWait")));
            case RefundOutcome.NothingToRefund() -> show(() -> {});
            case RefundOutcome.NotWritten(var why) ->
                    show(() -> message = Optional.of(messages.notWritten(why)));
        }
    }

    /// On the basket thread.
    private <T> After<T> after(T outcome) {
        Optional<Basket> basket = openSale.basket();
        int changed =
                switch (outcome) {
                    case ReturnOutcome.Added(RungLine line) -> line.number();
                    case LineOutcome.Changed(RungLine line) -> line.number();
                    default -> now.changed();
                };
        return new After<>(
                outcome,
                new Now(
                        words.picture(
                                basket,
                                new BasketWords.Changed(changed, Optional.empty()),
                                shelf.currency()),
                        basket,
                        basket.isPresent() ? changed : 0));
    }

    private Optional<Terms> termsOfSubject() {
        return subject()
                .flatMap(line -> line.goods().comesBack())
                .map(how -> new Terms(how.reason(), how.disposition()));
    }

    private Optional<RungLine> subject() {
        return now.basket()
                .flatMap(
                        basket ->
                                selected > 0
                                        ? basket.transaction().line(selected)
                                        : basket.lastStanding());
    }

    private static Found found(String typed, ShelfSearch results) {
        return new Found(typed, results.items(), results.total(), 0);
    }

    private Message said(String key, Object... arguments) {
        return new Message(
                Message.Tone.CAUTION,
                texts.text(key, arguments),
                texts.text(key + ".toDo", arguments));
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private Shown toShow() {
        BasketPicture picture = now.picture();
        boolean payable = now.basket().filter(Basket::isPayable).isPresent();
        return new Shown(
                picture.rows(),
                now.changed(),
                selected,
                picture.summary(),
                picture.toPay(),
                picture.tax().isEmpty()
                        ? List.of(picture.items())
                        : List.of(picture.items(), picture.tax()),
                found.typed(),
                found.items().isEmpty()
                        ? ""
                        : texts.text("search.count", found.items().size(), found.total()),
                itemWords.rows(found.items()),
                found.chosen(),
                names("returnReason.", ReturnReason.values()),
                REASONS.indexOf(terms.reason()),
                names("disposition.", Disposition.values()),
                DISPOSITIONS.indexOf(terms.disposition()),
                payable ? "" : texts.text("return.afterFirstItem"),
                message);
    }

    private List<String> names(String prefix, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> texts.text(prefix + CamelCase.of(constant)))
                .toList();
    }
}
