package org.tillbridge.sync.pass;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TransactionNumber;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the QR code of a receipt says of a sale: enough to take goods back at a till that has never
/// heard of it. No person is in it, no name and no way to pay.
///
/// @param completedAt to the second
/// @param total of the receipt, all lines and tax included
/// @param lines what can be brought back; at least one
public record ReceiptPass(
        TransactionNumber number,
        UUID transaction,
        Instant completedAt,
        Money total,
        List<Line> lines) {
    public ReceiptPass {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > RetailTransaction.MAX_LINES) {
            throw new IllegalArgumentException("A receipt has 1 to 1000 lines");
        }
    }

    /// @param amount what the line counts for in the total, all discounts taken off
    public record Line(
            int number, Subject subject, Quantity quantity, Money amount, TaxRate taxRate) {
        public Line {
            if (number < 1 || quantity.signum() <= 0 || amount.isNegative()) {
                throw new IllegalArgumentException("Line " + number + " sells nothing");
            }
        }
    }

    /// What was sold: names are looked up where it is read.
    public sealed interface Subject {
        record OfItem(ItemId item) implements Subject {}

        record OfDepartment(DepartmentId department) implements Subject {}
    }

    /// That of a transaction; empty where nothing was sold that can be brought back.
    public static Optional<ReceiptPass> of(RetailTransaction transaction) {
        List<Line> lines =
                transaction.goods().stream()
                        .filter(SaleLine.class::isInstance)
                        .map(SaleLine.class::cast)
                        .flatMap(line -> subject(line.goods()).stream().map(of -> line(line, of)))
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ReceiptPass(
                                transaction.number(),
                                transaction.id(),
                                transaction.completedAt().truncatedTo(ChronoUnit.SECONDS),
                                transaction.total(),
                                lines));
    }

    public CurrencyUnit currency() {
        return total.getCurrencyUnit();
    }

    private static Line line(SaleLine line, Subject subject) {
        return new Line(line.number(), subject, line.quantity(), line.amount(), line.taxRate());
    }

    private static Optional<Subject> subject(Goods goods) {
        return switch (goods) {
            case Goods.OfItem item -> Optional.of(new Subject.OfItem(item.item()));
            case Goods.OfDepartment by -> Optional.of(new Subject.OfDepartment(by.department()));
            case Goods.OfGiftCard _ -> Optional.empty();
        };
    }
}
