package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.Optional;

/// Why a line costs something other than its list price.
///
/// @param amount what it adds to the line's amount; a discount is negative
/// @param reason in the words of the rule or of the operator
/// @param approver who gave or allowed it; empty for what a rule gives by itself
/// @param rule the promotion that gives it, by its id; empty for what a person decided
public record PriceModifier(
        Kind kind,
        Money amount,
        String reason,
        Optional<OperatorId> approver,
        Optional<String> rule) {
    /// One that a person decided.
    public PriceModifier(Kind kind, Money amount, String reason, Optional<OperatorId> approver) {
        this(kind, amount, reason, approver, Optional.empty());
    }

    /// How the price was changed.
    public enum Kind {
        DISCOUNT,
        MARKDOWN,
        OVERRIDE,
        /// The customer pays no tax: it is taken out of a price that includes it.
        EXEMPTION
    }
}
