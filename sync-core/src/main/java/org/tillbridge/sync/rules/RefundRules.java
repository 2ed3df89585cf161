package org.tillbridge.sync.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What goes out for goods that come back, against what the store allows.
public final class RefundRules {
    private RefundRules() {}

    /// @param creditWithoutProof whether the store gives nothing but a store credit for goods whose
    ///   purchase nothing proves
    /// @param deposits those of the items that come back which are money on empties, and need no
    ///   proof
    public static Rule settle(
            RetailTransaction back, boolean creditWithoutProof, Set<ItemId> deposits) {
        return creditWithoutProof && paidOut(back).isGreaterThan(payable(back, deposits))
                ? Rule.CASH_WITHOUT_PROOF
                : Rule.REFUND_WITHIN_POLICY;
    }

    /// @param paid with a card for a sale
    /// @param before what it had got back of that
    /// @param back what it gets back now
    public static Rule settle(Money paid, Money before, Money back) {
        return back.isPositive() && before.plus(back).isGreaterThan(paid)
                ? Rule.REFUNDED_MORE_THAN_PAID
                : Rule.REFUNDED_WITHIN_PAYMENT;
    }

    /// @param refunded the tender of which a card gets something back
    /// @param paid by which tenders cards had paid for the sales of which a line comes back with it
    public static Rule settle(UUID refunded, Set<UUID> paid) {
        return paid.contains(refunded) ? Rule.REFUNDED_FOR_GOODS : Rule.REFUNDED_FOR_NO_GOODS;
    }

    /// Of which tenders cards get something back in a return.
    public static Set<UUID> refundsIn(RetailTransaction back) {
        return cards(back).flatMap(card -> card.refunds().stream()).collect(toUnmodifiableSet());
    }

    /// By which tenders cards paid for a sale.
    public static Set<UUID> paidIn(RetailTransaction sale) {
        return cards(sale)
                .filter(card -> card.refunds().isEmpty())
                .map(CardSlip::tender)
                .collect(toUnmodifiableSet());
    }

    private static Stream<CardSlip> cards(RetailTransaction transaction) {
        return transaction.tenders().stream().flatMap(line -> line.card().stream());
    }

    /// What went back to a card of what it had paid, in one return.
    ///
    /// @param tender under which it had paid
    public static Money refundOf(UUID tender, RetailTransaction back) {
        return back.tenders().stream()
                .filter(line -> line.card().filter(slip -> slip.isRefundOf(tender)).isPresent())
                .map(line -> line.amount().negated())
                .reduce(Money.zero(back.currency()), Money::plus);
    }

    /// In cash, with what it was rounded by, so that the same coins are not more than the goods;
    /// and to cards, which get back what is proven.
    private static Money paidOut(RetailTransaction back) {
        return back.tenders().stream()
                .filter(line -> isMoney(line.tender()))
                .map(TenderLine::amount)
                .reduce(back.changeDue().negated(), Money::plus)
                .negated();
    }

    private static boolean isMoney(Tender tender) {
        return switch (tender) {
            case CASH, CASH_ROUNDING, CARD -> true;
            case VOUCHER, GIFT_CARD, STORE_CREDIT, POINTS -> false;
        };
    }

    /// What may go out in money: what a receipt proves, and deposits.
    private static Money payable(RetailTransaction back, Set<ItemId> deposits) {
        return back.goods().stream()
                .filter(line -> isProven(line) || isOf(deposits, line))
                .map(line -> line.amount().negated())
                .reduce(Money.zero(back.currency()), Money::plus);
    }

    private static boolean isProven(GoodsLine line) {
        return line instanceof ReturnLine one && one.isProven();
    }

    private static boolean isOf(Set<ItemId> items, GoodsLine line) {
        return line.goods() instanceof Goods.OfItem known && items.contains(known.item());
    }
}
