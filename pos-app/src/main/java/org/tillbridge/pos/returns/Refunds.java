package org.tillbridge.pos.returns;

import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.tender.VoidedSale;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.wire.SoldSale;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Gives back what the open return comes to. Belongs to the basket thread.
final class Refunds {
    private final Shelf shelf;
    private final OpenSale openSale;
    private final Session session;
    private final JournalReader journal;
    private final BooleanSupplier refundsWait;
    private final Supplier<CashRounding> rounding;
    private final Supplier<StoredValueCode> newCredit;
    private final CashRefunds cash;
    private final SalesAtHub atHub;

    Refunds(
            Shelf shelf,
            OpenSale openSale,
            Session session,
            JournalReader journal,
            SalesAtHub atHub,
            BooleanSupplier refundsWait,
            Supplier<CashRounding> rounding,
            Supplier<StoredValueCode> newCredit) {
        this.shelf = shelf;
        this.openSale = openSale;
        this.session = session;
        this.journal = journal;
        this.atHub = atHub;
        this.refundsWait = refundsWait;
        this.rounding = rounding;
        this.newCredit = newCredit;
        this.cash = new CashRefunds(journal, rounding);
    }

    /// Gives the money back in cash and completes the return.
    ///
    /// @param transaction the return the operator saw when they pressed the button
    RefundOutcome inCash(UUID transaction) {
        return refund(
                transaction,
                basket -> {
                    if (isOfGift(basket)) {
                        return new RefundOutcome.GiftCreditOnly();
                    }
                    if (shelf.creditWithoutProof() && isUnproven(basket)) {
                        return new RefundOutcome.CreditOnly();
                    }
                    return mayGiveCash(basket)
                            ? payOut(basket, this::inCash, VoidedSale::inCash)
                            : new RefundOutcome.NotAllowed(Right.REFUND_OTHERWISE);
                });
    }

    /// A sale that is reversed as a whole has a right of its own. What the coins round up is not
    /// asked about.
    private boolean mayGiveCash(Basket back) {
        if (back.reverses().isPresent()) {
            return true;
        }
        Money beyond = cash.beyond(back, atHub.said());
        Money goods = back.transaction().totals().total().abs();
        Money about = beyond.isGreaterThan(goods) ? goods : beyond;
        return about.isZero() || session.permit(Right.REFUND_OTHERWISE, about).isPresent();
    }

    /// Whether a gift receipt proves some of what comes back.
    static boolean isOfGift(Basket back) {
        return back.transaction().standing().stream()
                .flatMap(line -> line.goods().bought().stream())
                .anyMatch(Bought::gift);
    }

    private boolean isUnproven(Basket back) {
        return !back.transaction().totals().total().isZero()
                && back.transaction().standing().stream()
                        .anyMatch(line -> Unproven.asksForProof(shelf, line.goods()));
    }

    /// Gives a store credit in place of the money, and completes the return. The credit is good
    /// once the return is on disk, and the receipt is what the customer holds.
    ///
    /// @param transaction as for [#inCash]
    RefundOutcome asCredit(UUID transaction) {
        return refund(transaction, basket -> payOut(basket, this::asCredit, VoidedSale::otherwise));
    }

    /// Begins to give some of it back to the card that paid, by right as all money that goes out.
    ///
    /// @param transaction as for [#inCash]
    /// @param start has the terminal asked
    RefundOutcome toCard(UUID transaction, Function<Basket, Optional<TenderOutcome>> start) {
        return refund(
                transaction,
                basket ->
                        switch (start.apply(basket).orElseGet(TenderOutcome.NotPayable::new)) {
                            case TenderOutcome.Asking(TakenTender asked) ->
                                    new RefundOutcome.Asking(asked);
                            case TenderOutcome.NotWritten(var why) ->
                                    new RefundOutcome.NotWritten(why);
                            default -> new RefundOutcome.NotToCard();
                        });
    }

    /// A return of which a card has its share already is brought to its end also where refunds
    /// wait, or where it is heard meanwhile that a bank refused: it cannot be given up, and nothing
    /// could be sold.
    private RefundOutcome refund(UUID transaction, Function<Basket, RefundOutcome> how) {
        Optional<Basket> open =
                openSale.basket()
                        .filter(basket -> basket.transaction().id().equals(transaction))
                        .filter(basket -> basket.isReturn() && basket.isPayable());
        boolean isBegun = open.filter(basket -> !basket.tenders().isEmpty()).isPresent();
        if (refundsWait.getAsBoolean() && !isBegun) {
            return new RefundOutcome.RefundsWait();
        }
        if (!isBegun && open.filter(this::wasNeverPaid).isPresent()) {
            return new RefundOutcome.NeverPaid();
        }
        return open.map(basket -> permitted(basket, how))
                .orElseGet(() -> refundedBefore(transaction));
    }

