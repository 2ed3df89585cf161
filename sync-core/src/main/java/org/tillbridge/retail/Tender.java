package org.tillbridge.retail;

/// The kinds of tender. What is written of them is their name, so it never changes.
public enum Tender {
    CASH,
    /// Through a payment terminal.
    CARD,
    /// A paper that is worth an amount. It stays in the drawer, and no change is given from it.
    VOUCHER,
    /// Value that was bought, with a number of its own; its balance is kept at the hub.
    GIFT_CARD,
    /// The same, given in place of money for goods that came back.
    STORE_CREDIT,
    /// The same, earned by buying.
    POINTS,
    /// What the cash is more or less than its part of the total, where a country has no coins so
    /// small.
    CASH_ROUNDING
}
