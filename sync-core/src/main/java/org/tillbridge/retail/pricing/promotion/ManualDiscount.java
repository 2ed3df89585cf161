package org.tillbridge.retail.pricing.promotion;

import org.joda.money.Money;
import org.tillbridge.retail.OperatorId;

import java.util.Optional;

/// What a person takes off a line or a basket, after all promotions.
///
/// @param approver who gave it, or allowed it
/// @param most it never takes more than this, whatever is rung after it: who gave it may give no
///   more
public record ManualDiscount(
        Value value, String reason, Optional<OperatorId> approver, Optional<Money> most) {
    public ManualDiscount {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A discount has a reason");
        }
    }

    /// One that nothing bounds.
    public ManualDiscount(Value value, String reason, Optional<OperatorId> approver) {
        this(value, reason, approver, Optional.empty());
    }

    /// How much of what is left.
    public sealed interface Value {
        /// @param share in parts per million, above zero
        record Percent(int share) implements Value {
            public Percent {
                if (share < 1 || share > Offer.WHOLE) {
                    throw new IllegalArgumentException("No share: " + share);
                }
            }
        }

        /// At most what is left.
        record Amount(Money off) implements Value {
            public Amount {
                if (!off.isPositive()) {
                    throw new IllegalArgumentException("No discount: " + off);
                }
            }
        }
    }
}
