package org.tillbridge.pos.day;

import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of voiding a completed sale.
public sealed interface PostVoidOutcome {
    /// It can be: what will go back, and what it is of. Nothing has happened yet.
    record Possible(RetailTransaction sale) implements PostVoidOutcome {}

    /// The transaction that reverses it is on disk; its money goes back.
    record Voided(RetailTransaction reversal) implements PostVoidOutcome {}

    record NotAllowed(Right right) implements PostVoidOutcome, NeedsRight {}

    /// Another machine has this one's journal and key too, or this one was revoked.
    record RefundsWait() implements PostVoidOutcome {}

    record Refused(Why why) implements PostVoidOutcome {}

    record NotWritten(JournalWriteException.Reason why) implements PostVoidOutcome {}

    /// Why a transaction stays as it is.
    enum Why {
        /// There is no such sale on this workstation.
        NO_SALE,
        /// It is a return, or goods came back in it.
        GOODS_CAME_BACK,
        /// It is of a day that is closed.
        ANOTHER_DAY,
        /// It was voided before, or something of it was brought back.
        REVERSED_BEFORE,
        /// Some of it was not paid in cash.
        NOT_CASH
    }
}
