package org.tillbridge.pos.returns;

import org.joda.money.Money;
import org.tillbridge.pos.receipt.CodeWords;
import org.tillbridge.pos.returns.CardRefunds.Refundable;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.sale.SaleNow;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.pass.PassParts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is said about goods that come back: in the words of the sale, where they are the same.
public final class ReturnWords {
    private final Texts texts;
    private final SaleMessages messages;
    private final CodeWords codes;
    private final ClaimWords claims;

    public ReturnWords(Texts texts) {
        this.texts = texts;
        this.messages = new SaleMessages(texts);
        this.codes = new CodeWords(texts);
        this.claims = new ClaimWords(texts);
    }

    /// Nothing for what went as hoped; the line itself says so.
    public Optional<Message> of(ReturnOutcome outcome) {
        return switch (outcome) {
            case ReturnOutcome.Added _, ReturnOutcome.NeedsChoice _, ReturnOutcome.NextQuantity _ ->
                    Optional.empty();
            case ReturnOutcome.NotOnReceipt(RungLine line) ->
                    Optional.of(messages.said("return.notOnReceipt", line.goods().goods().name()));
            case ReturnOutcome.Unknown(var scan) ->
                    Optional.of(messages.said("return.unknown", scan.code().printed()));
            case ReturnOutcome.NoPrice(var item) ->
                    Optional.of(messages.said("return.noPrice", item.item().name()));
            case ReturnOutcome.NoTaxRate(String goods) -> Optional.of(messages.noTaxRate(goods));
            case ReturnOutcome.NothingCalledSo(String text) ->
                    Optional.of(messages.nothingCalledSo(text));
            case ReturnOutcome.Refused(Refusal why) -> Optional.of(messages.refused(why));
            case ReturnOutcome.NotAllowed(Right right) -> Optional.of(messages.notAllowed(right));
            case ReturnOutcome.ToClaim _ -> Optional.of(claims.asking());
            case ReturnOutcome.RefundsWait() -> Optional.of(refundsWait());
            case ReturnOutcome.NotWritten(var why) -> Optional.of(messages.notWritten(why));
            case ReturnOutcome.SaleInTheWay() -> Optional.of(messages.saleInTheWay());
            case ReturnOutcome.Faulty(CodeFault why) -> Optional.of(messages.faulty(why));
            case ReturnOutcome.NotACode() -> Optional.of(messages.notACode());
        };
    }

