package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.TypedAmount;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Opening the day with a float that is typed, or one of the usual ones.
public final class FloatOpenTillViewModel implements OpenTillViewModel {
    private static final List<Integer> USUAL = List.of(50, 100, 150, 200);

    private final DayService day;
    private final Shelf shelf;
    private final SignOnService signOn;
    private final ApprovalDesk desk;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final SaleMessages messages;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Optional<Proposal> proposal = Optional.empty();
    private Optional<Money> given = Optional.empty();
    private String typed = "";
    private boolean opening;
    private String wrong = "";
    private Optional<Message> message = Optional.empty();

    private record Proposal(LocalDate date, CurrencyUnit currency) {
        Money usual(int index) {
            return Money.ofMajor(currency, USUAL.get(index));
        }
    }

    public FloatOpenTillViewModel(
            DayService day,
            Shelf shelf,
            SignOnService signOn,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.day = day;
        this.shelf = shelf;
        this.signOn = signOn;
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
                            if (place == Place.OPEN_TILL) {
                                begin();
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void openingFloat(String text) {
        typed = text;
        proposal.ifPresent(now -> show(() -> giveTyped(now)));
    }

    @Override
    public void note(int index) {
        proposal.filter(_ -> index >= 0 && index < USUAL.size())
                .ifPresent(now -> show(() -> give(Optional.of(now.usual(index)))));
    }

    @Override
    public void open() {
        if (opening || proposal.isEmpty() || given.isEmpty()) {
            return;
        }
        opening = true;
        LocalDate date = proposal.get().date();
        Money openingFloat = given.get();
        tasks.basket(() -> day.open(date, openingFloat), this::opened, () -> opening = false);
    }

    @Override
    public void back() {
        signOn.signOff();
        navigation.goTo(Place.SIGN_ON);
    }

    private void begin() {
        opening = false;
        wrong = "";
        message = Optional.empty();
        given = Optional.empty();
        typed = "";
        tasks.aside(
                () -> new Proposal(day.proposedDate(), shelf.currency()),
                found -> show(() -> propose(found)));
    }

    /// Who was quicker has typed already.
    private void propose(Proposal found) {
        proposal = Optional.of(found);
        if (given.isEmpty()) {
            giveTyped(found);
        }
    }

    private void giveTyped(Proposal now) {
        give(TypedAmount.of(typed, now.currency()));
    }

    private void give(Optional<Money> amount) {
        given = amount;
        wrong = "";
    }

    private void opened(OpeningOutcome outcome) {
        switch (outcome) {
            case OpeningOutcome.Opened _, OpeningOutcome.AlreadyOpen _ ->
                    navigation.goTo(Place.SALE);
            case OpeningOutcome.AbsurdFloat() -> show(() -> wrong = texts.text("openTill.absurd"));
            case OpeningOutcome.NeedsManager needs -> farFromLast(needs);
            case OpeningOutcome.NotWritten(var why) ->
                    show(() -> message = Optional.of(messages.notWritten(why)));
        }
    }

    private void farFromLast(OpeningOutcome.NeedsManager needs) {
        String far = texts.text("openTill.farFromLast", texts.date(needs.last()));
        LocalDate date = proposal.orElseThrow().date();
        Money openingFloat = given.orElseThrow();
        boolean asked =
                desk.ask(
                        Wanted.of(needs.right(), far).about(openingFloat),
                        () -> day.open(date, openingFloat),
                        this::opened);
        if (!asked) {
            show(
                    () ->
                            message =
                                    Optional.of(
                                            new Message(
                                                    Message.Tone.CAUTION,
                                                    far,
                                                    messages.notAllowed(needs.right()).toDo())));
        }
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private Shown toShow() {
        if (proposal.isEmpty()) {
            return new Shown("", "", "", List.of(), "", texts.text("openTill.first"), message);
        }
        Proposal now = proposal.get();
        Money amount = given.orElse(Money.zero(now.currency()));
        return new Shown(
                texts.longDate(now.date()),
                given.map(texts::amount).orElse(""),
                texts.money(amount),
                USUAL.stream()
                        .map(usual -> texts.wholeMoney(Money.ofMajor(now.currency(), usual)))
                        .toList(),
                wrong,
                given.isEmpty() ? texts.text("openTill.first") : "",
                message);
    }
}
