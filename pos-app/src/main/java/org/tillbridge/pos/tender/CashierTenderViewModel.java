package org.tillbridge.pos.tender;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.pos.sale.BasketWords;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.TypedAmount;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Taking cash at the counter.
public final class CashierTenderViewModel implements TenderViewModel {
    private static final int NONE = -1;

    private final TenderService tender;
    private final OpenSale openSale;
    private final PaperReceiptViewModel receipt;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final BasketWords words;
    private final SaleMessages messages;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Optional<Due> due = Optional.empty();
    private Optional<Money> given = Optional.empty();
    private boolean finishing;
    private String wrong = "";
    private Optional<Message> message = Optional.empty();

    /// What is to be paid.
    private record Due(UUID transaction, Money amount, BasketPicture picture, List<Money> notes) {
        CurrencyUnit currency() {
            return amount.getCurrencyUnit();
        }
    }

    public CashierTenderViewModel(
            TenderService tender,
            OpenSale openSale,
            PaperReceiptViewModel receipt,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.tender = tender;
        this.openSale = openSale;
        this.receipt = receipt;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.words = new BasketWords(texts);
        this.messages = new SaleMessages(texts);
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.TENDER) {
                                begin();
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void given(String typed) {
        due.ifPresent(sale -> show(() -> given(TypedAmount.of(typed, sale.currency()))));
    }

    @Override
    public void note(int index) {
        due.filter(sale -> index >= 0 && index < sale.notes().size())
                .ifPresent(sale -> show(() -> given(Optional.of(sale.notes().get(index)))));
    }

    @Override
    public void finish() {
        if (finishing || due.isEmpty() || !notYet().isEmpty()) {
            return;
        }
        finishing = true;
        UUID transaction = due.get().transaction();
        Money cash = given.orElse(Money.zero(due.get().currency()));
        tasks.basket(
                () -> tender.payCash(transaction, cash), this::finished, () -> finishing = false);
    }

    @Override
    public void back() {
        navigation.goTo(Place.SALE);
    }

    private void begin() {
        due = Optional.empty();
        given = Optional.empty();
        finishing = false;
        wrong = "";
        message = Optional.empty();
        tasks.basket(this::due, found -> show(() -> due = found));
    }

    private Optional<Due> due() {
        Optional<Basket> basket = openSale.basket();
        return tender.due()
                .map(
                        amount ->
                                new Due(
                                        basket.orElseThrow().transaction().id(),
                                        amount,
                                        words.picture(
                                                basket,
                                                BasketWords.Changed.NOTHING,
                                                amount.getCurrencyUnit()),
                                        TenderService.suggestions(amount)));
    }

    private void given(Optional<Money> amount) {
        given = amount;
        wrong = "";
        message = Optional.empty();
    }

    private void finished(TenderOutcome outcome) {
        switch (outcome) {
            case TenderOutcome.Paid(var transaction) -> receipt.show(transaction);
            case TenderOutcome.AlreadyPaid(var transaction) -> receipt.show(transaction);
            case TenderOutcome.TooLittle(Money _, Money missing) ->
                    show(() -> wrong = texts.text("tender.tooLittle", texts.money(missing)));
            case TenderOutcome.TooMuch(Money _) -> show(() -> wrong = texts.text("tender.tooMuch"));
            case TenderOutcome.NotPayable() -> navigation.goTo(Place.SALE);
            case TenderOutcome.NotWritten(var why) ->
                    show(() -> message = Optional.of(messages.notWritten(why)));
        }
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private Optional<Money> change() {
        return due.flatMap(
                sale ->
                        given.filter(cash -> !cash.isLessThan(sale.amount()))
                                .map(cash -> cash.minus(sale.amount())));
    }

    private String notYet() {
        boolean free = due.filter(sale -> sale.amount().isZero()).isPresent();
        if (due.isEmpty() || (given.isEmpty() && !free)) {
            return texts.text("tender.afterAmount");
        }
        return change().isEmpty() && !free ? texts.text("tender.notEnough") : "";
    }

    private Shown toShow() {
        if (due.isEmpty()) {
            return new Shown(
                    List.of(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    false,
                    "",
                    List.of(),
                    List.of(),
                    NONE,
                    "",
                    texts.text("tender.afterAmount"),
                    message);
        }
        Due sale = due.get();
        Optional<Money> change = change();
        Money left = sale.amount().minus(given.orElse(Money.zero(sale.currency())));
        return new Shown(
                sale.picture().rows(),
                sale.picture().summary(),
                sale.picture().items(),
                texts.amount(sale.amount()),
                given.map(cash -> texts.amount(cash.negated())).orElse(""),
                given.map(texts::amount).orElse(""),
                texts.money(change.orElse(left)),
                change.isPresent(),
                change.map(texts::amount).orElse(""),
                bigNotes(sale, change),
                quickNotes(sale),
                given.map(sale.notes()::indexOf).orElse(NONE),
                wrong,
                notYet(),
                message);
    }

    private List<String> bigNotes(Due sale, Optional<Money> change) {
        if (change.isEmpty()) {
            return List.of(sale.picture().items(), sale.picture().tax());
        }
        Money cash = given.orElse(Money.zero(sale.currency()));
        return List.of(
                texts.text("tender.fromCash", texts.money(cash)),
                texts.text("tender.wasToPay", texts.amount(sale.amount())));
    }

    private List<QuickNote> quickNotes(Due sale) {
        return sale.notes().stream()
                .map(
                        note ->
                                note.equals(sale.amount())
                                        ? new QuickNote(
                                                texts.money(note), texts.text("tender.exact"))
                                        : new QuickNote(texts.wholeMoney(note), ""))
                .toList();
    }
}
