package org.tillbridge.retail.pricing.promotion;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.OperatorId;

import java.util.List;
import java.util.Optional;

/// What is taken off the lines of a basket, and why.
///
/// @param given line by line, in the order in which it was taken off
public record Discounts(List<Discount> given) {
    public static final Discounts NONE = new Discounts(List.of());

    public Discounts {
        given = List.copyOf(given);
    }

    /// Taken off one line.
    ///
    /// @param off above zero
    /// @param reason in the words of the promotion, or of the operator
    /// @param promotion empty where a person gave it
    /// @param beaten what the customer would have got otherwise
    public record Discount(
            int line,
            Money off,
            String reason,
            Optional<PromotionId> promotion,
            Optional<OperatorId> approver,
            Optional<Beaten> beaten) {}

    /// Another promotion, which would have taken less off the line.
    public record Beaten(String name, Money off) {}

    public List<Discount> of(int line) {
        return given.stream().filter(discount -> discount.line() == line).toList();
    }

    /// What is taken off a line in all.
    public Money off(int line, CurrencyUnit currency) {
        return sum(of(line), currency);
    }

    /// What is taken off in all.
    public Money off(CurrencyUnit currency) {
        return sum(given, currency);
    }

    private static Money sum(List<Discount> discounts, CurrencyUnit currency) {
        Money sum = Money.zero(currency);
        for (Discount discount : discounts) {
            sum = sum.plus(discount.off());
        }
        return sum;
    }
}
