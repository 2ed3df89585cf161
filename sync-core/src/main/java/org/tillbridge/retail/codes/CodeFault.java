package org.tillbridge.retail.codes;

/// Why a code that looks like one cannot be used.
public enum CodeFault {
    /// The last digit does not belong to the others.
    CHECK_DIGIT,
    /// The price or weight within an in-store number does not belong to its own check digit.
    MEASURE_CHECK_DIGIT,
    /// An element is too short, too long, or holds characters it must not.
    ELEMENT,
    /// A date that does not exist.
    DATE,
    /// Read well, but it names no goods: a pallet, a coupon, a place.
    NO_GOODS,
    /// A price in another currency than the store's, or finer than its coins.
    PRICE,
    /// A weight or count of nothing, or beyond all measure.
    MEASURE
}
