package org.tillbridge.retail;

/// The kinds of tender. What is written of them is their name, so it never changes.
public enum Tender {
    CASH,
    /// Through a payment terminal.
    CARD,
    /// A paper that is worth an amount. It stays in the drawer, and no change is given from it.
    VOUCHER,
    /// What the cash is more or less than its part of the total, where a country has no coins so
    /// small.
    CASH_ROUNDING
}
