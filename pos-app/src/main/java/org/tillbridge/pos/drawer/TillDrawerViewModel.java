package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.TypedAmount;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What can be done to the drawer of this till.
public final class TillDrawerViewModel implements DrawerViewModel {
    private static final int USUAL_REASONS = 3;

    private final DrawerService drawer;
    private final DayBook dayBook;
    private final Shelf shelf;
    private final ApprovalDesk desk;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final SaleMessages messages;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Day day = new Day(Optional.empty(), CurrencyUnit.EUR, List.of());
    private Optional<Deed> deed = Optional.empty();
    private Optional<Money> amount = Optional.empty();
    private String reason = "";
    private String wrong = "";
    private boolean doing;
    private Optional<Message> message = Optional.empty();

    /// What was read of the day.
    private record Day(Optional<TillOpened> open, CurrencyUnit currency, List<Moved> moved) {}

    public TillDrawerViewModel(
            DrawerService drawer,
            DayBook dayBook,
            Shelf shelf,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.drawer = drawer;
        this.dayBook = dayBook;
        this.shelf = shelf;
        this.desk = desk;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.messages = new SaleMessages(texts);
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.DRAWER) {
                                begin();
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void ask(Deed chosen) {
        if (!doing) {
            show(
                    () -> {
                        choose(Optional.of(chosen));
                        message = Optional.empty();
                    });
        }
    }

    @Override
    public void amount(String typed) {
        show(
                () -> {
                    amount = TypedAmount.of(typed, day.currency());
                    wrong = "";
                });
    }

    @Override
    public void reason(String typed) {
        show(() -> reason = typed);
    }

    @Override
    public void usualReason(int index) {
        deed.filter(_ -> index >= 0 && index < USUAL_REASONS)
                .ifPresent(asked -> show(() -> reason = usual(asked, index)));
    }

    @Override
    public void confirm() {
        if (doing || deed.isEmpty() || !notYet().isEmpty()) {
            return;
        }
        doing = true;
        Deed asked = deed.get();
        Callable<DrawerOutcome> work = work(asked);
        Wanted wanted = wanted(asked);
        tasks.basket(work, outcome -> orApproved(outcome, wanted, work), () -> doing = false);
    }

    @Override
    public void count() {
        navigation.goTo(Place.DRAWER_COUNT);
    }

    @Override
    public void back() {
        if (deed.isPresent()) {
            show(() -> choose(Optional.empty()));
        } else {
            navigation.goTo(Place.SALE);
        }
    }

    private void begin() {
        doing = false;
        message = Optional.empty();
        show(() -> choose(Optional.empty()));
        read();
    }

    private void choose(Optional<Deed> chosen) {
        deed = chosen;
        amount = Optional.empty();
        reason = "";
        wrong = "";
    }

    private void read() {
        tasks.aside(this::day, found -> show(() -> day = found));
    }

    private Day day() {
        Optional<TillOpened> open = dayBook.openDay();
        List<Moved> moved = new ArrayList<>();
        open.map(TillOpened::businessDate)
                .ifPresent(
                        date ->
                                dayBook.reader()
                                        .forEachFactOf(
                                                date, one -> moved(one).ifPresent(moved::add)));
        return new Day(open, shelf.currency(), moved);
    }

    private Optional<Moved> moved(Committed committed) {
        String time = texts.time(committed.entry().header().recordedAt());
        return switch (committed.fact()) {
            case TillOpened opened ->
                    Optional.of(
                            new Moved(
                                    time,
                                    texts.text("day.float"),
                                    "",
                                    texts.amount(opened.openingFloat())));
            case CashMoved one ->
                    Optional.of(
                            new Moved(
                                    time,
                                    texts.text("drawer." + CamelCase.of(one.movement())),
                                    one.reason(),
                                    texts.amount(one.intoTill())));
            case DrawerOpened(String why) ->
                    Optional.of(new Moved(time, texts.text("drawer.opened"), why, ""));
            default -> Optional.empty();
        };
    }

    private Callable<DrawerOutcome> work(Deed asked) {
        String why = reason;
        Money moved = amount.orElse(Money.zero(day.currency()));
        return switch (asked) {
            case PAID_IN -> () -> drawer.move(CashMovement.PAID_IN, moved, why);
            case PAID_OUT -> () -> drawer.move(CashMovement.PAID_OUT, moved, why);
            case SAFE_DROP -> () -> drawer.move(CashMovement.SAFE_DROP, moved, why);
            case NO_SALE -> () -> drawer.noSale(why);
        };
    }

    private Wanted wanted(Deed asked) {
        Right right = CamelCase.parse(Right.class, CamelCase.of(asked)).orElseThrow();
        Wanted wanted =
                Wanted.of(
                        right,
                        texts.text(
                                "drawer.because",
                                texts.text("drawer." + CamelCase.of(asked)),
                                reason.strip()));
        return amount.filter(_ -> asked != Deed.NO_SALE).map(wanted::about).orElse(wanted);
    }

    private void orApproved(DrawerOutcome outcome, Wanted wanted, Callable<DrawerOutcome> work) {
        boolean asks = outcome instanceof NeedsRight && desk.ask(wanted, work, this::done);
        if (!asks) {
            done(outcome);
        }
    }

    private void done(DrawerOutcome outcome) {
        show(() -> tell(outcome));
        read();
    }

    private void tell(DrawerOutcome outcome) {
        switch (outcome) {
            case DrawerOutcome.Done _ -> {
                message =
                        Optional.of(
                                new Message(
                                        Message.Tone.CALM,
                                        texts.text("drawer.kept"),
                                        texts.text("drawer.kept.toDo")));
                choose(Optional.empty());
            }
            case DrawerOutcome.NotAllowed(Right right) ->
                    message = Optional.of(messages.notAllowed(right));
            case DrawerOutcome.AbsurdAmount() -> wrong = texts.text("openTill.absurd");
            case DrawerOutcome.Refused(var why) -> message = Optional.of(messages.refused(why));
            case DrawerOutcome.NoReason() -> {}
            case DrawerOutcome.NoDayOpen() -> navigation.goTo(Place.OPEN_TILL);
            case DrawerOutcome.NotWritten(var why) ->
                    message = Optional.of(messages.notWritten(why));
        }
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private String notYet() {
        boolean needsAmount = deed.filter(asked -> asked != Deed.NO_SALE).isPresent();
        if (needsAmount && amount.filter(Money::isPositive).isEmpty()) {
            return texts.text("tender.afterAmount");
        }
        return reason.isBlank() ? texts.text("drawer.afterReason") : "";
    }

    private Shown toShow() {
        return new Shown(
                day.open().map(TillOpened::businessDate).map(texts::longDate).orElse(""),
                day.moved(),
                deed.map(this::asked),
                deed.map(asked -> texts.text("drawer." + CamelCase.of(asked)))
                        .orElseGet(() -> texts.text("day.float")),
                big(),
                deed.isEmpty() ? List.of(texts.text("drawer.blind")) : List.of(),
                message);
    }

    private String big() {
        if (deed.isEmpty()) {
            return day.open().map(TillOpened::openingFloat).map(texts::money).orElse("");
        }
        return deed.get() == Deed.NO_SALE
                ? ""
                : texts.money(amount.orElse(Money.zero(day.currency())));
    }

    private Asked asked(Deed asked) {
        String key = "drawer." + CamelCase.of(asked);
        List<String> reasons = new ArrayList<>();
        for (int n = 0; n < USUAL_REASONS; n++) {
            reasons.add(usual(asked, n));
        }
        return new Asked(
                asked,
                texts.text(key + ".question"),
                texts.text(key + ".more"),
                amount.map(texts::amount).orElse(""),
                reason,
                wrong,
                reasons,
                texts.text(key + ".confirm"),
                notYet());
    }

    private String usual(Deed asked, int index) {
        return texts.text("drawer." + CamelCase.of(asked) + ".reasons").split("\\|", -1)[index];
    }
}
