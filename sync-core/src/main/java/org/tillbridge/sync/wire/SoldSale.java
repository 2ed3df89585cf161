package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Quantity;

import java.util.List;
import java.util.UUID;

/// What the hub knows of a sale of which something is brought back: its lines, and what came back
/// of them, in whatever store.
public record SoldSale(
        UUID transaction, CurrencyUnit currency, List<Line> lines, List<Back> backs) {
    public SoldSale {
        lines = List.copyOf(lines);
        backs = List.copyOf(backs);
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
}
