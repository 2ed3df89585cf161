package org.tillbridge.retail;

import java.util.Optional;

/// Whose sale it is. Neither name nor address: who that is stands where it can be erased.
///
/// @param customer empty where nothing but the loyalty card was there, and nobody could be asked
///   whose it is
/// @param loyaltyCode that the points are earned on
/// @param rate at which the sale earns, as the workstation was told it
public record SaleCustomer(
        Optional<CustomerId> customer, StoredValueCode loyaltyCode, PointsRate rate) {
    public SaleCustomer {
        if (loyaltyCode.kind() != StoredValueKind.POINTS) {
            throw new IllegalArgumentException("Not the number of a loyalty card");
        }
    }
}
