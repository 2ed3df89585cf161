package org.tillbridge.retail.pricing.promotion;

import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemCode;
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

    /// The first promotion that a coupon with this code is for.
    public Optional<Promotion> withCoupon(ItemCode code) {
        return all.stream()
                .filter(
                        each ->
                                each.conditions()
                                        .coupon()
                                        .flatMap(ItemCode::parse)
                                        .filter(code::equals)
                                        .isPresent())
                .findFirst();
    }

    public Optional<DepartmentId> departmentOf(ItemId item) {
        return byDepartment.isEmpty() ? Optional.empty() : departmentOf.apply(item);
    }

    /// Those that are about one of these goods and for this customer.
    Eligible about(List<PromotedLine> lines, Set<String> coupons, Set<String> groups) {
        Eligible about = new Eligible(lines);
        for (int index = 0; index < lines.size(); index++) {
            PromotedLine line = lines.get(index);
            add(everywhere, index, about, coupons, groups);
            if (line.item().isPresent()) {
                List<Promotion> some = byItem.getOrDefault(line.item().get(), List.of());
                add(some, index, about, coupons, groups);
            }
            if (line.department().isPresent()) {
                List<Promotion> some =
                        byDepartment.getOrDefault(line.department().get(), List.of());
                add(some, index, about, coupons, groups);
            }
        }
        return about;
    }

    private static void add(
            List<Promotion> some,
            int index,
            Eligible about,
            Set<String> coupons,
            Set<String> groups) {
        for (Promotion promotion : some) {
            if (promotion.conditions().holdFor(coupons, groups)) {
                about.add(promotion, index);
            }
        }
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
