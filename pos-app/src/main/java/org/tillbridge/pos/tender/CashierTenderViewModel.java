package org.tillbridge.pos.tender;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.joda.money.Money;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.pos.sale.BasketWords;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.CardWords;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.pos.tender.Paying.Phase;
import org.tillbridge.pos.tender.Paying.Talk;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.TypedAmount;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.Tender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Taking the money at the counter. What a terminal was asked and nobody knows the end of is asked
/// again as soon as someone comes here.
public final class CashierTenderViewModel implements TenderViewModel {
    private final TenderService tender;
    private final CardTenders cards;
    private final CardTalk cardTalk;
    private final OpenSale openSale;
    private final PaperReceiptViewModel receipt;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final BasketWords basketWords;
    private final SaleMessages messages;
    private final TenderWords words;
    private final CardWords cardWords;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Optional<Paying> paying = Optional.empty();
    private Optional<StoredValueCode> scanned = Optional.empty();
    private boolean busy;
    private final List<UnaryOperator<Paying>> early = new ArrayList<>();

    public CashierTenderViewModel(
            TenderService tender,
            CardTenders cards,
            CardTalk cardTalk,
            OpenSale openSale,
            PaperReceiptViewModel receipt,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.tender = tender;
        this.cards = cards;
        this.cardTalk = cardTalk;
        this.openSale = openSale;
        this.receipt = receipt;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.basketWords = new BasketWords(texts);
        this.messages = new SaleMessages(texts);
        this.words = new TenderWords(texts);
        this.cardWords = new CardWords(texts);
        this.shown = new ReadOnlyObjectWrapper<>(words.nothing());
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
    public void choose(Kind kind) {
        if (kind != Kind.CARD || cards.isOffered()) {
            unlessAsked(now -> now.by(kind));
        }
    }

    @Override
    public void given(String typed) {
        unlessAsked(now -> now.giving(TypedAmount.of(typed, now.currency())));
    }

    @Override
    public void number(String typed) {
        unlessAsked(now -> now.asksNumber() && !busy ? now.numbered(typed) : now);
    }

    @Override
    public boolean takesCard(String code) {
        Optional<StoredValueCode> card = StoredValueCode.parse(code);
        scanned = card.or(() -> scanned);
        lookAtScanned();
        return card.isPresent();
    }

    /// As soon as nothing else is under way.
    private void lookAtScanned() {
        if (!busy && paying.filter(now -> now.talk().isEmpty()).isPresent()) {
            Optional<StoredValueCode> card = scanned;
            scanned = Optional.empty();
            card.ifPresent(this::look);
        }
    }

    private void look(StoredValueCode card) {
        busy = true;
        change(now -> now.by(Kind.GIFT_CARD).numbered(card.printed()));
        change(now -> now.saying(Optional.of(cardWords.asking(card))));
        cardTalk.look(
                card,
                found -> change(now -> now.found(card, found, cardWords.of(found))),
                () -> busy = false);
    }

    @Override
    public void note(int index) {
        unlessAsked(
                now ->
                        index >= 0 && index < now.quick().size()
                                ? now.giving(Optional.of(now.quick().get(index)))
                                : now);
    }

    @Override
    public void finish() {
        if (busy || !shown.get().notYet().isEmpty()) {
            return;
        }
        paying.ifPresent(
                now ->
                        now.talk()
                                .ifPresentOrElse(
                                        talk -> askAgain(now.transaction(), talk.tender()),
                                        () -> take(now)));
    }

    private void take(Paying now) {
        UUID transaction = now.transaction();
        Money nothing = Money.zero(now.currency());
        Money amount = now.counting().orElse(nothing);
        Money typed = now.given().orElse(nothing);
        if (now.due().isZero()) {
            work(() -> tender.payCash(transaction, typed));
            return;
        }
        switch (now.kind()) {
            case CASH -> work(() -> tender.takeCash(transaction, amount));
            case VOUCHER -> work(() -> tender.takeVoucher(transaction, typed));
            case CARD -> work(() -> cards.start(transaction, amount));
            case GIFT_CARD ->
                    now.card()
                            .found()
                            .ifPresentOrElse(
                                    card -> claim(now, card, amount), () -> lookAtPointsOr(now));
        }
    }

    private void lookAtPointsOr(Paying now) {
        now.points().ifPresentOrElse(this::look, () -> lookForTyped(now.card().number()));
    }

    private void lookForTyped(String number) {
        StoredValueCode.parse(number)
                .ifPresentOrElse(this::look, () -> wrong(texts.text("tender.notANumber")));
    }

    private void claim(Paying now, FoundCard.Usable card, Money amount) {
        if (amount.isGreaterThan(card.upTo())) {
            wrong(texts.text("tender.moreThanIsOnIt", texts.money(card.upTo())));
            return;
        }
        change(paid -> paid.saying(Optional.of(cardWords.asking(card.code()))));
        cardTalk.take(now.transaction(), card.code(), amount, this::ended, under -> busy = under);
    }

    @Override
    public void remove() {
        if (!busy && shown.get().removable()) {
            paying.ifPresent(now -> now.balance().last().ifPresent(last -> remove(now, last)));
        }
    }

    private void remove(Paying now, TakenTender last) {
        work(
                () ->
                        last.tender() == Tender.CARD
                                ? cards.startReversal(now.transaction(), last)
                                : tender.giveBack(now.transaction(), last));
    }

    @Override
    public void stop() {
        paying.flatMap(Paying::talk)
                .filter(talk -> talk.phase() == Phase.ASKING)
                .map(Talk::tender)
                .ifPresent(
                        asked -> tasks.aside(Executors.callable(() -> cards.stop(asked)), _ -> {}));
    }

    @Override
    public void decide(boolean isDone) {
        if (!busy) {
            paying.filter(Paying::isUnknown)
                    .ifPresent(now -> now.talk().ifPresent(talk -> decide(now, talk, isDone)));
        }
    }

    private void decide(Paying now, Talk talk, boolean isDone) {
        work(() -> cards.decide(now.transaction(), talk.tender().id(), isDone));
    }

    @Override
    public void back() {
        if (paying.filter(Paying::isAsking).isPresent()) {
            change(now -> now.saying(Optional.of(words.said("terminal.inTheWay"))));
        } else {
            boolean isReturn = paying.filter(Paying::isReturn).isPresent();
            navigation.goTo(isReturn ? Place.RETURN : Place.SALE);
        }
    }

    /// Anew, unless the terminal is asked: then its answer is waited for.
    private void begin() {
        if (paying.filter(Paying::isAsking).isEmpty()) {
            busy = false;
            paying = Optional.empty();
            scanned = Optional.empty();
            early.clear();
            show();
            load(Kind.CASH, Optional.empty(), this::begun);
        }
    }

    /// What is unknown is asked again, and what cards are to pay is kept back again.
    private void begun(Paying now) {
        now.talk().ifPresent(talk -> askAgain(now.transaction(), talk.tender()));
        cardTalk.renew(
                now.transaction(),
                now.balance().taken(),
                lapsed -> lapsed.ifPresent(this::lapsed),
                under -> busy = under);
    }

    private void lapsed(StoredValueCode card) {
        load(Kind.CASH, Optional.of(cardWords.lapsed(card)));
    }

    private void load(Kind kind, Optional<Message> message) {
        load(kind, message, now -> {});
    }

    private void load(Kind kind, Optional<Message> message, Consumer<Paying> then) {
        tasks.basket(
                () -> read(kind, message),
                read -> {
                    paying = read;
                    List.copyOf(early).forEach(this::unlessAsked);
                    early.clear();
                    if (read.filter(Paying::isReturnWithNothingToAsk).isPresent()) {
                        paid(() -> navigation.goTo(Place.RETURN));
                    }
                    paying.ifPresent(then);
                    show();
                });
    }

    private Optional<Paying> read(Kind kind, Optional<Message> message) {
        return tender.balance().map(balance -> Paying.of(balance, picture(balance), kind, message));
    }

    private BasketPicture picture(Balance balance) {
        return basketWords.picture(
                openSale.basket(), BasketWords.Changed.NOTHING, balance.total().getCurrencyUnit());
    }

    private void work(Supplier<TenderOutcome> work) {
        busy = true;
        tasks.basket(work::get, this::ended, () -> busy = false);
    }

    private void askAgain(UUID transaction, TakenTender asked) {
        talk(transaction, asked, Phase.ASKING_AGAIN);
    }

    private void talk(UUID transaction, TakenTender asked, Phase phase) {
        change(now -> now.talking(asked, phase));
        tasks.aside(
                () -> phase == Phase.ASKING ? cards.ask(asked) : cards.askAgain(asked),
                answer -> answered(transaction, asked, phase, answer));
    }

    /// Where there was no answer, it is asked once more before a person is. Work that throws has
    /// told nothing.
    private void answered(UUID transaction, TakenTender asked, Phase phase, TerminalAnswer answer) {
        tasks.basket(
                () -> cards.answered(transaction, asked.id(), answer),
                outcome -> {
                    change(now -> now.talking(asked, phase));
                    if (outcome instanceof TenderOutcome.Unknown(TakenTender still)
                            && phase == Phase.ASKING) {
                        askAgain(transaction, still);
                    } else {
                        ended(outcome);
                    }
                },
                () -> unknown(asked));
    }

    private void unknown(TakenTender asked) {
        change(now -> now.talking(asked, Phase.UNKNOWN));
    }

    private void ended(TenderOutcome outcome) {
        switch (outcome) {
            case TenderOutcome.Paid(var transaction) -> paid(() -> receipt.show(transaction));
            case TenderOutcome.AlreadyPaid(var transaction) ->
                    paid(() -> receipt.show(transaction));
            case TenderOutcome.NotPayable() -> paid(() -> navigation.goTo(Place.SALE));
            case TenderOutcome.TakenBack(TakenTender back) -> {
                cardTalk.release(back);
                load(Kind.CASH, Optional.empty());
            }
            case TenderOutcome.PartPaid _, TenderOutcome.KnownAlready _ ->
                    load(Kind.CASH, Optional.empty());
            case TenderOutcome.Asking(TakenTender asked) ->
                    paying.ifPresent(now -> talk(now.transaction(), asked, Phase.ASKING));
            case TenderOutcome.Unknown(TakenTender still) -> unknown(still);
            case TenderOutcome.Declined(var reason) ->
                    load(Kind.CARD, Optional.of(words.declined(reason)));
            case TenderOutcome.NotReversed _ -> load(Kind.CARD, Optional.of(words.notReversed()));
            case TenderOutcome.CardNotTaken why ->
                    load(Kind.GIFT_CARD, Optional.of(words.notTaken(why)));
            case TenderOutcome.NotSo why -> wrong(words.wrong(why));
            case TenderOutcome.NotWritten(var why) ->
                    paying.ifPresent(now -> notWritten(now, messages.notWritten(why)));
        }
    }

    /// What the terminal said is not on disk, so it counts as not said: it is asked again. Of all
    /// else a part may be on disk.
    private void notWritten(Paying now, Message message) {
        now.talk()
                .ifPresentOrElse(
                        talk -> {
                            unknown(talk.tender());
                            change(asked -> asked.saying(Optional.of(message)));
                        },
                        () -> load(now.kind(), Optional.of(message)));
    }

    private void paid(Runnable then) {
        paying = Optional.empty();
        then.run();
    }

    private void wrong(String sentence) {
        change(now -> now.wrong(sentence));
    }

    /// What the terminal is asked about stays as it is; what is not known yet is changed then.
    private void unlessAsked(UnaryOperator<Paying> change) {
        if (paying.isEmpty()) {
            early.add(change);
        }
        change(now -> now.talk().isPresent() ? now : change.apply(now));
    }

    private void change(UnaryOperator<Paying> change) {
        paying = paying.map(change);
        show();
    }

    private void show() {
        shown.set(paying.map(now -> words.shown(now, cards.isOffered())).orElseGet(words::nothing));
        lookAtScanned();
    }
}
