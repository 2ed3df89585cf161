package org.tillbridge.pos.drawer;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of something done to the drawer.
public sealed interface DrawerOutcome {
    /// It is on disk; the drawer may open.
    record Done(TillControl fact) implements DrawerOutcome {}

    /// The operator may not, by their role.
    record NotAllowed(Right right) implements DrawerOutcome, NeedsRight {}

    record NoReason() implements DrawerOutcome {}

    /// The reason may not be written so.
    record Refused(Refusal why) implements DrawerOutcome {}

    /// Nothing, or more than any drawer holds.
    record AbsurdAmount() implements DrawerOutcome {}

    record NoDayOpen() implements DrawerOutcome {}

    record NotWritten(JournalWriteException.Reason why) implements DrawerOutcome {}
}
