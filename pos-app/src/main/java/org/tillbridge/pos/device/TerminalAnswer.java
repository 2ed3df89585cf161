package org.tillbridge.pos.device;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.DeclineReason;

/// What a terminal has done: it has, it has not and will not, or nobody knows.
public sealed interface TerminalAnswer {
    /// @param amount what it took or gave back; more than zero, and never more than it was asked
    record Approved(Money amount, CardSlip card) implements TerminalAnswer {}

    record Declined(DeclineReason reason) implements TerminalAnswer {}

    record Unknown(Why why) implements TerminalAnswer {}

    /// Why nobody knows.
    enum Why {
        /// There was no answer, or none to the end.
        NO_ANSWER,
        /// It is still busy with it.
        STILL_BUSY,
        /// It answered, but not in a way that says what it has done.
        NOT_UNDERSTOOD
    }
}
