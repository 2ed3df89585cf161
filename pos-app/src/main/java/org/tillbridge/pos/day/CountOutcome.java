package org.tillbridge.pos.day;

import org.joda.money.Money;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.JournalEntry.TillControl.TillCounted;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of counting the till.
public sealed interface CountOutcome {
    /// It is on disk; from here on it may be told what should be there.
    record Counted(TillCounted count) implements CountOutcome {
        /// What was counted more than expected; negative where something is missing.
        public Money over() {
            return count.counted().minus(count.expected());
        }
    }

    /// A sale is being rung; it has to be paid or cancelled first.
    record SaleInTheWay() implements CountOutcome {}

    /// The operator may not, by their role.
    record NotAllowed(Right right) implements CountOutcome, NeedsRight {}

    record NoDayOpen() implements CountOutcome {}

    record NotWritten(JournalWriteException.Reason why) implements CountOutcome {}
}
