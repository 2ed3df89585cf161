package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.CardWords;
import org.tillbridge.pos.tender.Paying.Talk;
import org.tillbridge.pos.tender.TenderViewModel.Basket;
import org.tillbridge.pos.tender.TenderViewModel.Big;
import org.tillbridge.pos.tender.TenderViewModel.Field;
import org.tillbridge.pos.tender.TenderViewModel.Kind;
import org.tillbridge.pos.tender.TenderViewModel.Mark;
import org.tillbridge.pos.tender.TenderViewModel.PaymentRow;
import org.tillbridge.pos.tender.TenderViewModel.QuickNote;
import org.tillbridge.pos.tender.TenderViewModel.Shown;
import org.tillbridge.pos.tender.TenderViewModel.Terminal;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.Tender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts into words how the money is taken.
final class TenderWords {
    private final Texts texts;

    TenderWords(Texts texts) {
        this.texts = texts;
    }

    String wrong(TenderOutcome.NotSo why) {
        return switch (why) {
            case TenderOutcome.TooLittle(Money _, Money missing) ->
                    texts.text("tender.tooLittle", texts.money(missing));
            case TenderOutcome.TooMuch(Money _) -> texts.text("tender.tooMuch");
            case TenderOutcome.NoSuchCoins(Money smallest) ->
                    texts.text("tender.noSuchCoins", texts.money(smallest));
            case TenderOutcome.MoreThanIsLeft(Money left) ->
                    texts.text("tender.moreThanIsLeft", texts.money(left));
            case TenderOutcome.TooManyTenders() -> texts.text("tender.tooMany");
        };
    }

    /// Before anything is known of a sale.
    Shown nothing() {
        return new Shown(
                new Basket(texts.text("screen.sale"), List.of(), "", ""),
                Kind.CASH,
                false,
                List.of(),
                new Big(texts.text("screen.toPay"), "", false, List.of()),
                "",
                field(Kind.CASH, texts.noMoney()),
                false,
                "",
                "",
                "",
                List.of(),
                -1,
                Optional.empty(),
                texts.text("screen.finishSale"),
                texts.text("tender.afterAmount"),
                false,
                Optional.empty());
    }

    Shown shown(Paying paying, boolean offersCard) {
        return new Shown(
                new Basket(
                        texts.text(paying.isReturn() ? "screen.return" : "screen.sale"),
                        paying.picture().rows(),
                        paying.picture().summary(),
                        paying.picture().items()),
                paying.kind(),
                offersCard,
                payments(paying),
                big(paying),
                paying.change().map(texts::amount).orElse(""),
                field(paying),
                paying.asksNumber(),
                paying.card().number(),
                paying.given().map(texts::amount).orElse(""),
                paying.wrong(),
                quickNotes(paying),
                paying.chosen(),
                paying.talk().map(this::terminal),
                next(paying),
                notYet(paying),
                paying.talk().isEmpty() && paying.balance().last().isPresent(),
                paying.message());
    }

    private Field field(Paying paying) {
        return field(
                paying.kind(),
                paying.counting()
                        .filter(_ -> paying.isWholeByItself())
                        .map(texts::amount)
                        .orElse(texts.noMoney()));
    }

    private Field field(Kind kind, String prompt) {
        String name = CamelCase.of(kind);
        return new Field(
                texts.text("tender.field." + name),
                texts.text("tender.above." + name),
                texts.text("tender.hint." + name),
                prompt);
    }

    private List<PaymentRow> payments(Paying paying) {
        List<PaymentRow> rows = new ArrayList<>();
        Balance balance = paying.balance();
        rows.add(
                new PaymentRow(
                        Mark.PLAIN, texts.text("screen.total"), "", texts.amount(balance.total())));
        balance.taken().forEach(tender -> rows.add(row(tender)));
        if (paying.talk().isEmpty()) {
            if (!paying.cashRounding().isZero()) {
                rows.add(
                        new PaymentRow(
                                Mark.PLAIN,
                                texts.text("tender.cashRounding"),
                                "",
                                texts.amount(paying.cashRounding().negated())));
            }
            typed(paying).ifPresent(rows::add);
        }
        sum(paying).ifPresent(rows::add);
        return rows;
    }

    private PaymentRow row(TakenTender tender) {
        return switch (tender.state()) {
            case PAID ->
                    new PaymentRow(
                            Mark.PAID,
                            name(tender),
                            texts.text("tender.paid"),
                            texts.amount(tender.amount().negated()));
            case ASKED ->
                    new PaymentRow(
                            Mark.ASKED,
                            name(tender),
                            texts.text("tender.asked"),
                            texts.amount(tender.amount().negated()));
            case UNKNOWN ->
                    new PaymentRow(
                            Mark.UNKNOWN,
                            name(tender),
                            texts.text("tender.unknown"),
                            texts.amount(tender.amount().negated()));
        };
    }

    private String name(TakenTender tender) {
        return tender.reverses().isPresent()
                ? texts.text("tender.cardBack")
                : tender.storedValue()
                        .map(slip -> new CardWords(texts).name(slip.code()))
                        .orElseGet(() -> name(tender.tender(), tender.card()));
    }

    /// "Card, Visa ending 4471".
    private String name(Tender tender, Optional<CardSlip> card) {
        return card.flatMap(CardSlip::lastFour)
                .map(
                        four ->
                                texts.text(
                                        "tender.cardEnding",
                                        card.flatMap(CardSlip::brand)
                                                .orElse(texts.text("tenderKind.card")),
                                        four))
                .orElseGet(() -> texts.text("tenderKind." + CamelCase.of(tender)));
    }

