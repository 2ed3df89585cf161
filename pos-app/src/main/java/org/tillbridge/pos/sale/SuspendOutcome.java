package org.tillbridge.pos.sale;

import org.tillbridge.retail.Piece;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What became of setting a sale aside, or of taking one up again.
public sealed interface SuspendOutcome {
    /// It is on disk; the next sale may begin.
    ///
    /// @param suspension the entry that set it aside
    record Suspended(UUID suspension) implements SuspendOutcome {}

    /// It is being rung again, as it was. Serial numbers that were sold meanwhile are off their
    /// lines: whoever gives them again is asked.
    record Resumed(Basket basket, List<Piece> sold) implements SuspendOutcome {
        public Resumed {
            sold = List.copyOf(sold);
        }
    }

    /// There is nothing to set aside.
    record NothingRung() implements SuspendOutcome {}

    /// A return is given back or voided, not set aside.
    record ReturnInTheWay() implements SuspendOutcome {}

    /// Something was paid for it already: it is completed, or the payment taken back first.
    record MoneyTaken() implements SuspendOutcome {}

    /// A sale is being rung: it is paid, voided or set aside first.
    record SaleInTheWay() implements SuspendOutcome {}

    /// It was taken up again before.
    record NotSuspended() implements SuspendOutcome {}

    /// Another workstation of the store has it.
    ///
    /// @param workstation its name
    record TakenElsewhere(String workstation, Instant at) implements SuspendOutcome {}

    /// It was set aside elsewhere, and the hub, which alone can give it, does not answer.
    record HubSilent() implements SuspendOutcome {}

    /// This version cannot read it; it stays where it is.
    record Unreadable() implements SuspendOutcome {}

    /// It could not be recorded, so it did not happen.
    record NotWritten(JournalWriteException.Reason why) implements SuspendOutcome {}
}
