package org.tillbridge.retail;

/// How money goes into the till or out of it without goods.
public enum CashMovement {
    /// Put in: change from the bank, say.
    PAID_IN,
    /// Taken out to pay for something.
    PAID_OUT,
    /// Taken out to a safe.
    SAFE_DROP
}
