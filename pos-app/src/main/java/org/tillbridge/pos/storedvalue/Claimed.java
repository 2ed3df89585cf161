package org.tillbridge.pos.storedvalue;

import org.joda.money.Money;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.util.UUID;

/// What the hub said to a claim.
///
/// @param wanted what was to be paid with it
/// @param unasked what may be taken of it without the hub, counted over what is completed
public record Claimed(
        UUID claim, StoredValueCode code, Money wanted, StoredValueOutcome said, Money unasked) {}
