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
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Right;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The money of a return: in cash, as a store credit, or back to the card that paid. On the FX
/// thread.
abstract class RefundingViewModel extends Ringing<ReturnViewModel.Shown>
        implements ReturnViewModel {
    protected final ReturnService returns;
    protected final Navigation navigation;
    protected final ReturnWords words;
    protected final CardRefundTalk card;
    private final PaperReceiptViewModel receipt;
    private Optional<Basket> stood = Optional.empty();
    private int claiming;
    private int begun;
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

    /// What the hub said of what comes back counts for a while only, so it is asked again where the
    /// return took long or it could not be asked before, as long as no card has a share of it.
    private void refund(Function<UUID, RefundOutcome> how) {
        if (refunding || !notYet().isEmpty()) {
            return;
        }
        if (claiming > 0) {
            say(words.claims().asking());
            return;
        }
        Basket basket = now.basket().orElseThrow();
        Optional<ClaimedLines.Wanted> unclaimed =
                returns.claims().missing(basket.transaction().id(), ClaimedLines.of(basket));
        if (unclaimed.isPresent() && basket.tenders().isEmpty()) {
            say(words.claims().asking());
            claim(unclaimed.get(), () -> refundClaimed(basket, how));
        } else {
            refund(basket, how);
        }
    }

    /// Unless something else is about to be put into it, or asked, meanwhile.
    private void refundClaimed(Basket seen, Function<UUID, RefundOutcome> how) {
        if (claiming > 0 || !notYet().isEmpty()) {
            say(words.notAsSeen());
        } else {
            refund(seen, how);
        }
    }

    /// What goes out is what was on the screen, or nothing.
    private void refund(Basket basket, Function<UUID, RefundOutcome> how) {
        refunding = true;
        Callable<RefundOutcome> deed =
                () ->
                        openSale.basket().filter(open -> !open.equals(basket)).isPresent()
                                ? new RefundOutcome.NotAsSeen()
                                : how.apply(basket.transaction().id());
        perform(deed, orApproved(basket, deed), () -> refunding = false);
    }

    /// Asks the hub beside the screen, and goes on where nothing is in the way, unless something
    /// else was begun meanwhile.
    protected final void claim(ClaimedLines.Wanted wanted, Runnable then) {
        int asked = begun;
        claiming++;
        tasks.aside(
                () -> returns.claims().claim(wanted),
                answer -> {
                    Optional<Message> inTheWay = words.claims().of(answer, isReversal());
                    if (begun != asked) {
                        Set<OriginalLine> dropped = lines(wanted.lines().stream());
                        dropped.removeAll(standing());
                        letGo(dropped::contains);
                    } else if (inTheWay.isPresent()) {
                        notRung();
                        say(inTheWay.get());
                    } else {
                        then.run();
                    }
                },
                () -> claiming--);
    }

    /// Others may take back what does not come back here any more.
    protected final void letGo() {
        if (!now.basket().equals(stood)) {
            Set<OriginalLine> gone = lines(stood.stream().flatMap(ClaimedLines::of));
            gone.removeAll(standing());
            boolean isOver = stood.isPresent() && !id(stood).equals(id(now.basket()));
            stood = now.basket();
            letGo(line -> isOver || gone.contains(line));
        }
    }

    protected final void letGo(Predicate<OriginalLine> which) {
        for (ClaimedLines.Wanted gone : returns.claims().forget(which)) {
            tasks.aside(
                    () -> {
                        returns.claims().letGo(gone);
                        return gone;
                    },
                    done -> {});
        }
    }

    private Set<OriginalLine> standing() {
        return lines(now.basket().stream().flatMap(ClaimedLines::of));
    }

    private static Set<OriginalLine> lines(Stream<ClaimedLines.Line> lines) {
        return lines.map(ClaimedLines.Line::line).collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<UUID> id(Optional<Basket> open) {
        return open.map(basket -> basket.transaction().id());
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
        begun++;
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
