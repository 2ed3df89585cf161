package org.tillbridge.retail;

import org.joda.money.Money;

import java.util.Optional;

/// What offsets the balance.
///
/// @param amount as it was given, change not taken off; negative where it was paid out
/// @param slip of a card what the terminal said; of a gift card or a store credit which one it is
public record TenderLine(int number, Tender tender, Money amount, Optional<TenderSlip> slip)
        implements LineItem {
    /// @throws IllegalArgumentException if a gift card or a store credit does not say which, or
    ///   anything else does
    public TenderLine {
        Optional<Tender> stored =
                slip.filter(StoredValueSlip.class::isInstance)
                        .map(which -> ((StoredValueSlip) which).code().kind().tender());
        boolean isStored =
                switch (tender) {
                    case GIFT_CARD, STORE_CREDIT, POINTS -> true;
                    case CASH, CARD, VOUCHER, CASH_ROUNDING -> false;
                };
        if (isStored ? !stored.equals(Optional.of(tender)) : stored.isPresent()) {
            throw new IllegalArgumentException("Line " + number + " says of which card it is not");
        }
    }

    public TenderLine(int number, Tender tender, Money amount) {
        this(number, tender, amount, Optional.empty());
    }

    /// What the terminal said, of a card.
    public Optional<CardSlip> card() {
        return slip.filter(CardSlip.class::isInstance).map(CardSlip.class::cast);
    }

    /// Which gift card or store credit it is.
    public Optional<StoredValueSlip> storedValue() {
        return slip.filter(StoredValueSlip.class::isInstance).map(StoredValueSlip.class::cast);
    }
}
