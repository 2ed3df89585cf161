package org.tillbridge.sync.rules;

import org.joda.money.Money;
import org.tillbridge.retail.StoredValueCode;

import java.util.Optional;
import java.util.UUID;

/// One posting in the double-entry ledger of gift cards and store credits: an amount of one of them
/// from one account to another.
///
/// @param line of the fact that moved it
/// @param amount above zero
/// @param claim under which it was kept back, if it was
public record StoredValueMovement(
        int line,
        StoredValueCode code,
        Money amount,
        Account from,
        Account to,
        Optional<UUID> claim) {
    /// Where value is, or goes. What is written of one is its name, so it never changes.
    public enum Account {
        /// What the customer has.
        BALANCE,
        /// Sold, or given in place of money.
        ISSUED,
        /// Paid with.
        REDEEMED,
        /// Given back, of what was paid with it.
        REFUNDED,
        /// Moved to, or from, another card of the same customer.
        MERGED,
        /// What the shop has lost because more was paid with it than was on it.
        LOSS,
        /// The same seen from the card: by how much its balance is below zero.
        OVERDRAWN
    }

    public StoredValueMovement {
        if (!amount.isPositive() || from == to) {
            throw new IllegalArgumentException("Nothing moves on line " + line);
        }
    }

    /// What it adds to the balance; negative where it takes from it.
    public Money onBalance() {
        Money zero = Money.zero(amount.getCurrencyUnit());
        return zero.plus(to == Account.BALANCE ? amount : zero)
                .minus(from == Account.BALANCE ? amount : zero);
    }

    /// The same on another card.
    public StoredValueMovement on(StoredValueCode other) {
        return new StoredValueMovement(line, other, amount, from, to, claim);
    }

    /// Whether someone has more by it: it was issued, or paid back.
    public boolean givesValue() {
        return to == Account.BALANCE;
    }
}
