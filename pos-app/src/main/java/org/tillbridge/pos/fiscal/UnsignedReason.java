package org.tillbridge.pos.fiscal;

/// Why a document is not signed where the till says so and not the unit, whose own words are kept.
public enum UnsignedReason {
    NO_ANSWER_IN_TIME,
    TILL_STOPPED,
    SIGNATURE_NOT_RECORDED,
    EARLIER_ONES_WAIT,
    NOT_IN_THE_JOURNAL
}
