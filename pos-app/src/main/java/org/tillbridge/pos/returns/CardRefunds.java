package org.tillbridge.pos.returns;

import org.joda.money.Money;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Which card the money of a return goes back to: one that paid here for goods that come back, and
/// no more than it paid, less what it got back before. Safe for use by any number of threads.
public final class CardRefunds {
    private final JournalReader journal;
    private final BooleanSupplier hasTerminal;

    /// @param journal knows the sales of this workstation, and what came back of them here
    public CardRefunds(JournalReader journal, BooleanSupplier hasTerminal) {
        this.journal = journal;
        this.hasTerminal = hasTerminal;
    }

    /// A card that can be given money back.
    ///
    /// @param paid what the terminal said when it paid
    /// @param amount how much of this return goes to it; more than nothing
    public record Refundable(CardSlip paid, Money amount) {}

    /// The first card that some of a return can be given back to, as it stands; empty where there
    /// is none.
    public Optional<Refundable> of(Basket back) {
        if (!back.isReturn()
                || !hasTerminal.getAsBoolean()
                || back.unfinishedTender().isPresent()) {
            return Optional.empty();
        }
        Money left = back.transaction().totals().total().minus(back.paid()).negated();
        return bySale(back.transaction()).entrySet().stream()
                .flatMap(
                        each ->
                                journal.transaction(each.getKey()).stream()
                                        .flatMap(committed -> sale(committed.fact()).stream())
                                        .flatMap(
                                                sale ->
                                                        of(
                                                                sale,
                                                                least(left, each.getValue()),
                                                                back)))
                .filter(one -> one.amount().isPositive())
                .findFirst();
    }

    /// What comes back of each sale, in money, above zero.
    private static Map<UUID, Money> bySale(OpenTransaction back) {
        Map<UUID, Money> bySale = new LinkedHashMap<>();
        for (RungLine line : back.standing()) {
            line.goods()
                    .comesBack()
                    .flatMap(how -> how.original())
                    .map(OriginalLine::transaction)
                    .ifPresent(
                            sale -> bySale.merge(sale, back.amountOf(line).negated(), Money::plus));
        }
        return bySale;
    }

    private Stream<Refundable> of(RetailTransaction sale, Money most, Basket back) {
        Money ofSale = most.minus(refundedNow(sale, back));
        return sale.tenders().stream()
                .filter(line -> line.tender() == Tender.CARD && line.amount().isPositive())
                .flatMap(
                        line ->
                                line
                                        .card()
                                        .filter(CardSlip::isKnownToTerminal)
                                        .map(
                                                paid ->
                                                        new Refundable(
                                                                paid,
                                                                least(
                                                                        ofSale,
                                                                        left(
                                                                                sale, line, paid,
                                                                                back))))
                                        .stream());
    }

    /// What this return has given back to the sale's cards already.
    private static Money refundedNow(RetailTransaction sale, Basket back) {
        return sale.tenders().stream()
                .flatMap(line -> line.card().stream())
                .map(paid -> refundedNow(paid, back))
                .reduce(Money.zero(sale.currency()), Money::plus);
    }

    private static Money refundedNow(CardSlip paid, Basket back) {
        return back.tenders().stream()
                .filter(TakenTender::isRefund)
                .filter(tender -> tender.reverses().equals(Optional.of(paid.tender())))
                .map(tender -> tender.amount().negated())
                .reduce(Money.zero(back.transaction().currency()), Money::plus);
    }

    private Money left(RetailTransaction sale, TenderLine line, CardSlip paid, Basket back) {
        Money before =
                journal.returnsNaming(paid.tender()).stream()
                        .map(earlier -> ((ReturnCompleted) earlier.fact()).transaction())
                        .flatMap(earlier -> earlier.tenders().stream())
                        .filter(given -> isRefundOf(given, paid.tender()))
                        .map(refund -> refund.amount().negated())
                        .reduce(Money.zero(sale.currency()), Money::plus);
        return line.amount().minus(before).minus(refundedNow(paid, back));
    }

    private static Optional<RetailTransaction> sale(JournalEntry fact) {
        return fact instanceof SaleCompleted(RetailTransaction sale)
                ? Optional.of(sale)
                : Optional.empty();
    }

    private static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static boolean isRefundOf(TenderLine line, UUID paid) {
        return line.card().filter(slip -> slip.isRefundOf(paid)).isPresent();
    }
}
