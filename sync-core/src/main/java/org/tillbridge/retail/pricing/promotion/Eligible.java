package org.tillbridge.retail.pricing.promotion;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which lines of a basket each promotion is about.
final class Eligible {
    private final Map<PromotionId, int[]> lines = new HashMap<>();

    Eligible(List<PromotedLine> basket, List<Promotion> promotions) {
        for (Promotion promotion : promotions) {
            lines.put(
                    promotion.id(),
                    IntStream.range(0, basket.size())
                            .filter(index -> basket.get(index).isFor(promotion))
                            .toArray());
        }
    }

    /// By their places in the basket.
    int[] lines(Promotion promotion) {
        return lines.getOrDefault(promotion.id(), new int[0]);
    }

    BitSet marks(Promotion promotion) {
        BitSet marks = new BitSet();
        for (int index : lines(promotion)) {
            marks.set(index);
        }
        return marks;
    }
}
