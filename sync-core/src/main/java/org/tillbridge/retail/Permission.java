package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.Optional;
import java.util.OptionalLong;

/// How far a role has a right.
///
/// @param beyond what holds for an amount above `freeUpTo`, for any where there is none, and where
///   the deed is about no amount
/// @param freeUpTo up to this amount, in minor units of the store's currency, it is allowed anyhow
public record Permission(Allowance beyond, OptionalLong freeUpTo) {
    public Permission {
        if (freeUpTo.isPresent() && freeUpTo.getAsLong() < 0) {
            throw new IllegalArgumentException("Free up to less than nothing");
        }
    }

    public static Permission of(Allowance allowance) {
        return new Permission(allowance, OptionalLong.empty());
    }

    /// @param amount what the deed is about; its sign does not count
    public Allowance of(Optional<Money> amount) {
        boolean free =
                freeUpTo.isPresent()
                        && amount.filter(
                                        one ->
                                                one.abs().getAmountMinorLong()
                                                        <= freeUpTo.getAsLong())
                                .isPresent();
        return free ? Allowance.ALLOW : beyond;
    }
}
