package org.tillbridge.pos.day;

import org.joda.money.Money;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of closing a business day.
public sealed interface ClosingOutcome {
    /// @param over what was counted more than expected; negative where something is missing
    record Closed(TillClosed closing, Money over) implements ClosingOutcome {}

    /// A sale is being rung; it has to be paid or cancelled first.
    record SaleInTheWay() implements ClosingOutcome {}

    /// The operator may not, by their role.
    record NotAllowed(Right right) implements ClosingOutcome, NeedsRight {}

    /// The reason may not be written so.
    record Refused(Refusal why) implements ClosingOutcome {}

    record NoDayOpen() implements ClosingOutcome {}

    record NotWritten(JournalWriteException.Reason why) implements ClosingOutcome {}
}
