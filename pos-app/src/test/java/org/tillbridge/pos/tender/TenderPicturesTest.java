package org.tillbridge.pos.tender;

import static org.tillbridge.pos.ui.Screenshots.english;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.BasketPicture;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.CardWords;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.pos.tender.Paying.Card;
import org.tillbridge.pos.tender.Paying.Phase;
import org.tillbridge.pos.tender.TenderViewModel.Kind;
import org.tillbridge.pos.ui.PicturedWords;
import org.tillbridge.pos.ui.Screenshots;
import org.tillbridge.pos.ui.Still;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.View;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.sync.journal.Fixtures;

import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

class TenderPicturesTest extends PicturedWords {
    private static final OperatorId OPERATOR = new OperatorId(3);
    private static final StoredValueCode GIFT_CARD = Fixtures.card(StoredValueKind.GIFT_CARD, 1);

    @Test
    void cash() {
        everywhere("tender", texts -> view(texts, cash("40.00")));
        Screenshots narrow = english().size(1024, 768);
        narrow.in(Locale.GERMANY)
                .take(
                        "tender-large-german-1024",
                        texts -> view(texts, unpaid("EUR 11284.50"), cash("12000.00")));
        narrow.in(Locale.FRANCE)
                .take(
                        "tender-huge-french-1024",
                        texts -> view(texts, unpaid("IDR 12847642.56"), (words, paying) -> paying));
        english().take("tender-part", texts -> view(texts, cash("4.00")));
        english()
                .take(
                        "tender-too-much",
                        texts ->
                                view(
                                        texts,
                                        (words, paying) ->
                                                paying.giving(amount(words, "999999.99"))
                                                        .wrong(words.text("tender.tooMuch"))));
    }

    @Test
    void split() {
        everywhere("tender-split", texts -> view(texts, split(texts), cash("20.00")));
        everywhere("tender-six", texts -> view(texts, six(texts), cash("11.00")));
        english()
                .take(
                        "tender-voucher",
                        texts -> view(texts, (words, paying) -> paying.by(Kind.VOUCHER)));
        english().take("tender-rounding", texts -> view(texts, rounded(texts), cash("40.00")));
    }

    @Test
    void card() {
        everywhere("tender-card", texts -> view(texts, (words, paying) -> paying.by(Kind.CARD)));
        everywhere(
                "tender-card-asking",
                texts -> view(texts, talk(TakenTender.State.ASKED, Phase.ASKING)));
        english()
                .take(
                        "tender-card-asking-again",
                        texts -> view(texts, talk(TakenTender.State.UNKNOWN, Phase.ASKING_AGAIN)));
        everywhere(
                "tender-card-unknown",
                texts -> view(texts, talk(TakenTender.State.UNKNOWN, Phase.UNKNOWN)));
        everywhere(
                "tender-card-declined",
                texts ->
                        view(
                                texts,
                                (words, paying) ->
                                        paying.by(Kind.CARD)
                                                .saying(
                                                        Optional.of(
                                                                new TenderWords(words)
                                                                        .declined(
                                                                                DeclineReason
                                                                                        .REFUSED)))));
    }

    @Test
    void giftCard() {
        everywhere(
                "tender-gift-card",
                texts -> view(texts, (words, paying) -> paying.by(Kind.GIFT_CARD)));
        everywhere("tender-gift-card-found", texts -> view(texts, found(texts, "25.00", true)));
        everywhere("tender-gift-card-offline", texts -> view(texts, found(texts, "0.00", false)));
        everywhere("tender-gift-card-limit", texts -> view(texts, found(texts, "20.00", false)));
        english()
                .take(
                        "tender-gift-card-split",
                        texts -> view(texts, cardAndCash(texts), cash("20.00")));
        english()
                .take(
                        "tender-gift-card-wrong",
                        texts ->
                                view(
                                        texts,
                                        (words, paying) ->
                                                paying.by(Kind.GIFT_CARD)
                                                        .numbered("98123")
                                                        .wrong(words.text("tender.notANumber"))));
    }

