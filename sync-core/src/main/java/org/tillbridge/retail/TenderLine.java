package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.Optional;

/// What offsets the balance.
///
/// @param amount as it was given, change not taken off; negative where it was paid out
/// @param card what the terminal said, of a card
public record TenderLine(int number, Tender tender, Money amount, Optional<CardSlip> card)
        implements LineItem {
    public TenderLine(int number, Tender tender, Money amount) {
        this(number, tender, amount, Optional.empty());
    }
}
