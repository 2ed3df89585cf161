package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of taking money.
public sealed interface TenderOutcome {
    /// The sale is on disk; now, and not before, the receipt may be shown and the drawer opened.
    record Paid(RetailTransaction transaction) implements TenderOutcome {}

    /// It was paid before: a second tap, or a tap that came late. Nothing happened twice.
    record AlreadyPaid(RetailTransaction transaction) implements TenderOutcome {}

    /// Less than is due. The sale stays as it is.
    record TooLittle(Money due, Money missing) implements TenderOutcome {}

    /// More than anybody gives for that sale: a code scanned into the amount.
    record TooMuch(Money given) implements TenderOutcome {}

    /// There is nothing to pay for, or a code nobody knows is still in the basket.
    record NotPayable() implements TenderOutcome {}

    /// It could not be put on disk, so it is not paid.
    record NotWritten(JournalWriteException.Reason why) implements TenderOutcome {}
}
