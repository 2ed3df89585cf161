package org.tillbridge.sync.wire;

import org.joda.money.Money;

import java.util.UUID;

/// What the hub says of a gift card or a store credit.
///
/// @param claim the one that was asked for
/// @param available what can be had, this claim included
/// @param claimed what is kept back for it, for a quarter of an hour; no more than was asked for
public record StoredValueAnswer(UUID claim, Money available, Money claimed) {
    /// What will be left when the claim is paid.
    public Money left() {
        return available.minus(claimed);
    }
}
