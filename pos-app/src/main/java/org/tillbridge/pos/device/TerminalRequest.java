package org.tillbridge.pos.device;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;

import java.util.Optional;
import java.util.UUID;

/// What a terminal is asked to do.
///
/// @param id it is known by for ever
/// @param amount more than zero: to take, or to give back
/// @param reverses what is to be reversed; empty where money is to be taken
/// @param isRefund whether its sale was completed long ago, and perhaps only a part of it goes back
/// @param onlyWithBank whether it is not to be taken where no bank can be asked
public record TerminalRequest(
        UUID id,
        Money amount,
        Optional<CardSlip> reverses,
        boolean isRefund,
        boolean onlyWithBank) {
    /// To take money, or to reverse all that was taken for a sale that is still open.
    public TerminalRequest(UUID id, Money amount, Optional<CardSlip> reverses) {
        this(id, amount, reverses, false, false);
    }

    public TerminalRequest {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A terminal is not asked for " + amount);
        }
    }
}