    /// Nothing where money went back, or there is nothing to say.
    Optional<Message> of(RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Refunded _,
                    RefundOutcome.AlreadyRefunded _,
                    RefundOutcome.NothingToRefund _ ->
                    Optional.empty();
            case RefundOutcome.NotAllowed(var right) -> Optional.of(messages.notAllowed(right));
            case RefundOutcome.RefundsWait() -> Optional.of(refundsWait());
            case RefundOutcome.Asking(TakenTender asked) ->
                    Optional.of(calm("terminal.givesBack", texts.money(asked.amount().abs())));
            case RefundOutcome.TerminalUnknown() -> Optional.empty();
            case RefundOutcome.CreditOnly() -> Optional.of(messages.said("return.creditOnly"));
            case RefundOutcome.GiftCreditOnly() ->
                    Optional.of(messages.said("return.giftCreditOnly"));
            case RefundOutcome.NotAsSeen() -> Optional.of(notAsSeen());
            case RefundOutcome.NeverPaid() -> Optional.of(messages.said("return.neverPaid"));
            case RefundOutcome.NotToCard() -> Optional.of(messages.said("return.notToCard"));
            case RefundOutcome.NotWritten(var why) -> Optional.of(messages.notWritten(why));
        };
    }

    Message notAsSeen() {
        return messages.said("return.notAsSeen");
    }

    /// What is said while the hub is asked whether goods come back elsewhere.
    ClaimWords claims() {
        return claims;
    }

    /// Nothing for what is proven.
    Optional<Message> of(ReceiptProof.Outcome outcome) {
        return switch (outcome) {
            case ReceiptProof.Outcome.Proven _ -> Optional.empty();
            case ReceiptProof.Outcome.Altered() -> Optional.of(codes.altered());
            case ReceiptProof.Outcome.UnknownKey(WorkstationId till) ->
                    Optional.of(messages.said("return.unknownKey", number(till)));
            case ReceiptProof.Outcome.Revoked(WorkstationId till, Instant since) ->
                    Optional.of(
                            messages.said(
                                    "return.revokedKey",
                                    number(till),
                                    texts.date(texts.dateOf(since))));
            case ReceiptProof.Outcome.OtherCurrency(Money total) ->
                    Optional.of(messages.said("return.otherCurrency", texts.money(total)));
        };
    }

    private static String number(WorkstationId till) {
        return Integer.toString(till.number());
    }

    /// Nothing where all of them are there.
    Optional<Message> of(PassParts.Outcome scanned) {
        return codes.of(scanned);
    }

    Message looking() {
        return calm("return.looking");
    }

    private Message calm(String key, Object... arguments) {
        return new Message(
                Message.Tone.CALM,
                texts.text(key, arguments),
                texts.text(key + ".toDo", arguments));
    }

    /// Nothing where all is said by the lines.
    Optional<Message> opened(Purchase purchase) {
        if (purchase.neverPaid()) {
            return Optional.of(messages.said("return.neverPaid"));
        }
        if (purchase.isSpent()) {
            return Optional.of(messages.said("return.nothingLeft"));
        }
        return purchase.everywhere() ? Optional.empty() : Optional.of(calm("return.unasked"));
    }

    String receipt(Purchase purchase) {
        return texts.text(
                purchase.isGift() ? "return.giftReceipt" : "return.receipt",
                purchase.number().toString(),
                texts.date(texts.dateOf(purchase.completedAt())));
    }

    /// What can still be chosen of it.
    ///
    /// @param basket in which some of it may stand already
    List<ItemRow> rows(Purchase purchase, Optional<Basket> basket) {
        return purchase.lines().stream().map(line -> row(line, basket)).toList();
    }

    private ItemRow row(Purchase.Line line, Optional<Basket> basket) {
        Quantity left =
                basket.stream()
                        .flatMap(open -> open.transaction().standing().stream())
                        .map(RungLine::goods)
                        .filter(goods -> isOf(goods, line))
                        .map(goods -> goods.quantity().negated())
                        .reduce(line.bought().left(), Quantity::plus);
        return new ItemRow(
                line.goods().name(),
                code(line.goods()),
                texts.text(
                        "return.left", texts.quantity(left), texts.quantity(line.bought().sold())),
                left.signum() <= 0,
                texts.unitPrice(line.bought().unitPrice()));
    }

    private static boolean isOf(RungGoods goods, Purchase.Line line) {
        return goods.bought()
                .filter(bought -> bought.line().equals(line.bought().line()))
                .isPresent();
    }

    private static String code(Goods goods) {
        return goods instanceof Goods.OfItem item ? item.code().printed() : "";
    }

    private Message refundsWait() {
        return messages.said("return.refundsWait");
    }

    Message cardGotSome() {
        return messages.said("return.cardGotSome");
    }

    /// What became of giving money back to a card: nothing where all is said, or nobody knows.
    Optional<Message> of(TenderOutcome outcome) {
        return switch (outcome) {
            case TenderOutcome.PartPaid(TakenTender back) ->
                    Optional.of(calm("return.partBack", texts.money(back.amount().abs())));
            case TenderOutcome.NotReversed(DeclineReason why) ->
                    Optional.of(
                            messages.said(
                                    why == DeclineReason.NOT_REACHED
                                            ? "return.terminalNotReached"
                                            : "return.cardNotBack"));
            default -> Optional.empty();
        };
    }

    /// "£4.21 back to Visa ending 4471".
    String toCard(Refundable to) {
        String amount = texts.money(to.amount());
        return to.paid()
                .lastFour()
                .map(
                        four ->
                                texts.text(
                                        "screen.backToCardEnding",
                                        amount,
                                        to.paid().brand().orElse(texts.text("tenderKind.card")),
                                        four))
                .orElseGet(() -> texts.text("screen.backToTheCard", amount));
    }

    String afterTerminal() {
        return texts.text("tender.afterAnswer");
    }

    /// Where a completed sale is reversed.
    Optional<Message> reversing(Optional<Basket> open) {
        return open.flatMap(Basket::reverses).map(_ -> calm("return.reversing"));
    }

    Message leaving() {
        return messages.said("return.leaving");
    }

    /// What leaves the drawer.
    String toGiveBack(SaleNow now) {
        return now.roundedCash()
                .or(now::leftInPart)
                .map(cash -> texts.money(cash.abs()))
                .orElseGet(now.picture()::toPay);
    }

    /// What a store credit for it comes to: nothing of it is rounded.
    String credit(SaleNow now) {
        return now.leftInPart()
                .map(left -> texts.money(left.abs()))
                .orElseGet(now.picture()::toPay);
    }

    List<String> notesOfGift(SaleNow now) {
        return List.of(now.picture().items(), texts.text("return.giftCredit"));
    }

    /// What stands below it: the tax gives way to why it is not the sum of the goods.
    List<String> notes(SaleNow now) {
        return now.roundedCash().isEmpty()
                ? now.notes()
                : List.of(
                        now.picture().items(), texts.text("return.rounded", now.picture().toPay()));
    }

    /// @param free whether there is nothing to give back
    String refund(boolean free) {
        return texts.text(free ? "screen.finishReturn" : "screen.giveBack");
    }

    String giveCredit() {
        return texts.text("tenderKind.storeCredit");
    }

    String cardFirst() {
        return texts.text("screen.backToCard");
    }

    String afterFirstItem() {
        return texts.text("return.afterFirstItem");
    }

    String afterAnswer() {
        return texts.text("ring.afterAnswer");
    }

    /// @param typed where a price is from; blank for what the customer says
    String source(String typed) {
        return typed.isBlank() ? texts.text("return.asSaid") : typed.strip();
    }

    /// Asks what was paid for goods that ring at another price today.
    String ringsAt(RungLine line) {
        return texts.text("screen.ringsAt", texts.unitPrice(line.goods().unitPrice()));
    }

    ReturnViewModel.Subject subject(RungLine line) {
        return new ReturnViewModel.Subject(
                line.goods().goods().name(), texts.quantity(line.goods().quantity()));
    }

    List<String> reasons() {
        return names("returnReason.", ReturnReason.ofCustomers());
    }

    List<String> dispositions() {
        return names("disposition.", List.of(Disposition.values()));
    }

    private List<String> names(String prefix, List<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> texts.text(prefix + CamelCase.of(constant)))
                .toList();
    }
}
