package org.tillbridge.sync.rules;

import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;

/// Stock of one item that goes from one account to another.
///
/// @param line the line of the document that says so
/// @param quantity above zero
public record StockMovement(int line, ItemId item, Quantity quantity, Account from, Account to) {
    public StockMovement {
        if (quantity.signum() <= 0 || from == to) {
            throw new IllegalArgumentException("Nothing moves on line " + line);
        }
    }

    /// What is added to an account; zero where the movement does not touch it.
    public Quantity addedTo(Account account) {
        if (account == to) {
            return quantity;
        }
        return account == from ? quantity.negated() : Quantity.ZERO;
    }

    /// What is added to the stock on hand.
    public Quantity onHand() {
        return addedTo(Account.ON_HAND);
    }
}
