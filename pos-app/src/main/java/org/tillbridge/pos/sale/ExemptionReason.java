package org.tillbridge.pos.sale;

import java.util.List;

/// Why a customer pays no tax.
public enum ExemptionReason {
    CHARITY,
    PUBLIC_BODY,
    DIPLOMAT,
    RESALE,
    EXPORT,
    OTHER;

    static final List<ExemptionReason> ALL = List.of(values());
}
