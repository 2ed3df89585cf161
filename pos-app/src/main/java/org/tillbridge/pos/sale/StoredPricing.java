package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.pricing.Pricing;
import org.tillbridge.retail.pricing.promotion.Adjustments;
import org.tillbridge.retail.pricing.promotion.Discounts;
import org.tillbridge.retail.pricing.promotion.Discounts.Beaten;
import org.tillbridge.retail.pricing.promotion.Discounts.Discount;
import org.tillbridge.retail.pricing.promotion.ManualDiscount;
import org.tillbridge.retail.pricing.promotion.ManualDiscount.Value;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.retail.pricing.promotion.PromotionId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is taken off the sale being rung, as it survives a restart: what was shown is what is paid.
/// The promotions themselves are not kept; those in force count again from the next deed on.
record StoredPricing(
        List<StoredDiscount> discounts,
        List<StoredManual> manual,
        Set<String> coupons,
        Set<String> customerGroups,
        @Nullable String exemption,
        @Nullable String certificate,
        @Nullable Integer exemptedBy) {
    private static final int BASKET = 0;

    /// Empty where nothing is taken off and nothing was decided.
    static Optional<StoredPricing> of(Pricing pricing) {
        if (pricing.adjustments().isNone()
                && pricing.exemption().isEmpty()
                && pricing.discounts().given().isEmpty()) {
            return Optional.empty();
        }
        Adjustments adjustments = pricing.adjustments();
        List<StoredManual> manual =
                new ArrayList<>(
                        adjustments.lines().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> StoredManual.of(each.getKey(), each.getValue()))
                                .toList());
        adjustments.basket().map(each -> StoredManual.of(BASKET, each)).ifPresent(manual::add);
        return Optional.of(
                new StoredPricing(
                        pricing.discounts().given().stream().map(StoredDiscount::of).toList(),
                        manual,
                        adjustments.coupons(),
                        adjustments.customerGroups(),
                        pricing.exemption().map(TaxExemption::reason).orElse(null),
                        pricing.exemption().map(TaxExemption::certificate).orElse(null),
                        number(pricing.exemption().flatMap(TaxExemption::approver))));
    }

    Pricing pricing(CurrencyUnit currency) {
        Map<Integer, ManualDiscount> lines = new HashMap<>();
        Optional<ManualDiscount> basket = Optional.empty();
        for (StoredManual each : manual) {
            if (each.line() == BASKET) {
                basket = Optional.of(each.discount(currency));
            } else {
                lines.put(each.line(), each.discount(currency));
            }
        }
        return new Pricing(
                new Adjustments(lines, basket, coupons, customerGroups),
                exemption == null || certificate == null
                        ? Optional.empty()
                        : Optional.of(
                                new TaxExemption(exemption, certificate, operator(exemptedBy))),
                Offers.NONE,
                new Discounts(
                        discounts.stream().map(discount -> discount.discount(currency)).toList()));
    }

    private static @Nullable Integer number(Optional<OperatorId> operator) {
        return operator.map(OperatorId::number).orElse(null);
    }

    private static Optional<OperatorId> operator(@Nullable Integer number) {
        return Optional.ofNullable(number).map(OperatorId::new);
    }

    record StoredDiscount(
            int line,
            long off,
            String reason,
            @Nullable String promotion,
            @Nullable Integer approver,
            @Nullable String beaten,
            @Nullable Long beatenOff) {
        static StoredDiscount of(Discount discount) {
            return new StoredDiscount(
                    discount.line(),
                    discount.off().getAmountMinorLong(),
                    discount.reason(),
                    discount.promotion().map(PromotionId::text).orElse(null),
                    number(discount.approver()),
                    discount.beaten().map(Beaten::name).orElse(null),
                    discount.beaten()
                            .map(beaten -> beaten.off().getAmountMinorLong())
                            .orElse(null));
        }

        Discount discount(CurrencyUnit currency) {
            Optional<Beaten> other =
                    beaten == null || beatenOff == null
                            ? Optional.empty()
                            : Optional.of(new Beaten(beaten, Money.ofMinor(currency, beatenOff)));
            return new Discount(
                    line,
                    Money.ofMinor(currency, off),
                    reason,
                    Optional.ofNullable(promotion).map(PromotionId::new),
                    operator(approver),
                    other);
        }
    }

    /// @param line 0 for the basket
    /// @param share of what is left; absent where an amount is taken off
    record StoredManual(
            int line,
            @Nullable Integer share,
            @Nullable Long off,
            String reason,
            @Nullable Integer approver,
            @Nullable Long most) {
        static StoredManual of(int line, ManualDiscount discount) {
            Value value = discount.value();
            return new StoredManual(
                    line,
                    value instanceof Value.Percent(int share) ? (Integer) share : null,
                    value instanceof Value.Amount(Money off)
                            ? (Long) off.getAmountMinorLong()
                            : null,
                    discount.reason(),
                    number(discount.approver()),
                    discount.most().map(Money::getAmountMinorLong).orElse(null));
        }

        ManualDiscount discount(CurrencyUnit currency) {
            return new ManualDiscount(
                    value(currency),
                    reason,
                    operator(approver),
                    Optional.ofNullable(most).map(minor -> Money.ofMinor(currency, minor)));
        }

        private Value value(CurrencyUnit currency) {
            if (share != null) {
                return new Value.Percent(share);
            }
            if (off != null) {
                return new Value.Amount(Money.ofMinor(currency, off));
            }
            throw new IllegalArgumentException("A discount of nothing on line " + line);
        }
    }
}