    private static BiFunction<Texts, Paying, Paying> found(
            Texts texts, String upTo, boolean isAsked) {
        FoundCard.Usable card =
                isAsked
                        ? new FoundCard.OnIt(GIFT_CARD, of(upTo, texts))
                        : new FoundCard.NotAsked(GIFT_CARD, of(upTo, texts));
        return (words, paying) ->
                paying.by(Kind.GIFT_CARD)
                        .numbered(GIFT_CARD.printed())
                        .found(GIFT_CARD, card, new CardWords(words).of(card));
    }

    private static Balance cardAndCash(Texts texts) {
        return balance(
                texts,
                List.of(
                        TakenTender.storedValue(
                                id(3),
                                of("25.00", texts),
                                OPERATOR,
                                StoredValueSlip.claimed(GIFT_CARD, id(3), of("0.00", texts)))),
                CashRounding.exact(GBP));
    }

    private static Balance unpaid(String total) {
        Money due = Money.parse(total);
        return new Balance(
                id(9), due, List.of(), CashRounding.exact(due.getCurrencyUnit()), Optional.empty());
    }

    private static BiFunction<Texts, Paying, Paying> cash(String given) {
        return (texts, paying) -> paying.giving(amount(texts, given));
    }

    private static BiFunction<Texts, Paying, Paying> talk(TakenTender.State state, Phase phase) {
        return (texts, paying) -> paying.by(Kind.CARD).talking(card(texts, state, "36.55"), phase);
    }

    private static Optional<Money> amount(Texts texts, String value) {
        return Optional.of(of(value, texts));
    }

    private static View view(Texts texts, BiFunction<Texts, Paying, Paying> change) {
        return view(texts, balance(texts, List.of(), CashRounding.exact(GBP)), change);
    }

    private static View view(
            Texts texts, Balance balance, BiFunction<Texts, Paying, Paying> change) {
        BasketPicture picture =
                new BasketPicture(
                        basket(texts),
                        texts.text("basket.lines", 4, 1),
                        texts.text("basket.items", 8),
                        texts.text("basket.tax", amount("6.09", texts)),
                        money("36.55", texts));
        Paying paying =
                change.apply(
                        texts,
                        new Paying(
                                balance,
                                picture,
                                Kind.CASH,
                                Optional.empty(),
                                Card.NONE,
                                Optional.empty(),
                                "",
                                Optional.empty()));
        return new TenderView(
                Still.of(
                        TenderViewModel.class,
                        new TenderWords(texts).shown(paying, true),
                        asked -> {}),
                code -> {},
                texts);
    }

    private static Balance split(Texts texts) {
        return balance(
                texts,
                List.of(
                        TakenTender.byHand(id(1), Tender.VOUCHER, of("10.00", texts), OPERATOR),
                        card(texts, TakenTender.State.PAID, "15.00")),
                CashRounding.exact(GBP));
    }

    private static Balance six(Texts texts) {
        return balance(
                texts,
                LongStream.rangeClosed(1, 6)
                        .mapToObj(
                                one ->
                                        one == 2
                                                ? card(texts, TakenTender.State.PAID, "1.00")
                                                : TakenTender.byHand(
                                                        id(one + 10),
                                                        Tender.VOUCHER,
                                                        of("5.00", texts),
                                                        OPERATOR))
                        .toList(),
                CashRounding.exact(GBP));
    }

    private static Balance rounded(Texts texts) {
        return balance(
                texts, List.of(), new CashRounding(Money.of(GBP, 0.10), RoundingMode.HALF_UP));
    }

    private static Balance balance(Texts texts, List<TakenTender> taken, CashRounding rounding) {
        return new Balance(id(9), of("36.55", texts), taken, rounding, Optional.empty());
    }

    private static TakenTender card(Texts texts, TakenTender.State state, String amount) {
        boolean paid = state == TakenTender.State.PAID;
        return new TakenTender(
                id(2),
                Tender.CARD,
                of(amount, texts),
                state,
                OPERATOR,
                "terminal",
                Optional.empty(),
                paid
                        ? Optional.of(
                                new CardSlip(
                                        id(2),
                                        "1",
                                        Optional.of("1A2B3C"),
                                        Optional.of("Visa"),
                                        Optional.of("4471"),
                                        false))
                        : Optional.empty());
    }

    private static UUID id(long number) {
        return new UUID(0, number);
    }
}
