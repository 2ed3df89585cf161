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

    /// Whether it can be reversed so: goods were sold and none brought back, no gift card among
    /// them, and all of it was paid in cash or from gift cards and store credits, to which it goes
    /// back. Money that came another way goes back that way, and not from here.
    public static boolean isPossible(RetailTransaction sale) {
        return !sale.goods().isEmpty()
                && sale.goods().stream()
                        .allMatch(line -> line instanceof SaleLine && line.giftCard().isEmpty())
                && sale.tenders().stream().allMatch(PostVoid::goesBack);
    }

    private static boolean goesBack(TenderLine tender) {
        return switch (tender.tender()) {
            case CASH, CASH_ROUNDING, GIFT_CARD, STORE_CREDIT, POINTS -> true;
            case CARD, VOUCHER -> false;
        };
    }

    /// @throws IllegalArgumentException unless [#isPossible]
    public static RetailTransaction of(
            RetailTransaction sale, UUID id, TransactionNumber number, Instant at) {
        if (!isPossible(sale)) {
            throw new IllegalArgumentException("Not to be reversed as a whole: " + sale.number());
        }
        List<LineItem> lines = new ArrayList<>();
        for (GoodsLine sold : sale.goods()) {
            lines.add(back(lines.size() + 1, sold, sale.id()));
        }
        Money rounding = tendered(sale, Tender.CASH_ROUNDING);
        Money stored = Money.zero(sale.currency());
        for (TenderLine tender : sale.tenders()) {
            if (tender.storedValue().isPresent()) {
                stored = stored.plus(tender.amount());
                lines.add(
                        new TenderLine(
                                lines.size() + 1,
                                tender.tender(),
                                tender.amount().negated(),
                                tender.storedValue()
                                        .map(slip -> StoredValueSlip.unasked(slip.code()))));
            }
        }
        tender(lines, Tender.CASH, sale.total().minus(rounding).minus(stored).negated());
        tender(lines, Tender.CASH_ROUNDING, rounding.negated());
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
