package org.tillbridge.pos.receipt;

import static java.util.Comparator.comparing;

import org.joda.money.Money;
import org.tillbridge.pos.receipt.ReceiptViewModel.Done;
import org.tillbridge.pos.storedvalue.CardWords;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is said beside a receipt: what is done, what goes back to the customer, and in what.
final class ReceiptWords {
    private final Texts texts;

    ReceiptWords(Texts texts) {
        this.texts = texts;
    }

    /// @param again whether it is an earlier one
    Done done(Receipt paid, boolean again) {
        if (again) {
            return new Done(
                    texts.text(paid.copy() ? "receipt.isCopy" : "receipt.invoiceIsIssued"),
                    texts.text("receipt.nothingToGive"),
                    texts.text("receipt.numberOfThen"),
                    true,
                    texts.text("screen.back"));
        }
        if (credit(paid.transaction()).isPresent()) {
            return done("receipt.returnKept", "receipt.giveTheCredit");
        }
        boolean isReturn = paid.transaction().returnsGoods();
        boolean cardGot = onCard(paid.transaction()).isNegative();
        if (isReturn && cardGot && back(paid.transaction()).isZero()) {
            return done("receipt.returnKept", "receipt.cardGotIt");
        }
        String handOver = isReturn ? "receipt.moneyGoesBack" : "receipt.giveTheChange";
        return done(
                isReturn ? "receipt.returnKept" : "receipt.saleKept",
                back(paid.transaction()).isZero() ? "receipt.nothingBack" : handOver);
    }

    Done done(String kept, String handOver) {
        return new Done(
                texts.text(kept),
                texts.text(handOver),
                texts.text("receipt.numberStays"),
                false,
                texts.text("screen.nextCustomer"));
    }

    private List<String> notesOfReturn(RetailTransaction transaction) {
        Money card = onCard(transaction);
        return card.isNegative()
                ? List.of(texts.text("receipt.backOnCard", texts.money(card.negated())))
                : List.of();
    }

    private static Money onCard(RetailTransaction transaction) {
        return given(transaction, tender -> tender == Tender.CARD);
    }

    /// What goes back to the customer.
    static Money back(RetailTransaction transaction) {
        return transaction.returnsGoods()
                ? given(transaction, tender -> tender == Tender.CASH).negated()
                : transaction.changeDue();
    }

    /// What the customer gets as a store credit.
    static Optional<Money> credit(RetailTransaction transaction) {
        return transaction.tenders().stream()
                .filter(line -> line.storedValue().filter(StoredValueSlip::isNew).isPresent())
                .map(line -> line.amount().negated())
                .reduce(Money::plus);
    }

    List<String> notesOf(RetailTransaction transaction) {
        return transaction.returnsGoods() ? notesOfReturn(transaction) : notes(transaction);
    }

    /// What was given, and what is left on the cards that paid, that with the most first: there is
    /// not always room for all.
    private List<String> notes(RetailTransaction transaction) {
        Stream<String> left =
                transaction.tenders().stream()
                        .flatMap(line -> line.storedValue().stream())
                        .filter(slip -> slip.left().isPresent())
                        .sorted(comparing((StoredValueSlip slip) -> slip.left().get()).reversed())
                        .map(slip -> left(slip, slip.left().get()));
        return Stream.concat(Stream.of(fromWhat(transaction)), left).toList();
    }

    private String left(StoredValueSlip slip, Money onIt) {
        return texts.text(
                "receipt.leftOn", new CardWords(texts).name(slip.code()), texts.money(onIt));
    }

    private String fromWhat(RetailTransaction transaction) {
        Money given = given(transaction, tender -> tender != Tender.CASH_ROUNDING);
        return texts.text("receipt.paidWith", texts.money(transaction.total()), texts.money(given));
    }

    private static Money given(RetailTransaction transaction, Predicate<Tender> in) {
        return transaction.tenders().stream()
                .filter(line -> in.test(line.tender()))
                .map(TenderLine::amount)
                .reduce(Money.zero(transaction.currency()), Money::plus);
    }
}
