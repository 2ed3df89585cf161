package org.tillbridge.sync.rules;

import org.tillbridge.retail.Quantity;

/// What a movement of stock means for the book. It is always booked: movements commute, and goods
/// that were sold were there.
public final class StockRules {
    private StockRules() {}

    /// @param isOpen whether anyone ever said how much there is
    /// @param before on hand by the book
    /// @param after the movement
    public static Rule settle(boolean isOpen, Quantity before, Quantity after) {
        boolean below = before.signum() >= 0 && after.signum() < 0;
        return isOpen && below ? Rule.MORE_TAKEN_THAN_ON_HAND : Rule.STOCK_MOVED;
    }
}
