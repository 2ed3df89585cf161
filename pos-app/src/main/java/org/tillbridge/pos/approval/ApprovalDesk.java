package org.tillbridge.pos.approval;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Asks for an approver's PIN where the operator stands. On the FX thread.
public interface ApprovalDesk {
    /// What became of a deed, beside what else is shown then.
    interface Told {
        Object outcome();
    }

    /// Asks, where the store has it that someone may approve. Whoever goes back finds everything as
    /// it was. A deed that turns out to need another right as well is asked for once more, and done
    /// by both approvals.
    ///
    /// @param wanted what the approver reads
    /// @param deed done again on the basket thread once it is approved
    /// @param show takes what became of it then, on the FX thread
    /// @return whether it asks; if not, nobody may approve, and the refusal stands
    <T> boolean ask(Wanted wanted, Callable<T> deed, Consumer<? super T> show);
}
