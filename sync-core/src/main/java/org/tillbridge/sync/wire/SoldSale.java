package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Quantity;

import java.util.List;
import java.util.UUID;

/// What the hub knows of a sale of which something is brought back: its lines, the cards that paid,
/// and what came back of both, in whatever store.
public record SoldSale(
        UUID transaction,
        CurrencyUnit currency,
        List<Line> lines,
        List<Back> backs,
        List<PaidCard> cards,
        List<Refund> refunds) {
    public SoldSale {
        lines = List.copyOf(lines);
        backs = List.copyOf(backs);
        cards = List.copyOf(cards);
        refunds = List.copyOf(refunds);
    }

    /// Whether a card that is to have paid for it did not.
    public boolean wasNeverPaid() {
        return cards.stream().anyMatch(PaidCard::refused);
    }

    /// @param amount what the line counts for in the total, tax included
    /// @param taxParts what each jurisdiction has of the tax; empty where none is named
    public record Line(
            int number, Quantity quantity, Money amount, Money tax, List<Money> taxParts) {
        public Line {
            taxParts = List.copyOf(taxParts);
        }

        public Line(int number, Quantity quantity, Money amount, Money tax) {
            this(number, quantity, amount, tax, List.of());
        }
    }

    /// @param entryId of the return, so that nobody counts it twice
    /// @param line of the sale
    public record Back(UUID entryId, int line, Quantity quantity) {}

    /// A card that paid.
    ///
    /// @param amount that it paid; more than nothing
    /// @param refused whether a bank did not pay that, after the terminal had taken it offline
    public record PaidCard(CardSlip card, Money amount, boolean refused) {
        /// One that paid, as far as anybody has heard.
        public PaidCard(CardSlip card, Money amount) {
            this(card, amount, false);
        }
    }

    /// What went back to a card.
    ///
    /// @param entryId of the return, so that nobody counts it twice
    /// @param tender under which the card paid
    /// @param amount more than nothing
    public record Refund(UUID entryId, UUID tender, Money amount) {}
}