    private boolean wasNeverPaid(Basket back) {
        return CardRefunds.bySale(back.transaction()).keySet().stream()
                .anyMatch(this::wasNeverPaid);
    }

    private RefundOutcome permitted(Basket open, Function<Basket, RefundOutcome> how) {
        if (open.unfinishedTender().isPresent()) {
            return new RefundOutcome.TerminalUnknown();
        }
        Optional<Money> unproven = unproven(open.transaction());
        if (unproven.isPresent()
                && session.permit(Right.RETURN_WITHOUT_RECEIPT, unproven.get()).isEmpty()) {
            return new RefundOutcome.NotAllowed(Right.RETURN_WITHOUT_RECEIPT);
        }
        return how.apply(open);
    }

    /// Whether a bank refused a card that paid for a sale, here or as the hub says. All that was
    /// ever settled is looked through, so only where a terminal took a card offline.
    boolean wasNeverPaid(UUID sale) {
        return Optional.ofNullable(atHub.said().sales().get(sale))
                        .filter(SoldSale::wasNeverPaid)
                        .isPresent()
                || wasRefusedHere(sale);
    }

    private boolean wasRefusedHere(UUID sale) {
        return journal.transaction(sale)
                        .filter(committed -> isPaidOffline(committed.fact()))
                        .isPresent()
                && journal.offlinePayments().stream()
                        .map(Committed::fact)
                        .anyMatch(
                                fact ->
                                        fact instanceof OfflinePaymentSettled settled
                                                && settled.transaction().equals(sale)
                                                && settled.outcome() == Outcome.REFUSED);
    }

    private static boolean isPaidOffline(JournalEntry fact) {
        return fact instanceof SaleCompleted(RetailTransaction sale)
                && sale.tenders().stream()
                        .flatMap(line -> line.card().stream())
                        .anyMatch(CardSlip::offline);
    }

    /// What no card got back goes out. Of a sale that is reversed as a whole, what a card should
    /// have got goes out otherwise by right alone.
    ///
    /// @param ofVoided what goes out of such a sale
    private RefundOutcome payOut(
            Basket open,
            Function<Money, List<Payment>> how,
            BiFunction<VoidedSale, Function<Money, List<Payment>>, List<Payment>> ofVoided) {
        Money left = open.transaction().totals().total().minus(open.paid());
        Optional<VoidedSale> voided = VoidedSale.in(open, journal);
        Money ofCards = voided.map(VoidedSale::ofCards).orElse(left.minus(left));
        if (!ofCards.isZero() && session.permit(Right.POST_VOID, ofCards.abs()).isEmpty()) {
            return new RefundOutcome.NotAllowed(Right.POST_VOID);
        }
        List<Payment> payments =
                Stream.concat(
                                open.tenders().stream()
                                        .map(
                                                taken ->
                                                        new Payment(
                                                                taken.tender(),
                                                                taken.amount(),
                                                                taken.slip())),
                                voided
                                        .map(sale -> ofVoided.apply(sale, how))
                                        .orElseGet(() -> how.apply(left))
                                        .stream())
                        .toList();
        return switch (openSale.complete(payments, Money.zero(left.getCurrencyUnit()))) {
            case Written.NotWritten(var why) ->
                    openSale.basket().isPresent()
                            ? new RefundOutcome.NotWritten(why)
                            : refundedBefore(open.transaction().id());
            case Written.OnDisk(var committed) ->
                    new RefundOutcome.Refunded(((ReturnCompleted) committed.fact()).transaction());
        };
    }

    /// What goes back for goods whose purchase nothing proves; empty where there are none.
    private Optional<Money> unproven(OpenTransaction open) {
        return open.standing().stream()
                .filter(line -> Unproven.asksForProof(shelf, line.goods()))
                .map(open::amountOf)
                .reduce(Money::plus);
    }

    private List<Payment> inCash(Money total) {
        CashRounding coins = rounding.get();
        return Stream.of(
                        new Payment(Tender.CASH, coins.rounded(total)),
                        new Payment(Tender.CASH_ROUNDING, coins.remainder(total)))
                .filter(payment -> !payment.amount().isZero())
                .toList();
    }

    private List<Payment> asCredit(Money total) {
        StoredValueSlip credit = StoredValueSlip.issued(newCredit.get());
        return total.isZero()
                ? List.of()
                : List.of(new Payment(Tender.STORE_CREDIT, total, Optional.of(credit)));
    }

    private RefundOutcome refundedBefore(UUID transaction) {
        return journal.transaction(transaction)
                .filter(committed -> committed.fact() instanceof ReturnCompleted)
                .<RefundOutcome>map(
                        committed ->
                                new RefundOutcome.AlreadyRefunded(
                                        ((ReturnCompleted) committed.fact()).transaction()))
                .orElseGet(RefundOutcome.NothingToRefund::new);
    }
}
