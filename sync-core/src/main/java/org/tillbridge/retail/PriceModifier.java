package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.Optional;

/// Why a line costs something other than its list price.
///
/// @param amount what it adds to the line's amount; a discount is negative
/// @param reason in the words of the rule or of the operator
public record PriceModifier(Kind kind, Money amount, String reason, Optional<OperatorId> approver) {
    /// How the price was changed.
    public enum Kind {
        DISCOUNT,
        MARKDOWN,
        OVERRIDE
    }
}
