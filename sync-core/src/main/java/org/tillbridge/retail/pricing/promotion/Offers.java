package org.tillbridge.retail.pricing.promotion;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The promotions of a shop, found by the goods they are about: what a basket costs depends on the
/// few that concern it, however many there are. Immutable, for any thread.
public final class Offers {
    public static final Offers NONE = new Offers(List.of(), _ -> Optional.empty());

    private final List<Promotion> all;
    private final List<Promotion> everywhere = new ArrayList<>();
    private final Map<ItemId, List<Promotion>> byItem = new HashMap<>();
    private final Map<DepartmentId, List<Promotion>> byDepartment = new HashMap<>();
    private final Function<ItemId, Optional<DepartmentId>> departmentOf;

    /// @param departmentOf asked where a promotion is about departments
    public Offers(
            List<Promotion> promotions, Function<ItemId, Optional<DepartmentId>> departmentOf) {
        this.all = promotions.stream().sorted(Comparator.comparing(Promotion::id)).toList();
        this.departmentOf = departmentOf;
        for (Promotion promotion : all) {
            promotion.offer().selections().forEach(goods -> index(promotion, goods));
        }
    }

    private void index(Promotion promotion, Selection goods) {
        if (goods.isEverything()) {
            everywhere.add(promotion);
        }
        for (ItemId item : goods.items()) {
            byItem.computeIfAbsent(item, _ -> new ArrayList<>()).add(promotion);
        }
        for (DepartmentId department : goods.departments()) {
            byDepartment.computeIfAbsent(department, _ -> new ArrayList<>()).add(promotion);
        }
    }

    /// Those in force in a store at a moment.
    public Offers in(StoreId store, Instant at) {
        List<Promotion> now =
                all.stream().filter(promotion -> promotion.conditions().holdIn(store, at)).toList();
        return now.size() == all.size() ? this : new Offers(now, departmentOf);
    }

    /// By id.
    public List<Promotion> promotions() {
        return all;
    }

    /// Whether a code is that of a coupon.
    public boolean isCoupon(String code) {
        return all.stream().anyMatch(each -> each.conditions().coupon().equals(Optional.of(code)));
    }

    public Optional<DepartmentId> departmentOf(ItemId item) {
        return byDepartment.isEmpty() ? Optional.empty() : departmentOf.apply(item);
    }

    /// Those that are about one of these goods and for this customer, by id.
    List<Promotion> about(List<PromotedLine> lines, Set<String> coupons, Set<String> groups) {
        Map<PromotionId, Promotion> found = new TreeMap<>();
        everywhere.forEach(promotion -> found.put(promotion.id(), promotion));
        for (PromotedLine line : lines) {
            line.item()
                    .map(item -> byItem.getOrDefault(item, List.of()))
                    .ifPresent(some -> some.forEach(each -> found.put(each.id(), each)));
            line.department()
                    .map(department -> byDepartment.getOrDefault(department, List.of()))
                    .ifPresent(some -> some.forEach(each -> found.put(each.id(), each)));
        }
        return found.values().stream()
                .filter(promotion -> promotion.conditions().holdFor(coupons, groups))
                .toList();
    }

    /// By the promotions.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Offers offers && all.equals(offers.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
