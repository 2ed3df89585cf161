package org.tillbridge.demo.replay;

import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.ReturnWords;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.journal.JournalWriteException;

import java.util.Locale;

/// Why a till did not do what an act needs: in the words of its screens, where they have any.
/// Nothing of what went as hoped.
final class ReplayWords {
    private static final Texts TEXTS = new Texts(Locale.UK, Replay.ZONE);
    private static final SaleMessages MESSAGES = new SaleMessages(TEXTS);
    private static final ReturnWords RETURNS = new ReturnWords(TEXTS);

    private ReplayWords() {}

    static String of(ScanOutcome outcome) {
        return MESSAGES.of(outcome).map(Message::happened).orElse("");
    }

    static String of(ReturnOutcome outcome) {
        return RETURNS.of(outcome).map(Message::happened).orElse("");
    }

    static String of(OpeningOutcome outcome) {
        return switch (outcome) {
            case OpeningOutcome.Opened _ -> "";
            case OpeningOutcome.AlreadyOpen(var day) -> "The day " + day + " is open.";
            case OpeningOutcome.NeedsManager(var last) ->
                    TEXTS.text("openTill.farFromLast", TEXTS.date(last));
            case OpeningOutcome.AbsurdFloat() -> TEXTS.text("openTill.absurd");
            case OpeningOutcome.NotWritten(var why) -> of(why);
        };
    }

    static String of(ClosingOutcome outcome) {
        return switch (outcome) {
            case ClosingOutcome.Closed _ -> "";
            case ClosingOutcome.NotAllowed(var right) -> MESSAGES.notAllowed(right).happened();
            case ClosingOutcome.Refused(var why) -> MESSAGES.refused(why).happened();
            case ClosingOutcome.SaleInTheWay() -> MESSAGES.saleInTheWay().happened();
            case ClosingOutcome.NoDayOpen() -> "No day is open.";
            case ClosingOutcome.NotWritten(var why) -> of(why);
        };
    }

    static String of(TenderOutcome outcome) {
        return switch (outcome) {
            case TenderOutcome.Paid _ -> "";
            case TenderOutcome.AlreadyPaid _ -> "It was paid before.";
            case TenderOutcome.TooLittle(var _, var missing) ->
                    TEXTS.text("tender.tooLittle", TEXTS.money(missing));
            case TenderOutcome.TooMuch(var given) -> "Nobody gives " + TEXTS.money(given) + ".";
            case TenderOutcome.NoSuchCoins(var smallest) ->
                    TEXTS.text("tender.noSuchCoins", TEXTS.money(smallest));
            case TenderOutcome.NotPayable() -> "There is nothing to pay for.";
            case TenderOutcome.PartPaid _,
                    TenderOutcome.TakenBack _,
                    TenderOutcome.Asking _,
                    TenderOutcome.Declined _,
                    TenderOutcome.NotReversed _,
                    TenderOutcome.Unknown _,
                    TenderOutcome.KnownAlready _,
                    TenderOutcome.CardNotTaken _,
                    TenderOutcome.MoreThanIsLeft _,
                    TenderOutcome.TooManyTenders _ ->
                    "It was not paid in cash alone.";
            case TenderOutcome.NotWritten(var why) -> of(why);
        };
    }

    static String of(RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Refunded _ -> "";
            case RefundOutcome.AlreadyRefunded _ -> "It was refunded before.";
            case RefundOutcome.NotAllowed(var right) -> MESSAGES.notAllowed(right).happened();
            case RefundOutcome.RefundsWait() -> TEXTS.text("return.refundsWait");
            case RefundOutcome.NothingToRefund() -> "Nothing comes back.";
            case RefundOutcome.NotAsSeen() -> TEXTS.text("return.notAsSeen");
            case RefundOutcome.NeverPaid() -> TEXTS.text("return.neverPaid");
            case RefundOutcome.Asking _,
                    RefundOutcome.TerminalUnknown _,
                    RefundOutcome.NotToCard _ ->
                    "It was not given back in cash.";
            case RefundOutcome.CreditOnly() -> TEXTS.text("return.creditOnly");
            case RefundOutcome.GiftCreditOnly() -> TEXTS.text("return.giftCreditOnly");
            case RefundOutcome.NotWritten(var why) -> of(why);
        };
    }

    static String of(Written outcome) {
        return switch (outcome) {
            case Written.OnDisk _ -> "";
            case Written.NotWritten(var why) -> of(why);
        };
    }

    private static String of(JournalWriteException.Reason why) {
        Message message = MESSAGES.notWritten(why);
        return message.happened() + " " + message.toDo();
    }
}
