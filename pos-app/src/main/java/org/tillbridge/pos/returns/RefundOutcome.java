package org.tillbridge.pos.returns;

import org.tillbridge.pos.sale.TakenTender;
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

    /// The terminal has to be asked now, to give some of it back to a card. That it will be is on
    /// disk.
    record Asking(TakenTender tender) implements RefundOutcome {}

    /// Nobody knows yet what a terminal gave back to a card; it is asked again first.
    record TerminalUnknown() implements RefundOutcome {}

    /// No card can be given anything back any more, or the terminal cannot be reached.
    record NotToCard() implements RefundOutcome {}

    /// Some of it was paid by a card whose bank refused it after the terminal had taken it offline.
    record NeverPaid() implements RefundOutcome {}

    /// Nothing proves the purchase of some of it, and the store gives a store credit for that.
    record CreditOnly() implements RefundOutcome {}

    /// A gift receipt proves some of it: whoever was given the goods gets a store credit, and the
    /// giver's payment is left alone.
    record GiftCreditOnly() implements RefundOutcome {}

    /// Nothing stands in it that comes back.
    record NothingToRefund() implements RefundOutcome {}

    /// It is not the return any more that was on the screen when the money was to go back.
    record NotAsSeen() implements RefundOutcome {}

    /// It could not be put on disk, so nothing is given back.
    record NotWritten(JournalWriteException.Reason why) implements RefundOutcome {}
}
