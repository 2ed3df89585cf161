package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.pricing.promotion.Discounts.Beaten;
import org.tillbridge.retail.pricing.promotion.Discounts.Discount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Says of a promotion on a line which other one it beat there: what the customer would have got of
/// that one, had it been the only one. Where that is more, a piece did better elsewhere in the
/// basket, and nothing is said.
final class Explanation {
    private final List<Discount> given;
    private final List<Promotion> competing;
    private final Eligible eligible;
    private final Map<PromotionId, Promotion> byId = new HashMap<>();
    private final Map<Integer, List<Discount>> won = new HashMap<>();

    /// @param competing promotions that compete for pieces, by id
    Explanation(List<Discount> given, List<Promotion> competing, Eligible eligible) {
        this.given = given;
        this.competing = competing;
        this.eligible = eligible;
        competing.forEach(promotion -> byId.put(promotion.id(), promotion));
        given.stream()
                .filter(this::isWon)
                .forEach(
                        discount ->
                                won.computeIfAbsent(discount.line(), _ -> new ArrayList<>())
                                        .add(discount));
    }

    private boolean isWon(Discount discount) {
        return discount.promotion().filter(byId::containsKey).isPresent();
    }

    Discounts discounts(Function<List<PromotedLine>, Sheet> clean) {
        Map<Integer, Beaten> beaten = new LinkedHashMap<>();
        for (Promotion promotion : competing) {
            if (lostSomewhere(promotion)) {
                Eligible own = eligible.only(promotion);
                Sheet alone = clean.apply(own.basket());
                new GoodsRound(alone, own, new boolean[alone.lines().size()])
                        .serve(List.of(promotion));
                alone.given().forEach(less -> lost(promotion, less, beaten));
            }
        }
        List<Discount> explained = new ArrayList<>();
        for (Discount discount : given) {
            Optional<Beaten> other =
                    isWon(discount)
                            ? Optional.ofNullable(beaten.remove(discount.line()))
                            : Optional.empty();
            explained.add(with(discount, other));
        }
        return new Discounts(explained);
    }

    private boolean lostSomewhere(Promotion promotion) {
        return eligible.lines(promotion).stream()
                .anyMatch(index -> isLostOn(promotion, eligible.number(index)));
    }

    private boolean isLostOn(Promotion promotion, int line) {
        List<Discount> here = won.getOrDefault(line, List.of());
        return !here.isEmpty()
                && here.stream()
                        .noneMatch(each -> each.promotion().equals(Optional.of(promotion.id())));
    }

    private void lost(Promotion promotion, Discount less, Map<Integer, Beaten> beaten) {
        if (isLostOn(promotion, less.line()) && minor(less) <= wonOn(less.line())) {
            beaten.merge(
                    less.line(),
                    new Beaten(promotion.name(), less.off()),
                    (one, other) -> other.off().isGreaterThan(one.off()) ? other : one);
        }
    }

    private long wonOn(int line) {
        return Objects.requireNonNull(won.get(line)).stream().mapToLong(Explanation::minor).sum();
    }

    private static Discount with(Discount discount, Optional<Beaten> beaten) {
        return new Discount(
                discount.line(),
                discount.off(),
                discount.reason(),
                discount.promotion(),
                discount.approver(),
                beaten);
    }

    private static long minor(Discount discount) {
        return discount.off().getAmountMinorLong();
    }
}
