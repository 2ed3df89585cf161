package org.tillbridge.pos.day;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.LocalDate;

/// What became of opening a business day.
public sealed interface OpeningOutcome {
    record Opened(TillOpened opening) implements OpeningOutcome {}

    /// A day is open already; it has to be closed first.
    record AlreadyOpen(LocalDate businessDate) implements OpeningOutcome {}

    /// Further than a week from the last one: a slip, or a wrong clock, unless a manager says so.
    record NeedsManager(LocalDate last) implements OpeningOutcome, NeedsRight {
        @Override
        public Right right() {
            return Right.DISTANT_BUSINESS_DAY;
        }
    }

    /// Less than nothing, or more than any drawer holds.
    record AbsurdFloat() implements OpeningOutcome {}

    record NotWritten(JournalWriteException.Reason why) implements OpeningOutcome {}
}
