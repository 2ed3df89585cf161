package org.tillbridge.pos.sale;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalWriteException;

import java.util.Optional;

/// What became of what was agreed about a sale: a discount, an exemption, a note.
public sealed interface AdjustOutcome {
    /// @param line that it is about; empty where it is about the whole sale
    record Agreed(Optional<RungLine> line) implements AdjustOutcome {}

    record Refused(Refusal why) implements AdjustOutcome {}

    /// The operator may not, by their role.
    record NotAllowed(Right right) implements AdjustOutcome, NeedsRight {}

    /// It could not be recorded, so it did not happen.
    record NotWritten(JournalWriteException.Reason why) implements AdjustOutcome {}
}
