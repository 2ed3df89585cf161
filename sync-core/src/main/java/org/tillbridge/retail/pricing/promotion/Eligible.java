package org.tillbridge.retail.pricing.promotion;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which lines of a basket each promotion is about.
final class Eligible {
    private static final BitSet NONE = new BitSet();

    private final List<PromotedLine> basket;
    private final TreeMap<PromotionId, Promotion> promotions = new TreeMap<>();
    private final Map<PromotionId, BitSet> lines = new HashMap<>();

    Eligible(List<PromotedLine> basket) {
        this.basket = basket;
    }

    /// Notes a promotion that is about the goods of a line.
    ///
    /// @param index the line's place in the basket
    void add(Promotion promotion, int index) {
        promotions.put(promotion.id(), promotion);
        if (!basket.get(index).overridden() || promotion.onOverrides()) {
            lines.computeIfAbsent(promotion.id(), _ -> new BitSet()).set(index);
        }
    }

    /// By id.
    List<Promotion> promotions() {
        return List.copyOf(promotions.values());
    }

    /// By their places in the basket. Not to be changed.
    BitSet lines(Promotion promotion) {
        return lines.getOrDefault(promotion.id(), NONE);
    }

    List<PromotedLine> basket() {
        return basket;
    }

    /// The lines of one promotion, as a basket of their own.
    Eligible only(Promotion promotion) {
        Eligible only = new Eligible(lines(promotion).stream().mapToObj(basket::get).toList());
        for (int index = 0; index < only.basket.size(); index++) {
            only.add(promotion, index);
        }
        return only;
    }

    /// The number of the line at a place in the basket.
    int number(int index) {
        return basket.get(index).number();
    }
}
