package org.tillbridge.pos.sale;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of abandoning a sale.
public sealed interface CancelOutcome {
    /// Nothing is being rung any more.
    record Cancelled() implements CancelOutcome {}

    record NotAllowed(Right right) implements CancelOutcome, NeedsRight {}

    /// Something was paid for it already; that is given back first.
    record MoneyTaken() implements CancelOutcome {}

    /// It goes on with what is left of it.
    record NotWritten(JournalWriteException.Reason why) implements CancelOutcome {}
}
