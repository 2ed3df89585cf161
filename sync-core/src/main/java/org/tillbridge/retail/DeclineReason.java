package org.tillbridge.retail;

/// Why a terminal took no money. In all of these cases it is certain that it took none.
public enum DeclineReason {
    /// The card's bank, or the terminal, said no.
    REFUSED,
    /// It was given up, at the terminal or at the till.
    CANCELLED,
    /// The terminal was not there to be asked.
    NOT_REACHED,
    /// The terminal was busy, or not fit for it.
    NOT_READY,
    /// The terminal has never heard of it.
    NOT_ASKED
}
