package org.tillbridge.pos.sale;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of a change to a line that was there.
public sealed interface LineOutcome {
    record Changed(RungLine line) implements LineOutcome {}

    record Refused(Refusal why) implements LineOutcome {}

    /// The operator may not, by their role.
    record NotAllowed(Right right) implements LineOutcome, NeedsRight {}

    /// It could not be recorded, so it did not happen.
    record NotWritten(JournalWriteException.Reason why) implements LineOutcome {}
}
