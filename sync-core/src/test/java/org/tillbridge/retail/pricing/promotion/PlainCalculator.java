package org.tillbridge.retail.pricing.promotion;

import static org.tillbridge.retail.pricing.promotion.PlainMoney.NOTHING;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.cents;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.of;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.spread;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.sum;

import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainLine;
import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainTax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a basket costs by the words of `promotions.md`, worked out the plain and slow way: every
/// way of giving the pieces to the promotions is tried. Written apart from the engine, which it
/// judges.
///
/// Where several ways are equally good and round to different totals, all of those are told.
final class PlainCalculator {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PlainBasket basket;
    private final int size;

    /// What a basket comes to.
    record Sum(BigDecimal total, BigDecimal tax) implements Comparable<Sum> {
        @Override
        public int compareTo(Sum other) {
            int order = total.compareTo(other.total);
            return order != 0 ? order : tax.compareTo(other.tax);
        }
    }

    private PlainCalculator(PlainBasket basket) {
        this.basket = basket;
        this.size = basket.lines().size();
    }

    /// One sum, unless ways that are equally good round differently.
    static Set<Sum> sums(PlainBasket basket) {
        return new PlainCalculator(basket).cheapest();
    }

    private Set<Sum> cheapest() {
        List<Promotion> all =
                basket.promotions().stream()
                        .filter(
                                each ->
                                        each.conditions()
                                                .coupon()
                                                .map(basket.coupons()::contains)
                                                .orElse(true))
                        .toList();
        List<Promotion> alone =
                all.stream().filter(each -> each.combination() == Combination.ALONE).toList();
        List<Map<Sum, BigDecimal>> choices = new ArrayList<>();
        for (int choice = 0; choice < 1 << alone.size(); choice++) {
            List<Promotion> inPlay = new ArrayList<>(all);
            for (int n = 0; n < alone.size(); n++) {
                if ((choice >> n & 1) == 0) {
                    inPlay.remove(alone.get(n));
                }
            }
            Map<Sum, BigDecimal> sums = new TreeMap<>();
            for (PlainLeft left : afterAll(inPlay)) {
                sums.merge(document(left), sum(left.amount), BigDecimal::min);
            }
            choices.add(sums);
        }
        Set<Sum> possible = new TreeSet<>();
        for (Map<Sum, BigDecimal> sums : choices) {
            sums.forEach(
                    (sum, goods) -> {
                        if (choices.stream().allMatch(others -> mayBeDearer(others, goods))) {
                            possible.add(sum);
                        }
                    });
        }
        return possible;
    }

    /// Whether one of the ways that are equally good costs no less. The cheaper one is told by what
    /// is left of the lines, before anything is said of tax.
    private static boolean mayBeDearer(Map<Sum, BigDecimal> others, BigDecimal goods) {
        return others.values().stream().anyMatch(other -> other.compareTo(goods) >= 0);
    }

    private List<PlainLeft> afterAll(List<Promotion> promotions) {
        boolean[] kept = new boolean[size];
        for (Promotion each : promotions) {
            if (each.offer() instanceof Offer.OffBasket
                    && each.combination() == Combination.ALONE) {
                for (int line = 0; line < size; line++) {
                    kept[line] |=
                            sold(line)
                                    && basket.fits(
                                            each, each.offer().selections().getFirst(), line);
                }
            }
        }
        List<PlainLeft> ways = List.of(start(kept));
        for (List<Promotion> equal : byPriority(promotions, false, false)) {
            List<PlainLeft> next = new ArrayList<>();
            ways.forEach(way -> next.addAll(new PlainWays(basket, way, equal).best()));
            ways = next;
        }
        for (PlainLeft way : ways) {
            onTop(way, byPriority(promotions, true, false), kept);
            manualLines(way);
            basket(way, byPriority(promotions, false, true));
            basket(way, byPriority(promotions, true, true));
            manualBasket(way);
        }
        return ways;
    }

