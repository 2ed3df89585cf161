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

    /// The return that reverses it is open: cards get their money back before it is complete.
    record Begun() implements PostVoidOutcome {}

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
        /// Something of it stands on the return that is open.
        COMES_BACK,
        /// A gift card was sold in it.
        GIFT_CARD_SOLD,
        /// Cards get their money back first, and something else is being rung.
        SALE_IN_THE_WAY,
        /// A bank refused a card that paid for it.
        NEVER_PAID,
        /// Its reversal would not fit into one entry.
        TOO_LONG
    }
}
