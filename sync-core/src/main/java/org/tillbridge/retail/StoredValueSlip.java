package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.Optional;
import java.util.UUID;

/// Which gift card or store credit a tender is.
///
/// @param claim under which the hub keeps the amount back until the sale is booked; empty where the
///   hub was not asked
/// @param left on it afterwards, where the hub said so
/// @param isNew whether it was issued by this very line, in place of money given back
public record StoredValueSlip(
        StoredValueCode code, Optional<UUID> claim, Optional<Money> left, boolean isNew)
        implements TenderSlip {
    /// One that is issued in place of money given back.
    public static StoredValueSlip issued(StoredValueCode code) {
        return new StoredValueSlip(code, Optional.empty(), Optional.empty(), true);
    }

    /// One that pays, on a claim at the hub.
    public static StoredValueSlip claimed(StoredValueCode code, UUID claim, Money left) {
        return new StoredValueSlip(code, Optional.of(claim), Optional.of(left), false);
    }

    /// One that pays, or is paid back to, and that the hub was not asked about.
    public static StoredValueSlip unasked(StoredValueCode code) {
        return new StoredValueSlip(code, Optional.empty(), Optional.empty(), false);
    }
}
