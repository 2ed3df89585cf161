package org.tillbridge.retail;

/// What else is known of a tender: of a card what its terminal said, of a gift card or a store
/// credit which one it is.
public sealed interface TenderSlip permits CardSlip, StoredValueSlip {}
