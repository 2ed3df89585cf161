package org.tillbridge.pos.returns;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of giving money back.
public sealed interface RefundOutcome {
    /// The return is on disk; now, and not before, cash may leave the drawer.
    record Refunded(RetailTransaction transaction) implements RefundOutcome {}

    /// It was refunded before: a second tap. Nothing happened twice.
    record AlreadyRefunded(RetailTransaction transaction) implements RefundOutcome {}

    record NotAllowed(Right right) implements RefundOutcome, NeedsRight {}

    /// Another machine has this one's journal and key too, or this one was revoked: refunds wait
    /// until it is enrolled anew.
    record RefundsWait() implements RefundOutcome {}

    /// Nothing stands in it that comes back.
    record NothingToRefund() implements RefundOutcome {}

    /// It could not be put on disk, so nothing is given back.
    record NotWritten(JournalWriteException.Reason why) implements RefundOutcome {}
}
