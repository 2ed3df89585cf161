package org.tillbridge.retail;

import org.joda.money.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reverses a completed sale by a new transaction: every line comes back, linked to the line it was
/// sold on, at its own amount and tax; nothing is computed anew. Both stay in the journal, and
/// together they are nothing.
public final class PostVoid {
    private PostVoid() {}

    /// Whether it can be reversed so: goods were sold and none brought back, and no gift card among
    /// them.
    public static boolean isPossible(RetailTransaction sale) {
        return !sale.goods().isEmpty()
                && sale.goods().stream()
                        .allMatch(line -> line instanceof SaleLine && line.giftCard().isEmpty());
    }

    /// What cards paid of it. They get it back from their terminal, before all else goes back.
    public static Money byCard(RetailTransaction sale) {
        return tendered(sale, Tender.CARD);
    }

    /// What else goes back, each amount below zero: to gift cards, store credits and points what
    /// they paid, the vouchers themselves, and the rest in cash, rounded as it was.
    public static List<TenderLine> besideCards(RetailTransaction sale) {
        List<LineItem> back = new ArrayList<>();
        for (TenderLine tender : sale.tenders()) {
            if (tender.tender() == Tender.VOUCHER || tender.storedValue().isPresent()) {
                back.add(
                        new TenderLine(
                                back.size() + 1,
                                tender.tender(),
                                tender.amount().negated(),
                                tender.storedValue()
                                        .map(slip -> StoredValueSlip.unasked(slip.code()))));
            }
        }
        tender(back, Tender.CASH, tendered(sale, Tender.CASH).minus(sale.changeDue()).negated());
        tender(back, Tender.CASH_ROUNDING, tendered(sale, Tender.CASH_ROUNDING).negated());
        return back.stream().map(TenderLine.class::cast).toList();
    }

    /// The reversal of a sale that no card paid.
    ///
    /// @throws IllegalArgumentException unless [#isPossible], or if a card did
    public static RetailTransaction of(
            RetailTransaction sale, UUID id, TransactionNumber number, Instant at) {
        return of(sale, id, number, at, besideCards(sale));
    }

    /// @param tenders how the money went back, all of it
    /// @throws IllegalArgumentException unless [#isPossible], or if it is not all
    public static RetailTransaction of(
            RetailTransaction sale,
            UUID id,
            TransactionNumber number,
            Instant at,
            List<TenderLine> tenders) {
        if (!isPossible(sale)) {
            throw new IllegalArgumentException("Not to be reversed as a whole: " + sale.number());
        }
        List<LineItem> lines = new ArrayList<>();
        for (GoodsLine sold : sale.goods()) {
            lines.add(back(lines.size() + 1, sold, sale.id()));
        }
        for (TenderLine tender : tenders) {
            lines.add(
                    new TenderLine(
                            lines.size() + 1, tender.tender(), tender.amount(), tender.slip()));
        }
        return new RetailTransaction(
                id,
                number,
                at,
                at,
                lines,
                sale.taxes().stream().map(TaxTotal::negated).toList(),
                sale.total().negated(),
                Money.zero(sale.currency()),
                sale.exemption(),
                Optional.empty(),
                "");
    }

    private static Money tendered(RetailTransaction sale, Tender kind) {
        return sale.tenders().stream()
                .filter(line -> line.tender() == kind)
                .map(TenderLine::amount)
                .reduce(Money.zero(sale.currency()), Money::plus);
    }

    private static void tender(List<LineItem> lines, Tender kind, Money amount) {
        if (!amount.isZero()) {
            lines.add(new TenderLine(lines.size() + 1, kind, amount));
        }
    }

    /// The sale that a transaction reverses as a whole, if it does.
    public static Optional<UUID> reversedBy(RetailTransaction transaction) {
        boolean isReversal =
                transaction.goods().stream()
                        .allMatch(
                                line ->
                                        line instanceof ReturnLine back
                                                && back.reason() == ReturnReason.POST_VOID);
        Set<UUID> sales = salesOf(transaction);
        return isReversal && sales.size() == 1
                ? Optional.of(sales.iterator().next())
                : Optional.empty();
    }

    /// The sales of which goods are brought back in a transaction.
    public static Set<UUID> salesOf(RetailTransaction transaction) {
        return transaction.goods().stream()
                .filter(ReturnLine.class::isInstance)
                .flatMap(line -> ((ReturnLine) line).original().stream())
                .map(OriginalLine::transaction)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ReturnLine back(int number, GoodsLine sold, UUID sale) {
        return new ReturnLine(
                number,
                sold.goods(),
                sold.quantity().negated(),
                sold.unitPrice(),
                sold.listPrice(),
                sold.modifiers().stream()
                        .map(
                                one ->
                                        new PriceModifier(
                                                one.kind(),
                                                one.amount().negated(),
                                                one.reason(),
                                                one.approver(),
                                                one.rule()))
                        .toList(),
                sold.amount().negated(),
                sold.taxClass(),
                sold.taxRate(),
                sold.tax().negated(),
                sold.taxParts().stream().map(Money::negated).toList(),
                ReturnReason.POST_VOID,
                Disposition.BACK_TO_STOCK,
                Optional.of(new OriginalLine(sale, sold.number())));
    }
}
