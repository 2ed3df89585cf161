package org.tillbridge.retail.pricing.promotion;

import org.joda.money.CurrencyUnit;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What a basket's promotions and manual discounts take off its lines: the best for the customer
/// under the rules that `promotions.md` states. Pure: the same basket costs the same everywhere.
///
/// In this order: promotions on pieces and sets, on top of them, discounts that a person gives on a
/// line, promotions of the basket, a person's discount on the basket.
public final class PromotionEngine {
    /// Of more that stand alone, they are tried all, none and one by one.
    private static final int MOST_TRIED_TOGETHER = 4;

    private final List<PromotedLine> lines;
    private final List<Promotion> promotions;
    private final Adjustments adjustments;
    private final CurrencyUnit currency;
    private final RoundingMode rounding;
    private final Eligible eligible;
    private final long[] amounts;

    private PromotionEngine(
            List<PromotedLine> lines,
            Offers offers,
            Adjustments adjustments,
            CurrencyUnit currency,
            RoundingMode rounding) {
        this.lines = lines;
        this.adjustments = adjustments;
        this.currency = currency;
        this.rounding = rounding;
        this.eligible = offers.about(lines, adjustments.coupons(), adjustments.customerGroups());
        this.promotions = eligible.promotions().stream().filter(this::isInCurrency).toList();
        this.amounts = amounts(lines);
    }

    /// @param lines what is sold, all in one currency
    /// @param rounding of each amount that is taken off
    public static Discounts discounts(
            List<PromotedLine> lines,
            Offers offers,
            Adjustments adjustments,
            CurrencyUnit currency,
            RoundingMode rounding) {
        if (lines.isEmpty()) {
            return Discounts.NONE;
        }
        return new PromotionEngine(lines, offers, adjustments, currency, rounding).discounts();
    }

    private static long[] amounts(List<PromotedLine> lines) {
        return lines.stream().mapToLong(line -> line.amount().getAmountMinorLong()).toArray();
    }

    private boolean isInCurrency(Promotion promotion) {
        return promotion.offer().currency().filter(unit -> !unit.equals(currency)).isEmpty();
    }

    private Discounts discounts() {
        Sheet best = null;
        for (List<Promotion> standingAlone : choices(having(Combination.ALONE))) {
            Sheet sheet = sheet(standingAlone);
            if (best == null || sheet.sum() < best.sum()) {
                best = sheet;
            }
        }
        return best == null ? Discounts.NONE : explained(best);
    }

    private Discounts explained(Sheet best) {
        List<Promotion> competing =
                promotions.stream()
                        .filter(isOfGoods())
                        .filter(promotion -> promotion.combination() != Combination.ON_TOP)
                        .toList();
        return new Explanation(best.given(), competing, eligible)
                .discounts(some -> new Sheet(some, amounts(some), currency, rounding));
    }

    private List<Promotion> having(Combination combination) {
        return promotions.stream().filter(each -> each.combination() == combination).toList();
    }

    /// Which of those that stand alone are in play: the fewest first.
    private static List<List<Promotion>> choices(List<Promotion> alone) {
        List<List<Promotion>> choices = new ArrayList<>(List.of(List.of()));
        if (alone.size() > MOST_TRIED_TOGETHER) {
            alone.forEach(each -> choices.add(List.of(each)));
            choices.add(alone);
            return choices;
        }
        for (int bits = 1; bits < 1 << alone.size(); bits++) {
            int chosen = bits;
            choices.add(
                    alone.stream()
                            .filter(each -> (chosen >> alone.indexOf(each) & 1) == 1)
                            .toList());
        }
        choices.sort(Comparator.comparingInt(List::size));
        return choices;
    }

    private Sheet sheet(List<Promotion> alone) {
        List<Promotion> competing = new ArrayList<>(having(Combination.BEST));
        competing.addAll(alone);
        competing.sort(Comparator.comparing(Promotion::id));
        List<Promotion> onTop = having(Combination.ON_TOP);
        Sheet sheet = new Sheet(lines, amounts, currency, rounding);
        boolean[] reserved = reserved(alone);
        new GoodsRound(sheet, eligible, reserved).serve(some(competing, isOfGoods()));
        BasketRound left = new BasketRound(sheet, eligible, reserved);
        left.onTop(some(onTop, isOfGoods()));
        discountLines(sheet);
        left.basket(some(competing, isOfGoods().negate()));
        left.basket(some(onTop, isOfGoods().negate()));
        adjustments.basket().ifPresent(left::manual);
        return sheet;
    }

    /// The goods of a basket promotion that stands alone are kept for it.
    private boolean[] reserved(List<Promotion> alone) {
        boolean[] reserved = new boolean[lines.size()];
        for (Promotion promotion : some(alone, isOfGoods().negate())) {
            eligible.lines(promotion).stream().forEach(index -> reserved[index] = true);
        }
        return reserved;
    }

    private void discountLines(Sheet sheet) {
        for (int index = 0; index < lines.size(); index++) {
            ManualDiscount discount = adjustments.lines().get(lines.get(index).number());
            if (discount != null) {
                sheet.give(index, sheet.off(discount, sheet.left(index)), discount);
            }
        }
    }

    private static Predicate<Promotion> isOfGoods() {
        return promotion -> !(promotion.offer() instanceof Offer.OffBasket);
    }

    private static List<Promotion> some(List<Promotion> promotions, Predicate<Promotion> which) {
        return promotions.stream().filter(which).toList();
    }
}
