package org.tillbridge.pos.returns;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.Ringing;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Right;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/// The money of a return: in cash, as a store credit, or back to the card that paid. On the FX
/// thread.
abstract class RefundingViewModel extends Ringing<ReturnViewModel.Shown>
        implements ReturnViewModel {
    protected final ReturnService returns;
    protected final Navigation navigation;
    protected final ReturnWords words;
    protected final CardRefundTalk card;
    private final PaperReceiptViewModel receipt;
    private boolean refunding;
    private boolean cardGaveNone;

    protected RefundingViewModel(
            ReturnService returns,
            OpenSale openSale,
            Shelf shelf,
            PaperReceiptViewModel receipt,
            CardRefundTalk card,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        super(openSale, shelf, desk, tasks, texts);
        this.returns = returns;
        this.receipt = receipt;
        this.card = card;
        this.navigation = navigation;
        this.words = new ReturnWords(texts);
    }

    @Override
    public void refund() {
        if (isCardFirst()) {
            refundToCard();
        } else if (isOfGift()) {
            refund(returns::refundAsCredit);
        } else {
            refund(returns::refund);
        }
    }

    /// Whether the next step asks the terminal: what a card paid of a sale that is voided goes back
    /// to it, unless it does not take it.
    protected final boolean isCardFirst() {
        return !cardGaveNone && isReversal();
    }

    /// Whether a store credit is all that goes back.
    protected final boolean isOfGift() {
        return now.basket().filter(Refunds::isOfGift).isPresent();
    }

    /// Whether a completed sale goes back as it is.
    protected final boolean isReversal() {
        return now.basket().flatMap(Basket::reverses).isPresent();
    }

    @Override
    public void refundAsCredit() {
        if (!now.isFree()) {
            refund(returns::refundAsCredit);
        }
    }

    @Override
    public void refundToCard() {
        refund(transaction -> returns.refundToCard(transaction, card::start));
    }

    private void answered(TenderOutcome outcome) {
        afterwards(
                () -> {},
                () -> {
                    message = words.of(outcome);
                    switch (outcome) {
                        case TenderOutcome.Paid(var transaction) -> receipt.show(transaction);
                        case TenderOutcome.AlreadyPaid(var transaction) ->
                                receipt.show(transaction);
                        case TenderOutcome.PartPaid _ -> {}
                        case TenderOutcome.NotReversed _ -> cardGaveNone = true;
                        default -> navigation.goTo(Place.TENDER);
                    }
                });
    }

    private void refund(Function<UUID, RefundOutcome> how) {
        if (refunding || !notYet().isEmpty()) {
            return;
        }
        refunding = true;
        Basket basket = now.basket().orElseThrow();
        Callable<RefundOutcome> deed = () -> how.apply(basket.transaction().id());
        perform(deed, orApproved(basket, deed), () -> refunding = false);
    }

    /// What is approved is the right that the refusal names: a return may take one of several.
    private Consumer<RefundOutcome> orApproved(Basket basket, Callable<RefundOutcome> deed) {
        return outcome -> {
            if (outcome instanceof RefundOutcome.NotAllowed(Right right)) {
                orApproved(() -> approvalWords.refund(right, basket), deed, this::refunded)
                        .accept(outcome);
            } else {
                refunded(outcome);
            }
        };
    }

    private void refunded(RefundOutcome outcome) {
        message = words.of(outcome);
        switch (outcome) {
            case RefundOutcome.Refunded(var transaction) -> receipt.show(transaction);
            case RefundOutcome.AlreadyRefunded(var transaction) -> receipt.show(transaction);
            case RefundOutcome.Asking(TakenTender asked) ->
                    card.ask(now.basket().orElseThrow().transaction().id(), asked, this::answered);
            case RefundOutcome.TerminalUnknown() -> navigation.goTo(Place.TENDER);
            case RefundOutcome.NotToCard() -> cardGaveNone = true;
            default -> {}
        }
    }

    /// Another return begins.
    protected final void forgetRefund() {
        refunding = false;
        cardGaveNone = false;
    }

    protected final void say(Message said) {
        show(() -> message = Optional.of(said));
    }

    protected final String notYet() {
        if (card.isAsking()) {
            return words.afterTerminal();
        }
        if (now.isPayable()) {
            return task.isQuestion() ? words.afterAnswer() : "";
        }
        return words.afterFirstItem();
    }
}
