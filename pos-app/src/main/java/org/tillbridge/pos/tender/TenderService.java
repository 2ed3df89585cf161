package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.retail.Denominations;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/// Takes the money for the sale being rung: in any order, and split over several tenders. Belongs
/// to the basket thread, as the sale does.
public final class TenderService {
    private static final int SUGGESTIONS = 4;

    /// As many as can be read at once. Two more lines may come when the sale is completed: cash,
    /// and its rounding.
    private static final int MOST_TENDERS = 6;

    /// The most that change is given out of, above the largest note: beyond it, something else than
    /// an amount was typed.
    private static final long MOST_NOTES_OVER = 20;

    private final OpenSale sale;
    private final JournalReader journal;
    private final Session session;
    private final Supplier<CashRounding> rounding;
    private final Supplier<UUID> ids;

    /// @param rounding of the store
    /// @param ids one for each tender
    public TenderService(
            OpenSale sale,
            JournalReader journal,
            Session session,
            Supplier<CashRounding> rounding,
            Supplier<UUID> ids) {
        this.sale = sale;
        this.journal = journal;
        this.session = session;
        this.rounding = rounding;
        this.ids = ids;
    }

    /// How far the sale being rung is paid; empty if it can neither be paid nor is paid in part.
    public Optional<Balance> balance() {
        return sale.basket().filter(TenderService::isToBePaid).map(this::balance);
    }

    /// What is due in cash for the sale being rung; empty if it cannot be paid.
    public Optional<Money> due() {
        return sale.basket()
                .filter(TenderService::isPayable)
                .map(basket -> balance(basket).cashDue());
    }

    private Balance balance(Basket basket) {
        return Balance.of(basket, rounding.get());
    }

    /// How far that sale is paid; empty unless it is the one being rung.
    Optional<Balance> balance(UUID transaction) {
        return balance().filter(open -> open.transaction().equals(transaction));
    }

    private static boolean isToBePaid(Basket basket) {
        return isPayable(basket) || !basket.tenders().isEmpty();
    }

    private static boolean isPayable(Basket basket) {
        return basket.isPayable() && !basket.isReturn();
    }

    /// The same of a sale that can be paid as it stands.
    Optional<Balance> payable(UUID transaction) {
        return sale.basket()
                .filter(basket -> basket.transaction().id().equals(transaction))
                .filter(TenderService::isPayable)
                .map(this::balance);
    }

    /// How far the money of a return that can be completed is given back.
    Optional<Balance> refundable(UUID transaction) {
        return sale.basket()
                .filter(basket -> basket.transaction().id().equals(transaction))
                .filter(basket -> basket.isReturn() && basket.isPayable())
                .map(this::balance);
    }

    /// Takes cash for all that is left of a sale, and completes it.
    ///
    /// @param transaction the sale the operator saw when they pressed the button; if it was paid
    ///   meanwhile nothing happens again
    public TenderOutcome payCash(UUID transaction, Money given) {
        Optional<Balance> open = payable(transaction);
        if (open.isEmpty()) {
            return paidBefore(transaction);
        }
        Balance balance = open.get();
        Money due = balance.cashDue();
        if (balance.unfinished().isPresent()) {
            return new TenderOutcome.Unknown(balance.unfinished().get());
        }
        if (!Denominations.make(given)) {
            return new TenderOutcome.NoSuchCoins(Denominations.smallest(given.getCurrencyUnit()));
        }
        if (balance.changeOf(given).isEmpty()) {
            return new TenderOutcome.TooLittle(due, due.minus(given));
        }
        return given.isGreaterThan(most(due))
                ? new TenderOutcome.TooMuch(given)
                : complete(
                        transaction,
                        given.isZero() && balance.left().isZero()
                                ? balance.settled()
                                : balance.settledInCash(given));
    }

    /// Takes cash for a part of a sale, or for all that is left of it.
    public TenderOutcome takeCash(UUID transaction, Money given) {
        return payable(transaction)
                .filter(open -> given.isPositive() && Denominations.make(given))
                .filter(open -> open.changeOf(given).isEmpty())
                .map(open -> take(open, Tender.CASH, given))
                .orElseGet(() -> payCash(transaction, given));
    }

