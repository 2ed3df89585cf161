package org.tillbridge.retail.codes;

import org.joda.money.Money;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Trace;

import java.util.Optional;

/// What a code says of the very piece it stands on, besides naming the goods.
///
/// @param measure its weight in kilograms, its count, its length in metres: in the unit the item is
///   sold by; above zero
/// @param price of this piece, all of it
public record Label(Optional<Quantity> measure, Optional<Money> price, Trace trace) {
    /// A code that only names goods.
    public static final Label NONE = new Label(Optional.empty(), Optional.empty(), Trace.NONE);

    /// The rule by which the price of a label goes before that of the list; it stands in the
    /// journal as the reason.
    public static final String PRICE_RULE = "price-on-the-label";
}
