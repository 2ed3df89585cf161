package org.tillbridge.demo.replay;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.UnitPrice;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What a cashier does for an invoice. It leaves exactly one entry in the journal.
///
/// @param invoice its number in the file
/// @param row at which the invoice stands in `invoices.tsv`
/// @param lines at least one
public record Act(
        Kind kind, String invoice, int row, Instant at, LocalDate date, List<Line> lines) {
    /// Which entry it leaves.
    public enum Kind {
        SALE,
        RETURN,
        WRITE_OFF
    }

    public Act {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Invoice " + invoice + " has nothing to do");
        }
    }

    /// One kind of goods of the invoice.
    ///
    /// Its quantity is above zero; the kind of act says which way the goods go.
    public sealed interface Line {
        String sku();

        Quantity quantity();

        UnitPrice price();

        /// Goods the shop has in its list.
        record OfItem(String sku, Quantity quantity, UnitPrice price) implements Line {}

        /// What is no goods: postage, fees, discounts.
        record OfDepartment(
                String sku,
                DepartmentId department,
                String note,
                Quantity quantity,
                UnitPrice price)
                implements Line {}
    }

    /// For a person who has the file.
    String where() {
        return "invoices.tsv line %d, invoice %s".formatted(row, invoice);
    }

    /// What the act adds to the till: negative for a return, nothing for a write-off.
    public Money amount() {
        CurrencyUnit currency = lines.getFirst().price().currency();
        Money worth =
                lines.stream()
                        .map(line -> line.price().times(line.quantity(), RoundingMode.HALF_UP))
                        .reduce(Money.zero(currency), Money::plus);
        return switch (kind) {
            case SALE -> worth;
            case RETURN -> worth.negated();
            case WRITE_OFF -> Money.zero(currency);
        };
    }

    /// What one of its lines adds to the stock on hand.
    public Quantity onHand(Line.OfItem line) {
        return kind == Kind.RETURN ? line.quantity() : line.quantity().negated();
    }
}
