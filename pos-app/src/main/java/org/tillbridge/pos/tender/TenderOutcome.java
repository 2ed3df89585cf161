package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.wire.StoredValueOutcome;

/// What became of taking money.
public sealed interface TenderOutcome {
    /// The sale is on disk; now, and not before, the receipt may be shown and the drawer opened.
    record Paid(RetailTransaction transaction) implements TenderOutcome {}

    /// It was paid before: a second tap, or a tap that came late. Nothing happened twice.
    record AlreadyPaid(RetailTransaction transaction) implements TenderOutcome {}

    /// A part of it is paid; the sale stays open for the rest.
    record PartPaid(TakenTender taken) implements TenderOutcome {}

    /// A payment was taken away again.
    record TakenBack(TakenTender tender) implements TenderOutcome {}

    /// The terminal has to be asked now, by [CardTenders#ask]. That it will be is on disk.
    record Asking(TakenTender tender) implements TenderOutcome {}

    /// The terminal took nothing, and will not.
    record Declined(DeclineReason reason) implements TenderOutcome {}

    /// The terminal did not give back what it took, and will not.
    record NotReversed(DeclineReason reason) implements TenderOutcome {}

    /// Nobody knows whether the terminal took it. It is asked again before it is asked for anything
    /// else.
    record Unknown(TakenTender tender) implements TenderOutcome {}

    /// What a terminal said was known and written before. Nothing happened twice.
    record KnownAlready() implements TenderOutcome {}

    /// It cannot be taken so. The sale stays as it is.
    sealed interface NotSo extends TenderOutcome {}

    /// Less than is due.
    record TooLittle(Money due, Money missing) implements NotSo {}

    /// More than anybody gives for that sale: a code scanned into the amount.
    record TooMuch(Money given) implements NotSo {}

    /// An amount in cash that the notes and coins of the currency do not make.
    ///
    /// @param smallest its smallest coin
    record NoSuchCoins(Money smallest) implements NotSo {}

    /// More than is left, in a tender that no change is given from.
    record MoreThanIsLeft(Money left) implements NotSo {}

    /// A gift card or a store credit pays nothing.
    sealed interface CardNotTaken extends TenderOutcome {}

    /// Nothing is on it that nobody else is about to pay with.
    record NothingOnCard(StoredValueCode code) implements CardNotTaken {}

    /// The hub says why.
    record CardRefused(StoredValueCode code, StoredValueOutcome.Why why) implements CardNotTaken {}

    /// The hub did not answer, and less may be taken without it.
    record HubNotAsked(Money upTo) implements CardNotTaken {}

    /// It is paid in so many ways that no other fits.
    record TooManyTenders() implements NotSo {}

    /// There is nothing to pay for, or a code nobody knows is still in the basket.
    record NotPayable() implements TenderOutcome {}

    /// It could not be put on disk, so it is not paid.
    record NotWritten(JournalWriteException.Reason why) implements TenderOutcome {}
}
