package org.tillbridge.pos.sale;

import java.util.List;

/// Why a person takes something off; other reasons are written.
public enum DiscountReason {
    DAMAGED,
    SHORT_DATE,
    PRICE_MATCH,
    STAFF,
    GOODWILL;

    static final List<DiscountReason> ALL = List.of(values());
}