    private PlainLeft start(boolean[] kept) {
        BigDecimal[] amounts = new BigDecimal[size];
        List<PlainPiece> pieces = new ArrayList<>();
        for (int line = 0; line < size; line++) {
            PlainLine each = basket.lines().get(line);
            amounts[line] = cents(each.quantity().multiply(each.price()));
            if (!sold(line) || kept[line]) {
                continue;
            }
            boolean whole = each.quantity().stripTrailingZeros().scale() <= 0;
            int count = whole ? each.quantity().intValueExact() : 1;
            for (int n = 0; n < count; n++) {
                pieces.add(
                        new PlainPiece(
                                line, whole ? BigDecimal.ONE : each.quantity(), each.price()));
            }
        }
        return new PlainLeft(amounts, new boolean[size], new boolean[size], pieces);
    }

    private boolean sold(int line) {
        PlainLine one = basket.lines().get(line);
        return one.quantity().signum() > 0 && !one.companion();
    }

    private static Iterable<List<Promotion>> byPriority(
            List<Promotion> promotions, boolean onTop, boolean ofBasket) {
        TreeMap<Integer, List<Promotion>> tiers = new TreeMap<>(Collections.reverseOrder());
        for (Promotion each : promotions) {
            if ((each.combination() == Combination.ON_TOP) == onTop
                    && each.offer() instanceof Offer.OffBasket == ofBasket) {
                tiers.computeIfAbsent(each.priority(), _ -> new ArrayList<>()).add(each);
            }
        }
        return tiers.values();
    }

    private void onTop(PlainLeft left, Iterable<List<Promotion>> tiers, boolean[] kept) {
        for (List<Promotion> equal : tiers) {
            for (int line = 0; line < size; line++) {
                if (!sold(line) || kept[line] || left.alone[line]) {
                    continue;
                }
                BigDecimal most = BigDecimal.ZERO;
                Promotion best = null;
                for (Promotion each : equal) {
                    Offer.OffEach offer = (Offer.OffEach) each.offer();
                    if (basket.fits(each, offer.goods(), line)) {
                        BigDecimal off = offLeft(offer, left.amount[line], line);
                        if (off.compareTo(most) > 0) {
                            most = off;
                            best = each;
                        }
                    }
                }
                if (best != null) {
                    left.take(line, most, best);
                }
            }
        }
    }

    private BigDecimal offLeft(Offer.OffEach offer, BigDecimal left, int line) {
        BigDecimal quantity = basket.lines().get(line).quantity();
        return switch (offer) {
            case Offer.PercentOff(var _, int share) ->
                    cents(left.multiply(of(share)).divide(MILLION));
            case Offer.AmountOff(var _, var off) ->
                    cents(off.toBigDecimal().multiply(quantity)).min(left);
            case Offer.FixedPrice(var _, var fixed) ->
                    left.subtract(cents(fixed.toBigDecimal().multiply(quantity)));
        };
    }

    private void manualLines(PlainLeft left) {
        for (int line = 0; line < size; line++) {
            BigDecimal amount = left.amount[line];
            BigDecimal percent = basket.lines().get(line).off().orElse(BigDecimal.ZERO);
            if (sold(line)) {
                left.amount[line] =
                        amount.subtract(cents(amount.multiply(percent).divide(HUNDRED)));
            }
        }
    }

    private void basket(PlainLeft left, Iterable<List<Promotion>> tiers) {
        for (List<Promotion> equal : tiers) {
            BigDecimal most = BigDecimal.ZERO;
            Promotion best = null;
            for (Promotion each : equal) {
                BigDecimal off = offBasket(left, each);
                if (off.compareTo(most) > 0) {
                    most = off;
                    best = each;
                }
            }
            if (best != null) {
                BigDecimal[] parts = spread(most, open(left, best));
                for (int line = 0; line < size; line++) {
                    left.take(line, parts[line], best);
                }
            }
        }
    }

