package org.tillbridge.benchmarks;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.ReturnReason;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// A sale or a return, paid exactly in cash.
public final class CashSale {
    /// How many lines an ordinary one has.
    static final int LINES = 5;

    /// A business day on which its tax is due in the demo's shop.
    public static final LocalDate DAY = LocalDate.of(2011, 12, 1);

    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final TaxRate RATE = new TaxRate(200_000);
    private static final TaxClass STANDARD = new TaxClass("standard");

    private CashSale() {}

    /// What one line sells.
    ///
    /// @param quantity below zero for what comes back
    /// @param each the price of a piece
    /// @param listed what the list says of it; empty if nothing
    public record Piece(Goods goods, long quantity, Money each, Optional<UnitPrice> listed) {
        private static final String REASON = "Agreed with the customer";

        /// So many at their list price.
        public Piece(Goods goods, long quantity, Money each) {
            this(goods, quantity, each, Optional.of(UnitPrice.of(each)));
        }

        Money amount() {
            return each.multipliedBy(quantity);
        }

        /// As a till writes down that somebody put a price in place of the list's.
        List<PriceModifier> modifiers() {
            return listed
                    .filter(price -> !price.equals(UnitPrice.of(each)))
                    .map(price -> price.times(Quantity.of(quantity), RoundingMode.HALF_UP))
                    .map(
                            instead ->
                                    new PriceModifier(
                                            PriceModifier.Kind.OVERRIDE,
                                            amount().minus(instead),
                                            REASON,
                                            Optional.empty()))
                    .stream()
                    .toList();
        }
    }

    /// Different items of [BigCatalogue].
    ///
    /// @param items how many items the catalogue has
    public static List<Piece> madeUp(long sale, int items) {
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
                BigCatalogue.price(item));
    }

    /// @param pieces all sold, or all brought back
    public static RetailTransaction of(TransactionNumber number, List<Piece> pieces, Instant at) {
        List<LineItem> lines = new ArrayList<>();
        Money total = Money.zero(GBP);
        Money tax = Money.zero(GBP);
        for (Piece piece : pieces) {
            Money amount = piece.amount();
            Money ofTax = amount.dividedBy(6, RoundingMode.HALF_UP);
            lines.add(line(lines.size() + 1, piece, amount, ofTax));
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

    private static LineItem line(int number, Piece piece, Money amount, Money tax) {
        Quantity quantity = Quantity.of(piece.quantity());
        UnitPrice price = UnitPrice.of(piece.each());
        return quantity.signum() > 0
                ? new SaleLine(
                        number,
                        piece.goods(),
                        quantity,
                        price,
                        piece.listed(),
                        piece.modifiers(),
                        amount,
                        STANDARD,
                        RATE,
                        tax)
                : new ReturnLine(
                        number,
                        piece.goods(),
                        quantity,
                        price,
                        piece.listed(),
                        piece.modifiers(),
                        amount,
                        STANDARD,
                        RATE,
                        tax,
                        ReturnReason.OTHER,
                        Disposition.BACK_TO_STOCK,
                        Optional.empty());
    }
}
