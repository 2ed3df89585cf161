package org.tillbridge.pos.approval;

import org.joda.money.Money;
import org.tillbridge.retail.Right;

import java.util.Optional;
import java.util.UUID;

/// What someone wants to do and may not by themselves.
///
/// @param deed in the words of the screen; what the approver reads and the journal keeps
/// @param amount what it is about, if it is about an amount
/// @param transaction the one that is being rung, if there is one
public record Wanted(Right right, String deed, Optional<Money> amount, Optional<UUID> transaction) {
    public static Wanted of(Right right, String deed) {
        return new Wanted(right, deed, Optional.empty(), Optional.empty());
    }

    /// The same deed, by another right that it needs as well.
    Wanted by(Right other) {
        return new Wanted(other, deed, amount, transaction);
    }

    public Wanted about(Money about) {
        return new Wanted(right, deed, Optional.of(about), transaction);
    }

    public Wanted in(UUID open) {
        return new Wanted(right, deed, amount, Optional.of(open));
    }
}
