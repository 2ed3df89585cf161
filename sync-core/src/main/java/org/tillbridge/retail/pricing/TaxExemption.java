package org.tillbridge.retail.pricing;

import org.tillbridge.retail.OperatorId;

import java.util.Optional;

/// Why a customer pays no tax.
///
/// @param reason as it stands on the certificate: its number, or a word
/// @param approver who saw it
public record TaxExemption(String reason, Optional<OperatorId> approver) {
    public TaxExemption {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An exemption has a reason");
        }
    }
}
