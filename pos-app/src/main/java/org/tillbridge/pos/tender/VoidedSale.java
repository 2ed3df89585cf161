package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A sale that an open return reverses as a whole, and what goes back of it. All amounts are below
/// zero, or nothing.
///
/// @param left of the return, less what cards got
public record VoidedSale(RetailTransaction sale, Money left) {
    /// Empty unless the return reverses a sale of this till.
    public static Optional<VoidedSale> in(Basket back, JournalReader journal) {
        Money left = back.transaction().totals().total().minus(back.paid());
        return back.reverses()
                .flatMap(journal::transaction)
                .flatMap(
                        committed ->
                                committed.fact() instanceof SaleCompleted(RetailTransaction sold)
                                        ? Optional.of(new VoidedSale(sold, left))
                                        : Optional.empty());
    }

    /// What goes back in other ways than to cards, as it was paid.
    public List<Payment> besideCards() {
        return PostVoid.besideCards(sale).stream()
                .map(line -> new Payment(line.tender(), line.amount(), line.slip()))
                .toList();
    }

    /// What cards paid and have not got back.
    public Money ofCards() {
        return left.minus(sum(besideCards()));
    }

    private Money sum(List<Payment> payments) {
        return payments.stream()
                .map(Payment::amount)
                .reduce(Money.zero(left.getCurrencyUnit()), Money::plus);
    }

    /// All that is left, where nothing of it is [#ofCards] or that goes back in cash too.
    ///
    /// @param cash how an amount goes back in cash
    public List<Payment> inCash(Function<Money, List<Payment>> cash) {
        if (ofCards().isZero()) {
            return besideCards();
        }
        List<Payment> others =
                besideCards().stream().filter(payment -> !isCash(payment.tender())).toList();
        return Stream.concat(others.stream(), cash.apply(left.minus(sum(others))).stream())
                .toList();
    }

    /// The same where what is [#ofCards] goes back otherwise than in cash.
    public List<Payment> otherwise(Function<Money, List<Payment>> how) {
        return Stream.concat(how.apply(ofCards()).stream(), besideCards().stream()).toList();
    }

    private static boolean isCash(Tender tender) {
        return tender == Tender.CASH || tender == Tender.CASH_ROUNDING;
    }
}