    /// Takes a voucher. Where it is worth more than what is left the rest of it is gone: no change
    /// is given from it.
    public TenderOutcome takeVoucher(UUID transaction, Money worth) {
        return payable(transaction)
                .map(open -> takeVoucher(open, worth))
                .orElseGet(() -> paidBefore(transaction));
    }

    private TenderOutcome takeVoucher(Balance open, Money worth) {
        if (!worth.isPositive()) {
            return new TenderOutcome.TooLittle(open.left(), open.left());
        }
        if (worth.isGreaterThan(most(open.left()))) {
            return new TenderOutcome.TooMuch(worth);
        }
        return take(open, Tender.VOUCHER, worth.isGreaterThan(open.left()) ? open.left() : worth);
    }

    private TenderOutcome take(Balance open, Tender kind, Money amount) {
        return take(
                open, TakenTender.byHand(ids.get(), kind, amount, session.signedOn().operator()));
    }

    /// Takes it, and completes the sale if nothing is left to pay.
    TenderOutcome take(Balance open, TakenTender taken) {
        if (open.unfinished().isPresent()) {
            return new TenderOutcome.Unknown(open.unfinished().get());
        }
        if (isFull(open)) {
            return new TenderOutcome.TooManyTenders();
        }
        List<TakenTender> all = new ArrayList<>(open.taken());
        all.add(taken);
        return sale.tenders(all)
                .<TenderOutcome>map(TenderOutcome.NotWritten::new)
                .orElseGet(() -> partPaid(open.transaction(), taken));
    }

    static boolean isFull(Balance open) {
        return open.taken().size() >= MOST_TENDERS;
    }

    /// Completes the sale if nothing is left to pay, and somebody is there who sells it: they may
    /// have signed off before a terminal answered.
    TenderOutcome partPaid(UUID transaction, TakenTender taken) {
        return payable(transaction)
                .or(() -> refundable(transaction))
                .filter(open -> open.unfinished().isEmpty())
                .filter(open -> session.operator().isPresent())
                .flatMap(this::settled)
                .map(settled -> complete(transaction, settled))
                .orElseGet(() -> new TenderOutcome.PartPaid(taken));
    }

    /// Empty while something is left that a person has to say how it goes. Of a sale that is
    /// reversed as a whole, what no card paid goes back as it was paid.
    private Optional<Balance.Settlement> settled(Balance open) {
        if (open.left().isZero()) {
            return Optional.of(open.settled());
        }
        return sale.basket()
                .flatMap(back -> VoidedSale.in(back, journal))
                .filter(voided -> voided.ofCards().isZero())
                .map(voided -> open.settledWith(voided.besideCards()));
    }

    /// Gives back what a hand gave: cash, a voucher; or takes a card out again.
    public TenderOutcome giveBack(UUID transaction, TakenTender tender) {
        Optional<Balance> open =
                balance(transaction).filter(balance -> balance.taken().contains(tender));
        if (open.isEmpty()) {
            return paidBefore(transaction);
        }
        List<TakenTender> rest = new ArrayList<>(open.get().taken());
        rest.remove(tender);
        return sale.tenders(rest)
                .<TenderOutcome>map(TenderOutcome.NotWritten::new)
                .orElseGet(() -> new TenderOutcome.TakenBack(tender));
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

    /// What the journal had already was said not to be on disk, and is: it was paid before.
    private TenderOutcome complete(UUID transaction, Balance.Settlement settled) {
        return switch (sale.complete(settled.payments(), settled.changeDue())) {
            case Written.NotWritten(var why) ->
                    balance(transaction).isPresent()
                            ? new TenderOutcome.NotWritten(why)
                            : paidBefore(transaction);
            case Written.OnDisk(var committed) ->
                    new TenderOutcome.Paid(transactionIn(committed).orElseThrow());
        };
    }

    TenderOutcome paidBefore(UUID transaction) {
        return journal.transaction(transaction)
                .flatMap(TenderService::transactionIn)
                .<TenderOutcome>map(TenderOutcome.AlreadyPaid::new)
                .orElseGet(TenderOutcome.NotPayable::new);
    }

    private static Optional<RetailTransaction> transactionIn(Committed committed) {
        return switch (committed.fact()) {
            case SaleCompleted(RetailTransaction paid) -> Optional.of(paid);
            case ReturnCompleted(RetailTransaction back) -> Optional.of(back);
            default -> Optional.empty();
        };
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
