package org.tillbridge.pos.ui;

/// Where in the application the operator is: one screen each.
public enum Place {
    /// Nothing to sell with yet: the workstation fetches its copy of what the hub knows, or cannot
    /// start.
    NOT_READY,
    ENROL,
    SIGN_ON,
    OPEN_TILL,
    SALE,
    TENDER,
    RECEIPT,
    RETURN,
    /// Between sales: paid-in, paid-out, safe drop, opening it.
    DRAWER,
    DRAWER_COUNT,
    DAY,
    /// Card payments that terminals took upon themselves.
    OFFLINE_PAYMENTS,
    SETTINGS,
    /// What is not done yet of all that was recorded.
    STATUS,
    DEVICES,
    /// The camera that reads codes.
    CAMERA,
    /// Where receipts are e-mailed.
    MAIL
}
