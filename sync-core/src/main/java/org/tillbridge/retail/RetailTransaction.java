package org.tillbridge.retail;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A completed sale, return or exchange, as it was agreed with the customer and as it stays: its
/// amounts are stored, never computed anew.
///
/// Guaranteed by the constructor: lines are numbered from 1 without a gap; a void names an earlier
/// goods line, once; the total is the sum of the goods lines that stand; the tenders less the
/// change are the total.
///
/// @param id its identity; the number is for paper
/// @param taxes by rate, ascending
/// @param changeDue cash handed back, zero or more
/// @param exemption why no tax was charged; empty for almost all
/// @param customer whose sale it is, where somebody said so
/// @param note what the operator wrote about it; empty for most
public record RetailTransaction(
        UUID id,
        TransactionNumber number,
        Instant openedAt,
        Instant completedAt,
        List<LineItem> lines,
        List<TaxTotal> taxes,
        Money total,
        Money changeDue,
        Optional<TaxExemption> exemption,
        Optional<SaleCustomer> customer,
        String note) {
    public static final int MAX_LINES = 1000;

    public RetailTransaction {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        requireNumberedFromOne(lines);
        requireVoidsOfEarlierGoods(lines);
        CurrencyUnit currency = total.getCurrencyUnit();
        require(
                sum(currency, standing(lines), GoodsLine::amount).equals(total),
                "the total is not the sum of the lines");
        require(
                sum(currency, only(TenderLine.class, lines), TenderLine::amount)
                        .minus(changeDue)
                        .equals(total),
                "the tenders less the change are not the total");
        require(!changeDue.isNegative(), "the change is negative");
    }

    /// One of nobody in particular, that was taxed and that nobody wrote anything about.
    public RetailTransaction(
            UUID id,
            TransactionNumber number,
            Instant openedAt,
            Instant completedAt,
            List<LineItem> lines,
            List<TaxTotal> taxes,
            Money total,
            Money changeDue) {
        this(
                id,
                number,
                openedAt,
                completedAt,
                lines,
                taxes,
                total,
                changeDue,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    public CurrencyUnit currency() {
        return total.getCurrencyUnit();
    }

    /// Sold and returned goods, without the lines that were voided.
    public List<GoodsLine> goods() {
        return Collections.unmodifiableList(standing(lines));
    }

    public List<TenderLine> tenders() {
        return Collections.unmodifiableList(only(TenderLine.class, lines));
    }

    /// Whether anything came back.
    public boolean returnsGoods() {
        return !only(ReturnLine.class, standing(lines)).isEmpty();
    }

    /// Plain loops here: a hub goes through ten thousand sales in a row.
    private static List<GoodsLine> standing(List<LineItem> lines) {
        List<GoodsLine> goods = only(GoodsLine.class, lines);
        List<VoidLine> voids = only(VoidLine.class, lines);
        if (!voids.isEmpty()) {
            Set<Integer> voided = voids.stream().map(VoidLine::voided).collect(Collectors.toSet());
            goods.removeIf(line -> voided.contains(line.number()));
        }
        return goods;
    }

    private static <T> List<T> only(Class<T> type, List<? extends LineItem> lines) {
        List<T> some = new ArrayList<>(lines.size());
        for (LineItem line : lines) {
            if (type.isInstance(line)) {
                some.add(type.cast(line));
            }
        }
        return some;
    }

    private static <T> Money sum(CurrencyUnit currency, List<T> lines, Function<T, Money> amount) {
        Money sum = Money.zero(currency);
        for (T line : lines) {
            sum = sum.plus(amount.apply(line));
        }
        return sum;
    }

    private static void requireNumberedFromOne(List<LineItem> lines) {
        require(!lines.isEmpty() && lines.size() <= MAX_LINES, "it has no line, or too many");
        for (int index = 0; index < lines.size(); index++) {
            require(lines.get(index).number() == index + 1, "its lines are not numbered in order");
        }
    }

    private static void requireVoidsOfEarlierGoods(List<LineItem> lines) {
        List<VoidLine> voids = only(VoidLine.class, lines);
        for (VoidLine line : voids) {
            require(
                    line.voided() >= 1
                            && line.voided() < line.number()
                            && lines.get(line.voided() - 1) instanceof GoodsLine,
                    "line " + line.number() + " voids no earlier goods");
        }
        require(
                voids.stream().map(VoidLine::voided).distinct().count() == voids.size(),
                "a line is voided twice");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("Not a retail transaction: " + otherwise);
        }
    }
}
