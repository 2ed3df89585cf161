package org.tillbridge.sync.rules;

/// Where stock of an item can be, in the double-entry ledger of a store. What leaves one account
/// arrives in another, so all accounts of an item together are always zero.
public enum Account {
    /// In the shop, to be sold.
    ON_HAND,
    /// With customers.
    SOLD,
    /// In the shop, not to be sold: damaged, on display, under inspection.
    UNAVAILABLE,
    /// Back with, or on its way to, the vendor.
    VENDOR,
    /// Lost and found: what counts and write-offs say.
    ADJUSTED,
    /// What was there when the ledger began.
    OPENING
}
