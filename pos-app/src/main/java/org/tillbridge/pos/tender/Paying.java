package org.tillbridge.pos.tender;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.pos.tender.TenderViewModel.Kind;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.retail.Denominations;
import org.tillbridge.retail.StoredValueCode;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How far an operator has come with taking the money. Immutable.
///
/// @param given what was typed or pressed; empty before anything is
/// @param card the gift card or store credit that is about to pay
/// @param talk what the terminal is asked
/// @param wrong what is wrong with the amount; empty if nothing is
record Paying(
        Balance balance,
        BasketPicture picture,
        Kind kind,
        Optional<Money> given,
        Card card,
        Optional<Talk> talk,
        String wrong,
        Optional<Message> message) {
    private static final int QUICK = 4;

    /// What is going on with the terminal.
    record Talk(TakenTender tender, Phase phase) {}

    /// A gift card or a store credit.
    ///
    /// @param number as typed so far
    /// @param found what is known of it; empty before it was looked for
    record Card(String number, Optional<FoundCard.Usable> found) {
        static final Card NONE = new Card("", Optional.empty());
    }

    enum Phase {
        ASKING,
        ASKING_AGAIN,
        UNKNOWN
    }

    /// Before anything is typed. What a terminal was asked and did not answer is unknown.
    static Paying of(Balance balance, BasketPicture picture, Kind kind, Optional<Message> message) {
        return new Paying(
                balance,
                picture,
                kind,
                Optional.empty(),
                Card.NONE,
                balance.unfinished().map(asked -> new Talk(asked, Phase.UNKNOWN)),
                "",
                message);
    }

    /// Whether the money goes to the customer.
    boolean isReturn() {
        return balance.total().isNegative();
    }

    boolean isReturnWithNothingToAsk() {
        return isReturn() && talk.isEmpty();
    }

    Paying by(Kind other) {
        return new Paying(
                balance, picture, other, Optional.empty(), Card.NONE, talk, "", Optional.empty());
    }

    Paying giving(Optional<Money> amount) {
        return new Paying(balance, picture, kind, amount, card, talk, "", Optional.empty());
    }

    /// The number of a card, as typed so far.
    Paying numbered(String typed) {
        return with(new Card(typed, Optional.empty()));
    }

    /// What is known of a card, where it is still the one that is shown. One that can pay nothing
    /// leaves its number to be typed anew.
    Paying found(StoredValueCode asked, FoundCard found, Message said) {
        boolean isShown =
                kind == Kind.GIFT_CARD
                        && StoredValueCode.parse(card.number()).equals(Optional.of(asked));
        if (!isShown) {
            return this;
        }
        Card known =
                found instanceof FoundCard.Usable usable && usable.upTo().isPositive()
                        ? new Card(card.number(), Optional.of(usable))
                        : Card.NONE;
        return with(known).saying(Optional.of(said));
    }

    private Paying with(Card other) {
        return new Paying(
                balance, picture, kind, Optional.empty(), other, talk, "", Optional.empty());
    }

    Paying wrong(String sentence) {
        return new Paying(balance, picture, kind, given, card, talk, sentence, message);
    }

    Paying saying(Optional<Message> said) {
        return new Paying(balance, picture, kind, given, card, talk, wrong, said);
    }

    Paying talking(TakenTender tender, Phase phase) {
        return new Paying(
                balance.with(tender),
                picture,
                kind,
                given,
                card,
                Optional.of(new Talk(tender, phase)),
                "",
                Optional.empty());
    }

    UUID transaction() {
        return balance.transaction();
    }

    CurrencyUnit currency() {
        return balance.total().getCurrencyUnit();
    }

    /// Whether the number of a card is asked for, before any amount.
    boolean asksNumber() {
        return kind == Kind.GIFT_CARD && card.found().isEmpty();
    }

    /// The loyalty card that is looked at if no other number is typed; nothing comes of it where
    /// money goes back.
    Optional<StoredValueCode> points() {
        return asksNumber() && card.number().isBlank() && !isReturn()
                ? balance.points()
                : Optional.empty();
    }

    /// What is left to pay in the chosen way.
    Money due() {
        return kind == Kind.CASH ? balance.cashDue() : balance.left();
    }

    /// What counts towards what is left. A card pays all of it if nothing else was typed, a gift
    /// card all that it can; of a voucher no more counts than is left.
    Optional<Money> counting() {
        return switch (kind) {
            case CASH -> given;
            case CARD -> Optional.of(given.orElse(due()));
            case GIFT_CARD -> given.or(() -> card.found().map(this::most));
            case VOUCHER -> given.map(worth -> worth.isGreaterThan(due()) ? due() : worth);
        };
    }

    /// All that a card can pay of it.
    private Money most(FoundCard.Usable found) {
        return found.upTo().isGreaterThan(due()) ? due() : found.upTo();
    }

    /// What goes back in cash; empty while not enough is given, and where nothing can go back.
    Optional<Money> change() {
        return given.filter(_ -> kind == Kind.CASH).flatMap(balance::changeOf);
    }

    /// What cash rounding takes off; negative where it adds.
    Money cashRounding() {
        Money zero = Money.zero(currency());
        return kind == Kind.CASH ? balance.cashRounding(given.orElse(zero)) : zero;
    }

    /// Whether what is given settles the sale. Nothing needs to be given where nothing is due.
    boolean settles() {
        return due().isZero()
                || change().isPresent()
                || counting().filter(enough -> !enough.isLessThan(due())).isPresent();
    }

    boolean isUnknown() {
        return talk.filter(now -> now.phase() == Phase.UNKNOWN).isPresent();
    }

    boolean isAsking() {
        return talk.isPresent() && !isUnknown();
    }

    /// Amounts that are likely, for a finger.
    List<Money> quick() {
        if (!due().isPositive()) {
            return List.of();
        }
        return switch (kind) {
            case CASH -> TenderService.suggestions(due());
            case CARD -> parts();
            case GIFT_CARD ->
                    card.found().map(this::most).filter(Money::isPositive).stream().toList();
            case VOUCHER -> Denominations.notes(currency()).stream().limit(QUICK).toList();
        };
    }

    /// All of it, a half, a third and a quarter, for those who share it.
    private List<Money> parts() {
        List<Money> parts = new ArrayList<>();
        for (int share = 1; share <= QUICK; share++) {
            parts.add(due().dividedBy(share, RoundingMode.UP));
        }
        return parts.stream().distinct().toList();
    }

    /// Which of them is given; −1 for none.
    int chosen() {
        Optional<Money> now = isWholeByItself() ? counting() : given;
        return now.map(quick()::indexOf).orElse(-1);
    }

    /// Whether what can be paid so counts before anything is typed.
    boolean isWholeByItself() {
        return kind == Kind.CARD || kind == Kind.GIFT_CARD;
    }
}
