package org.tillbridge.retail;

import java.util.Arrays;
import java.util.List;

/// Why goods come back.
public enum ReturnReason {
    DAMAGED,
    FAULTY,
    CHANGED_MIND,
    WRONG_ITEM,
    OTHER,
    /// A completed sale is reversed as a whole, see [PostVoid]. Nobody chooses it for a return.
    POST_VOID;

    /// What a customer can have for a reason.
    public static List<ReturnReason> ofCustomers() {
        return Arrays.stream(values()).filter(reason -> reason != POST_VOID).toList();
    }
}
