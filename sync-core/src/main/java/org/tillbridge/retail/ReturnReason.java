package org.tillbridge.retail;

/// Why goods come back.
public enum ReturnReason {
    DAMAGED,
    FAULTY,
    CHANGED_MIND,
    WRONG_ITEM,
    OTHER
}