    private BigDecimal offBasket(PlainLeft left, Promotion promotion) {
        Offer.OffBasket offer = (Offer.OffBasket) promotion.offer();
        BigDecimal sum = sum(open(left, promotion));
        if (sum.compareTo(offer.threshold().getAmount()) < 0) {
            return BigDecimal.ZERO;
        }
        return switch (offer) {
            case Offer.BasketPercent(var _, var _, int share) ->
                    cents(sum.multiply(of(share)).divide(MILLION));
            case Offer.BasketAmount(var _, var _, var off) -> off.getAmount().min(sum);
        };
    }

    private BigDecimal[] open(PlainLeft left, Promotion promotion) {
        BigDecimal[] open = new BigDecimal[size];
        for (int line = 0; line < size; line++) {
            boolean taken =
                    left.alone[line]
                            || (promotion.combination() == Combination.ALONE
                                    && left.promoted[line]);
            boolean may =
                    sold(line)
                            && !taken
                            && basket.fits(
                                    promotion, promotion.offer().selections().getFirst(), line);
            open[line] = may ? left.amount[line] : NOTHING;
        }
        return open;
    }

    private void manualBasket(PlainLeft left) {
        BigDecimal[] open = new BigDecimal[size];
        for (int line = 0; line < size; line++) {
            open[line] = sold(line) ? left.amount[line] : NOTHING;
        }
        BigDecimal sum = sum(open);
        BigDecimal off =
                basket.basketOff()
                        .map(sum::min)
                        .or(
                                () ->
                                        basket.basketPercent()
                                                .map(p -> cents(sum.multiply(p).divide(HUNDRED))))
                        .orElse(NOTHING);
        BigDecimal[] parts = spread(off, open);
        for (int line = 0; line < size; line++) {
            left.amount[line] = left.amount[line].subtract(parts[line]);
        }
    }

    private Sum document(PlainLeft left) {
        Map<PlainTax, Map<BigDecimal, BigDecimal>> amounts = new TreeMap<>();
        BigDecimal tax = NOTHING;
        for (int line = 0; line < size; line++) {
            BigDecimal amount = left.amount[line];
            BigDecimal whole = whole(basket.lines().get(line));
            for (PlainTax each : basket.lines().get(line).taxes()) {
                amounts.computeIfAbsent(each, _ -> new TreeMap<>())
                        .merge(whole, amount, BigDecimal::add);
                if (basket.taxByLine()) {
                    tax = tax.add(tax(each, Map.of(whole, amount)));
                }
            }
        }
        if (!basket.taxByLine()) {
            for (Map.Entry<PlainTax, Map<BigDecimal, BigDecimal>> each : amounts.entrySet()) {
                tax = tax.add(tax(each.getKey(), each.getValue()));
            }
        }
        BigDecimal total = sum(left.amount);
        if (basket.exempt()) {
            return new Sum(basket.taxIncluded() ? total.subtract(tax) : total, NOTHING);
        }
        return new Sum(basket.taxIncluded() ? total : total.add(tax), tax);
    }

    /// What a price is, where a hundred is the net.
    private BigDecimal whole(PlainLine line) {
        return basket.taxIncluded() ? HUNDRED.add(line.taxPercent()) : HUNDRED;
    }

    /// Of amounts that are so much of a hundred, as one fraction.
    private static BigDecimal tax(PlainTax tax, Map<BigDecimal, BigDecimal> amounts) {
        BigDecimal over = BigDecimal.ZERO;
        BigDecimal under = BigDecimal.ONE;
        for (Map.Entry<BigDecimal, BigDecimal> each : amounts.entrySet()) {
            BigDecimal part = each.getValue().multiply(tax.percent());
            over = over.multiply(each.getKey()).add(part.multiply(under));
            under = under.multiply(each.getKey());
        }
        return over.divide(under, 2, RoundingMode.HALF_UP);
    }
}
