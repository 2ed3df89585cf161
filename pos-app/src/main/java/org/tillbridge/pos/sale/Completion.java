package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalWriteException.Reason;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the open sale becomes a fact. Belongs to the basket thread.
final class Completion {
    private final DayBook dayBook;
    private final KeptBasket kept;
    private final Clock clock;

    Completion(DayBook dayBook, KeptBasket kept, Clock clock) {
        this.dayBook = dayBook;
        this.kept = kept;
        this.clock = clock;
    }

    Written complete(List<Payment> payments, Money changeDue) {
        Basket paid = kept.basket().orElseThrow();
        Instant now = clock.instant();
        Written written =
                kept.end(
                        book ->
                                book.sale(
                                        number ->
                                                completed(paid, number, now, payments, changeDue)));
        if (written.failed().equals(Optional.of(Reason.ALREADY_RECORDED)) && isRecorded(paid)) {
            kept.forget();
        }
        return written;
    }

    private boolean isRecorded(Basket paid) {
        return dayBook.reader()
                .transaction(paid.transaction().id())
                .flatMap(committed -> transactionIn(committed.fact()))
                .filter(paid::isCoveredBy)
                .isPresent();
    }

    private static Optional<RetailTransaction> transactionIn(JournalEntry fact) {
        return switch (fact) {
            case SaleCompleted(RetailTransaction sale) -> Optional.of(sale);
            case ReturnCompleted(RetailTransaction back) -> Optional.of(back);
            default -> Optional.empty();
        };
    }

    private JournalEntry completed(
            Basket paid,
            TransactionNumber number,
            Instant now,
            List<Payment> payments,
            Money changeDue) {
        RetailTransaction transaction =
                paid.reverses()
                        .flatMap(dayBook.reader()::transaction)
                        .flatMap(committed -> transactionIn(committed.fact()))
                        .map(sale -> reversal(sale, paid, number, now, payments))
                        .orElseGet(
                                () ->
                                        paid.transaction()
                                                .complete(number, now, payments, changeDue));
        return paid.isReturn() ? new ReturnCompleted(transaction) : new SaleCompleted(transaction);
    }

    private static RetailTransaction reversal(
            RetailTransaction sale,
            Basket back,
            TransactionNumber number,
            Instant now,
            List<Payment> payments) {
        List<TenderLine> tenders = new ArrayList<>();
        for (Payment payment : payments) {
            tenders.add(
                    new TenderLine(
                            tenders.size() + 1,
                            payment.tender(),
                            payment.amount(),
                            payment.slip()));
        }
        return PostVoid.of(sale, back.transaction().id(), number, now, tenders);
    }
}
