package org.tillbridge.retail.pricing.promotion;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.pricing.promotion.Discounts.Discount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of a basket while discounts are taken off them: what is left of each, in minor units.
/// Never below zero.
final class Sheet {
    private static final int MILLIONTHS = 6;

    private final List<PromotedLine> lines;
    private final CurrencyUnit currency;
    private final RoundingMode rounding;
    private final long[] left;
    private final boolean[] closed;
    private final boolean[] promoted;
    private final List<Discount> given = new ArrayList<>();

    /// @param amounts of the lines, in minor units
    Sheet(List<PromotedLine> lines, long[] amounts, CurrencyUnit currency, RoundingMode rounding) {
        this.lines = lines;
        this.currency = currency;
        this.rounding = rounding;
        this.left = amounts.clone();
        this.closed = new boolean[left.length];
        this.promoted = new boolean[left.length];
    }

    List<PromotedLine> lines() {
        return lines;
    }

    long left(int index) {
        return left[index];
    }

    long[] left() {
        return left.clone();
    }

    /// Whether a promotion stands on the line that suffers no other.
    boolean isClosed(int index) {
        return closed[index];
    }

    boolean isPromoted(int index) {
        return promoted[index];
    }

    long sum() {
        return Spread.sum(left);
    }

    List<Discount> given() {
        return given;
    }

    /// Takes it off a line, or what is left there if that is less.
    void give(int index, long minor, Promotion why) {
        if (give(index, minor, why.said(), Optional.of(why.id()), Optional.empty())) {
            promoted[index] = true;
            closed[index] |= why.combination() == Combination.ALONE;
        }
    }

    void give(int index, long minor, ManualDiscount why) {
        give(index, minor, why.reason(), Optional.empty(), why.approver());
    }

    private boolean give(
            int index,
            long minor,
            String reason,
            Optional<PromotionId> promotion,
            Optional<OperatorId> approver) {
        long off = Math.min(minor, left[index]);
        if (off <= 0) {
            return false;
        }
        left[index] -= off;
        given.add(
                new Discount(
                        lines.get(index).number(),
                        Money.ofMinor(currency, off),
                        reason,
                        promotion,
                        approver,
                        Optional.empty()));
        return true;
    }

    /// What one that is off each takes off so many thousandths of a line, at its own price.
    long off(Offer.OffEach offer, PromotedLine line, long thousandths) {
        BigDecimal units = BigDecimal.valueOf(thousandths, 3);
        BigDecimal price = line.price().toBigDecimal();
        return switch (offer) {
            case Offer.PercentOff(var _, int share) -> share(price.multiply(units), share);
            case Offer.AmountOff(var _, var off) ->
                    minor(off.toBigDecimal().min(price).multiply(units));
            case Offer.FixedPrice(var _, var fixed) ->
                    Math.max(
                            0,
                            minor(price.multiply(units))
                                    - minor(fixed.toBigDecimal().multiply(units)));
        };
    }

    /// What it takes off all that is left of a line.
    long offLeft(Offer.OffEach offer, int index) {
        BigDecimal units = lines.get(index).quantity().toBigDecimal();
        return Math.max(
                0,
                switch (offer) {
                    case Offer.PercentOff(var _, int share) -> share(left[index], share);
                    case Offer.AmountOff(var _, var off) ->
                            Math.min(left[index], minor(off.toBigDecimal().multiply(units)));
                    case Offer.FixedPrice(var _, var fixed) ->
                            left[index] - minor(fixed.toBigDecimal().multiply(units));
                });
    }

    long off(ManualDiscount discount, long from) {
        long off =
                switch (discount.value()) {
                    case ManualDiscount.Value.Percent(int share) -> share(from, share);
                    case ManualDiscount.Value.Amount(Money amount) ->
                            Math.min(from, amount.getAmountMinorLong());
                };
        return discount.most().map(most -> Math.min(off, most.getAmountMinorLong())).orElse(off);
    }

    long share(long minor, int share) {
        return share(BigDecimal.valueOf(minor, currency.getDecimalPlaces()), share);
    }

    /// What so many thousandths of a line cost.
    long cost(PromotedLine line, long thousandths) {
        return minor(line.price().toBigDecimal().multiply(BigDecimal.valueOf(thousandths, 3)));
    }

    private long share(BigDecimal amount, int share) {
        return minor(amount.multiply(BigDecimal.valueOf(share)).movePointLeft(MILLIONTHS));
    }

    long minor(BigDecimal amount) {
        return amount.setScale(currency.getDecimalPlaces(), rounding)
                .unscaledValue()
                .longValueExact();
    }
}