    private Optional<PaymentRow> typed(Paying paying) {
        return paying.given()
                .flatMap(given -> paying.counting())
                .map(
                        amount ->
                                new PaymentRow(
                                        Mark.TYPED,
                                        field(paying).name(),
                                        "",
                                        texts.amount(amount.negated())));
    }

    private Optional<PaymentRow> sum(Paying paying) {
        if (paying.change().isPresent()) {
            return paying.change()
                    .map(
                            change ->
                                    new PaymentRow(
                                            Mark.SUM,
                                            texts.text("screen.change"),
                                            "",
                                            texts.amount(change)));
        }
        return paying.balance().taken().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PaymentRow(
                                Mark.SUM,
                                texts.text(
                                        paying.isReturn()
                                                ? "tender.leftToGiveBack"
                                                : "tender.left"),
                                "",
                                texts.amount(
                                        paying.isReturn() ? paying.due().abs() : paying.due())));
    }

    private Big big(Paying paying) {
        Optional<Money> change = paying.change();
        if (change.isPresent()) {
            Money cash = paying.given().orElseThrow();
            return new Big(
                    texts.text("screen.change"),
                    texts.money(change.get()),
                    true,
                    List.of(
                            texts.text("tender.fromCash", texts.money(cash)),
                            texts.text("tender.wasToPay", texts.amount(paying.due()))));
        }
        Money given =
                paying.isWholeByItself()
                        ? Money.zero(paying.currency())
                        : paying.counting().orElse(Money.zero(paying.currency()));
        return new Big(
                texts.text(paying.isReturn() ? "screen.toGiveBack" : "screen.toPay"),
                texts.money(paying.isReturn() ? paying.due().abs() : paying.due().minus(given)),
                false,
                List.of(paying.picture().items(), paying.picture().tax()));
    }

    private List<QuickNote> quickNotes(Paying paying) {
        return paying.quick().stream()
                .map(
                        note ->
                                note.equals(paying.due())
                                        ? new QuickNote(
                                                texts.money(note),
                                                texts.text(
                                                        paying.isWholeByItself()
                                                                ? "tender.allOfIt"
                                                                : "tender.exact"))
                                        : new QuickNote(
                                                paying.kind() == Kind.GIFT_CARD
                                                        ? texts.money(note)
                                                        : texts.wholeMoney(note),
                                                ""))
                .toList();
    }

    private String next(Paying paying) {
        if (paying.isUnknown()) {
            return texts.text("tender.askAgain");
        }
        if (paying.isAsking() || paying.due().isZero()) {
            return texts.text("screen.finishSale");
        }
        if (paying.kind() == Kind.CARD) {
            return texts.text("tender.askTerminal");
        }
        if (paying.asksNumber()) {
            return texts.text(paying.points().isPresent() ? "tender.lookPoints" : "tender.look");
        }
        if (paying.kind() == Kind.GIFT_CARD) {
            return texts.text(paying.settles() ? "screen.finishSale" : "tender.takePart");
        }
        return texts.text(
                paying.settles() || paying.given().isEmpty()
                        ? "screen.finishSale"
                        : "tender.takePart");
    }

    private String notYet(Paying paying) {
        if (paying.isAsking()) {
            return texts.text("tender.afterAnswer");
        }
        if (paying.asksNumber() && paying.talk().isEmpty() && !paying.due().isZero()) {
            return paying.card().number().isBlank() && paying.points().isEmpty()
                    ? texts.text("tender.afterNumber")
                    : "";
        }
        boolean needsAmount =
                paying.talk().isEmpty()
                        && !paying.due().isZero()
                        && paying.counting().filter(Money::isPositive).isEmpty();
        return needsAmount ? texts.text("tender.afterAmount") : "";
    }

    private Terminal terminal(Talk talk) {
        String amount = texts.money(talk.tender().amount().abs());
        boolean back = talk.tender().reverses().isPresent();
        return switch (talk.phase()) {
            case ASKING ->
                    new Terminal(
                            texts.text(back ? "terminal.givesBack" : "terminal.asks", amount),
                            texts.text("terminal.asks.toDo"),
                            false,
                            !back);
            case ASKING_AGAIN ->
                    new Terminal(
                            texts.text("terminal.asksAgain", amount),
                            texts.text("terminal.asksAgain.toDo"),
                            false,
                            false);
            case UNKNOWN ->
                    new Terminal(
                            texts.text(back ? "terminal.unknownBack" : "terminal.unknown", amount),
                            texts.text(
                                    back ? "terminal.unknownBack.toDo" : "terminal.unknown.toDo"),
                            true,
                            false);
        };
    }

    Message declined(DeclineReason reason) {
        return said("terminal." + CamelCase.of(reason));
    }

    Message notTaken(TenderOutcome.CardNotTaken why) {
        CardWords cards = new CardWords(texts);
        return switch (why) {
            case TenderOutcome.NothingOnCard(var card) -> cards.nothingOnIt(card);
            case TenderOutcome.CardRefused(var card, var refused) -> cards.refused(card, refused);
            case TenderOutcome.HubNotAsked(Money upTo) -> cards.notAsked(upTo);
        };
    }

    Message notReversed() {
        return said("terminal.notReversed");
    }

    Message said(String key) {
        return new Message(Message.Tone.CAUTION, texts.text(key), texts.text(key + ".toDo"));
    }
}
