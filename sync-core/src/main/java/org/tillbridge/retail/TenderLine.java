package org.tillbridge.retail;

import org.joda.money.Money;

/// What offsets the balance.
///
/// @param amount as it was given, change not taken off; negative where it was paid out
public record TenderLine(int number, Tender tender, Money amount) implements LineItem {}
