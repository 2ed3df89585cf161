package org.tillbridge.retail;

import java.util.Optional;
import java.util.UUID;

/// What a terminal said of a card that it took money from, or gave it back to. It never holds a
/// card's number: of that the last four digits at most.
///
/// @param tender what the terminal was asked under
/// @param reference the terminal's own name for it, by which it can be reversed; empty where a
///   person said that it was paid
/// @param authorisation what the card's bank gave as its word
/// @param brand "Visa"
/// @param lastFour digits of the card's number
/// @param offline whether the terminal took it upon itself, unasked by any bank
/// @param refunds the tender of another sale whose money went back, where it did
public record CardSlip(
        UUID tender,
        String reference,
        Optional<String> authorisation,
        Optional<String> brand,
        Optional<String> lastFour,
        boolean offline,
        Optional<UUID> refunds)
        implements TenderSlip {
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_WORD = 30;

    /// @throws IllegalArgumentException if a text is longer than such texts are, or `lastFour` is
    ///   not four digits
    public CardSlip {
        requireShort(reference, LONGEST_REFERENCE);
        authorisation.ifPresent(text -> requireShort(text, LONGEST_WORD));
        brand.ifPresent(text -> requireShort(text, LONGEST_WORD));
        if (lastFour.isPresent() && !lastFour.get().matches("[0-9]{4}")) {
            throw new IllegalArgumentException("Not the last four digits of a card");
        }
    }

    /// Of what was taken, or reversed before the sale was completed.
    public CardSlip(
            UUID tender,
            String reference,
            Optional<String> authorisation,
            Optional<String> brand,
            Optional<String> lastFour,
            boolean offline) {
        this(tender, reference, authorisation, brand, lastFour, offline, Optional.empty());
    }

    /// The same as what was said of a refund; the card is that which paid, also where the terminal
    /// does not say so.
    public CardSlip refunding(CardSlip paid) {
        return new CardSlip(
                tender,
                reference,
                authorisation,
                brand.or(paid::brand),
                lastFour.or(paid::lastFour),
                offline,
                Optional.of(paid.tender()));
    }

    /// Whether the terminal can be told what to reverse.
    public boolean isKnownToTerminal() {
        return !reference.isEmpty();
    }

    private static void requireShort(String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException("A slip with a text of more than " + most);
        }
    }
}
