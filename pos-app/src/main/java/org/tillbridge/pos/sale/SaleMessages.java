package org.tillbridge.pos.sale;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said when something was not done, in the same words on every screen: what happened, what
/// to do.
public final class SaleMessages {
    private final Texts texts;

    public SaleMessages(Texts texts) {
        this.texts = texts;
    }

    /// One sentence, to stand beside a field.
    public String sentence(Refusal why) {
        return texts.text("refusal." + CamelCase.of(why));
    }

    public Message refused(Refusal why) {
        return new Message(
                Message.Tone.CAUTION,
                sentence(why),
                texts.text("refusal." + CamelCase.of(why) + ".toDo"));
    }

    public Message notWritten(JournalWriteException.Reason why) {
        return new Message(
                Message.Tone.ALERT,
                texts.text("trouble.notWritten"),
                texts.text("trouble." + CamelCase.of(why)));
    }

    /// The basket as it stands would not survive a restart.
    public Message notKept(JournalWriteException.Reason why) {
        return new Message(
                Message.Tone.CAUTION,
                texts.text("trouble.notKept"),
                texts.text("trouble." + CamelCase.of(why)));
    }

    public Message saleInTheWay() {
        return said("sale.inTheWay");
    }

    /// The same of the close of the day.
    public Message saleBeforeTheClose() {
        return said("count.saleInTheWay");
    }

    public Message notAllowed(Right right) {
        return new Message(
                Message.Tone.CAUTION,
                texts.text("right." + CamelCase.of(right)),
                texts.text("right.ask"));
    }

    /// Nothing for what went as hoped; the line itself says so.
    public Optional<Message> of(ScanOutcome outcome) {
        return switch (outcome) {
            case ScanOutcome.Added _,
                    ScanOutcome.NeedsAge _,
                    ScanOutcome.NeedsChoice _,
                    ScanOutcome.SoldBefore _,
                    ScanOutcome.NextQuantity _,
                    ScanOutcome.OfStoredValue _,
                    ScanOutcome.Unknown _ ->
                    Optional.empty();
            case ScanOutcome.Coupon(var promotion, boolean counts) ->
                    Optional.of(coupon(promotion.name(), counts));
            case ScanOutcome.Refused(Refusal why) -> Optional.of(refused(why));
            case ScanOutcome.NotAllowed(Right right) -> Optional.of(notAllowed(right));
            case ScanOutcome.NotACode() -> Optional.of(notACode());
            case ScanOutcome.Faulty(CodeFault why) -> Optional.of(faulty(why));
            case ScanOutcome.TooYoung(AgeCheck check) ->
                    Optional.of(
                            said("sale.tooYoung", check.item().item().name(), check.minimumAge()));
            case ScanOutcome.NotWritten(var why) -> Optional.of(notWritten(why));
            case ScanOutcome.Recalled(ShelfItem item, String reason) ->
                    Optional.of(said("sale.recalled", item.item().name(), reason));
            case ScanOutcome.Expired(String goods, LocalDate useBy) ->
                    Optional.of(said("sale.expired", goods, texts.date(useBy)));
            case ScanOutcome.NothingCalledSo(String text) -> Optional.of(nothingCalledSo(text));
            case ScanOutcome.NoTaxRate(Department department) ->
                    Optional.of(noTaxRate(department.name()));
            case ScanOutcome.NotSellable(ShelfItem item, ScanOutcome.Reason why) ->
                    Optional.of(said("sale." + CamelCase.of(why), item.item().name()));
        };
    }

    /// Nothing for what went as hoped.
    public Optional<Message> of(LineOutcome outcome) {
        return switch (outcome) {
            case LineOutcome.Changed _ -> Optional.empty();
            case LineOutcome.Refused(Refusal why) -> Optional.of(refused(why));
            case LineOutcome.NotAllowed(Right right) -> Optional.of(notAllowed(right));
            case LineOutcome.NotWritten(var why) -> Optional.of(notWritten(why));
        };
    }

    /// Nothing for what went as hoped.
    public Optional<Message> of(AdjustOutcome outcome) {
        return switch (outcome) {
            case AdjustOutcome.Agreed _ -> Optional.empty();
            case AdjustOutcome.Refused(Refusal why) -> Optional.of(refused(why));
            case AdjustOutcome.NotAllowed(Right right) -> Optional.of(notAllowed(right));
            case AdjustOutcome.NotWritten(var why) -> Optional.of(notWritten(why));
        };
    }

    /// Nothing for what went as hoped.
    public Optional<Message> of(CancelOutcome outcome) {
        return switch (outcome) {
            case CancelOutcome.Cancelled() -> Optional.empty();
            case CancelOutcome.NotAllowed(Right right) -> Optional.of(notAllowed(right));
            case CancelOutcome.MoneyTaken() -> Optional.of(refused(Refusal.PAID_ALREADY));
            case CancelOutcome.NotWritten(var why) -> Optional.of(notWritten(why));
        };
    }

    /// Nothing for a sale that is rung again; the basket itself says so.
    public Optional<Message> of(SuspendOutcome outcome) {
        return switch (outcome) {
            case SuspendOutcome.NothingRung() -> Optional.empty();
            case SuspendOutcome.Resumed(Basket _, List<Piece> sold) -> soldMeanwhile(sold);
            case SuspendOutcome.Suspended _ ->
                    Optional.of(
                            new Message(
                                    Message.Tone.CALM,
                                    texts.text("sale.suspended"),
                                    texts.text("sale.suspended.toDo")));
            case SuspendOutcome.MoneyTaken() -> Optional.of(refused(Refusal.PAID_ALREADY));
            case SuspendOutcome.ReturnInTheWay() -> Optional.of(refused(Refusal.RETURN_IN_THE_WAY));
            case SuspendOutcome.SaleInTheWay() -> Optional.of(saleInTheWay());
            case SuspendOutcome.NotSuspended() -> Optional.of(said("sale.notSuspended"));
            case SuspendOutcome.TakenElsewhere(String workstation, Instant at) ->
                    Optional.of(said("sale.takenElsewhere", workstation, texts.time(at)));
            case SuspendOutcome.HubSilent() -> Optional.of(said("sale.takeOverOffline"));
            case SuspendOutcome.Unreadable() -> Optional.of(said("sale.suspendedUnreadable"));
            case SuspendOutcome.NotWritten(var why) -> Optional.of(notWritten(why));
        };
    }

    private Optional<Message> soldMeanwhile(List<Piece> pieces) {
        String serials = pieces.stream().map(Piece::serial).collect(Collectors.joining(", "));
        return serials.isEmpty()
                ? Optional.empty()
                : Optional.of(said("sale.soldMeanwhile", serials));
    }

    private Message coupon(String promotion, boolean counts) {
        return counts
                ? new Message(
                        Message.Tone.CALM,
                        texts.text("sale.coupon", promotion),
                        texts.text("sale.coupon.toDo"))
                : said("sale.couponFirst", promotion);
    }

    public Message noTaxRate(String goods) {
        return said("sale.noTaxRate", goods);
    }

    public Message faulty(CodeFault why) {
        return said("code." + CamelCase.of(why));
    }

    public Message notACode() {
        return said("sale.notACode");
    }

    public Message nothingCalledSo(String text) {
        return said("sale.nothingCalledSo", text);
    }

    /// In the words of that key.
    public Message said(String key, Object... arguments) {
        return new Message(
                Message.Tone.CAUTION,
                texts.text(key, arguments),
                texts.text(key + ".toDo", arguments));
    }
}
