package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.drawer.Denominations;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/// Takes the money for the sale being rung. Belongs to the basket thread, as the sale does.
public final class TenderService {
    private static final int SUGGESTIONS = 4;

    /// The most that change is given out of, above the largest note: beyond it, something else than
    /// an amount was typed.
    private static final long MOST_NOTES_OVER = 20;

    private final OpenSale sale;
    private final JournalReader journal;

    public TenderService(OpenSale sale, JournalReader journal) {
        this.sale = sale;
        this.journal = journal;
    }

    /// What is due for the sale being rung; empty if it cannot be paid.
    public Optional<Money> due() {
        return sale.basket()
                .filter(Basket::isPayable)
                .map(basket -> basket.transaction().totals().total());
    }

    /// Takes cash for a sale and completes it.
    ///
    /// @param transaction the sale the operator saw when they pressed the button; if it was paid
    ///   meanwhile nothing happens again
    public TenderOutcome payCash(UUID transaction, Money given) {
        Optional<Basket> payable =
                sale.basket()
                        .filter(basket -> basket.transaction().id().equals(transaction))
                        .filter(basket -> basket.isPayable() && !basket.isReturn());
        if (payable.isEmpty()) {
            return paidBefore(transaction);
        }
        Money due = payable.get().transaction().totals().total();
        if (given.isLessThan(due)) {
            return new TenderOutcome.TooLittle(due, due.minus(given));
        }
        return given.isGreaterThan(most(due)) ? new TenderOutcome.TooMuch(given) : pay(due, given);
    }

    /// What a customer is likely to hand over: the exact amount, then the next round ones.
    public static List<Money> suggestions(Money due) {
        TreeSet<Money> likely = new TreeSet<>();
        likely.add(due);
        for (Money note : Denominations.notes(due.getCurrencyUnit())) {
            likely.add(nextMultiple(due, note));
        }
        return likely.stream().limit(SUGGESTIONS).toList();
    }

    private TenderOutcome pay(Money due, Money given) {
        List<Payment> payments =
                given.isZero() ? List.of() : List.of(new Payment(Tender.CASH, given));
        return switch (sale.complete(payments, given.minus(due))) {
            case Written.NotWritten(var why) -> new TenderOutcome.NotWritten(why);
            case Written.OnDisk(var committed) ->
                    new TenderOutcome.Paid(((SaleCompleted) committed.fact()).transaction());
        };
    }

    private TenderOutcome paidBefore(UUID transaction) {
        return journal.transaction(transaction)
                .filter(committed -> committed.fact() instanceof SaleCompleted)
                .<TenderOutcome>map(
                        committed ->
                                new TenderOutcome.AlreadyPaid(
                                        ((SaleCompleted) committed.fact()).transaction()))
                .orElseGet(TenderOutcome.NotPayable::new);
    }

    private static Money most(Money due) {
        Money largestNote = Denominations.notes(due.getCurrencyUnit()).getLast();
        return due.plus(largestNote.multipliedBy(MOST_NOTES_OVER));
    }

    private static Money nextMultiple(Money due, Money note) {
        Money notes =
                due.dividedBy(note.getAmount(), RoundingMode.CEILING)
                        .rounded(0, RoundingMode.CEILING);
        return note.multipliedBy(notes.getAmount(), RoundingMode.UNNECESSARY);
    }
}
