package org.tillbridge.retail;

import java.util.Optional;

/// Why a customer pays no tax.
///
/// @param reason in a few words: who the customer is, or what for
/// @param certificate the number of the paper that says so
/// @param approver who saw it
public record TaxExemption(String reason, String certificate, Optional<OperatorId> approver) {
    public TaxExemption {
        if (reason.isBlank() || certificate.isBlank()) {
            throw new IllegalArgumentException("An exemption has a reason and a certificate");
        }
    }
}
