package org.tillbridge.sync.rules;

import org.tillbridge.retail.Quantity;

/// What a movement of stock means for the book. It is always booked, of an item that nobody has
/// heard of later: movements commute, and goods that were sold were there.
public final class StockRules {
    private StockRules() {}

    /// @param isKnown whether the hub has heard of the item
    public static Rule ofItem(boolean isKnown) {
        return isKnown ? Rule.STOCK_MOVED : Rule.STOCK_WAITS_FOR_ITEM;
    }

    /// @param isOpen whether anyone ever said how much there is
    /// @param before on hand by the book
    /// @param after the movement
    public static Rule settle(boolean isOpen, Quantity before, Quantity after) {
        boolean below = before.signum() >= 0 && after.signum() < 0;
        return isOpen && below ? Rule.MORE_TAKEN_THAN_ON_HAND : Rule.STOCK_MOVED;
    }
}
