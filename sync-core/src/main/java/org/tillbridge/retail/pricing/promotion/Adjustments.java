package org.tillbridge.retail.pricing.promotion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What people decided about a basket, and what they know of the customer. Immutable.
///
/// @param lines discounts by the number of their line
/// @param basket off the whole
/// @param coupons whose codes were shown
/// @param customerGroups that the customer belongs to
public record Adjustments(
        Map<Integer, ManualDiscount> lines,
        Optional<ManualDiscount> basket,
        Set<String> coupons,
        Set<String> customerGroups) {
    public static final Adjustments NONE =
            new Adjustments(Map.of(), Optional.empty(), Set.of(), Set.of());

    public Adjustments {
        lines = Map.copyOf(lines);
        coupons = Set.copyOf(coupons);
        customerGroups = Set.copyOf(customerGroups);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// @param discount empty to take it back
    public Adjustments withLine(int line, Optional<ManualDiscount> discount) {
        Map<Integer, ManualDiscount> changed = new HashMap<>(lines);
        changed.remove(line);
        discount.ifPresent(given -> changed.put(line, given));
        return new Adjustments(changed, basket, coupons, customerGroups);
    }

    /// @param discount empty to take it back
    public Adjustments withBasket(Optional<ManualDiscount> discount) {
        return new Adjustments(lines, discount, coupons, customerGroups);
    }

    public Adjustments withCoupon(String code) {
        Set<String> more = new TreeSet<>(coupons);
        more.add(code);
        return new Adjustments(lines, basket, more, customerGroups);
    }

    public Adjustments withGroups(Set<String> groups) {
        return new Adjustments(lines, basket, coupons, groups);
    }
}
