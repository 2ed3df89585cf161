package org.tillbridge.benchmarks;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// A sale of five lines, paid exactly in cash.
final class FiveLineSale {
    static final int LINES = 5;

    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final TaxRate RATE = new TaxRate(200_000);
    private static final TaxClass STANDARD = new TaxClass("standard");

    private FiveLineSale() {}

    /// What one line sells.
    ///
    /// @param each the price of a piece
    record Piece(Goods goods, long quantity, Money each) {}

    /// Different items of [BigCatalogue].
    ///
    /// @param items how many items the catalogue has
    static List<Piece> madeUp(long sale, int items) {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> madeUp((int) ((sale * 7919L + line * 104_729L) % items)))
                .toList();
    }

    private static Piece madeUp(int index) {
        int item = index + 1;
        return new Piece(
                new Goods.OfItem(
                        new ItemId(item),
                        "Vintage candle " + item,
                        new ItemCode("0" + BigCatalogue.code(item))),
                1,
                Money.ofMinor(GBP, 100 + item % 900L));
    }

    static RetailTransaction of(TransactionNumber number, List<Piece> pieces, Instant at) {
        List<LineItem> lines = new ArrayList<>();
        Money total = Money.zero(GBP);
        Money tax = Money.zero(GBP);
        for (Piece piece : pieces) {
            Money amount = piece.each().multipliedBy(piece.quantity());
            Money ofTax = amount.dividedBy(6, RoundingMode.HALF_UP);
            lines.add(
                    new SaleLine(
                            lines.size() + 1,
                            piece.goods(),
                            Quantity.of(piece.quantity()),
                            UnitPrice.of(piece.each()),
                            Optional.of(UnitPrice.of(piece.each())),
                            List.of(),
                            amount,
                            STANDARD,
                            RATE,
                            ofTax));
            total = total.plus(amount);
            tax = tax.plus(ofTax);
        }
        lines.add(new TenderLine(lines.size() + 1, Tender.CASH, total));
        return new RetailTransaction(
                new UUID(number.workstation().number(), number.number()),
                number,
                at,
                at,
                lines,
                List.of(new TaxTotal(RATE, total.minus(tax), tax)),
                total,
                Money.zero(GBP));
    }
}
