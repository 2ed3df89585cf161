package org.tillbridge.retail.pricing.promotion;

import static org.tillbridge.retail.pricing.promotion.PlainMoney.NOTHING;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.cents;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.of;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.spread;
import static org.tillbridge.retail.pricing.promotion.PlainMoney.sum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every way of giving pieces to promotions of one priority, and which of them take most off.
final class PlainWays {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final PlainBasket basket;
    private final int size;
    private final PlainLeft before;
    private final List<Promotion> promotions;

    PlainWays(PlainBasket basket, PlainLeft before, List<Promotion> promotions) {
        this.basket = basket;
        this.size = basket.lines().size();
        this.before = before;
        this.promotions = promotions;
    }

    /// Tries every way and keeps those that take most off.
    List<PlainLeft> best() {
        List<List<Integer>> best = new ArrayList<>();
        BigDecimal[] most = {BigDecimal.ZERO.subtract(BigDecimal.ONE)};
        Set<List<Integer>> seen = new HashSet<>();
        tryAll(new int[before.pieces.size()], 0, best, most, seen);
        return best.stream().map(way -> after(way)).toList();
    }

    private void tryAll(
            int[] way,
            int at,
            List<List<Integer>> best,
            BigDecimal[] most,
            Set<List<Integer>> seen) {
        if (at == way.length) {
            if (!seen.add(counts(way))) {
                return;
            }
            Optional<BigDecimal> worth = worth(way);
            if (worth.isPresent() && worth.get().compareTo(most[0]) >= 0) {
                if (worth.get().compareTo(most[0]) > 0) {
                    best.clear();
                    most[0] = worth.get();
                }
                best.add(Arrays.stream(way).boxed().toList());
            }
            return;
        }
        for (int choice = 0; choice <= promotions.size(); choice++) {
            way[at] = choice;
            if (choice == 0 || mayTake(promotions.get(choice - 1), before.pieces.get(at))) {
                tryAll(way, at + 1, best, most, seen);
            }
        }
        way[at] = 0;
    }

    /// Pieces of one line are all alike.
    private List<Integer> counts(int[] way) {
        Integer[] counts = new Integer[size * (promotions.size() + 1)];
        Arrays.fill(counts, 0);
        for (int at = 0; at < way.length; at++) {
            counts[before.pieces.get(at).line() * (promotions.size() + 1) + way[at]]++;
        }
        return List.of(counts);
    }

    private boolean mayTake(Promotion promotion, PlainPiece piece) {
        boolean whole = piece.quantity().compareTo(BigDecimal.ONE) == 0;
        return (whole || promotion.offer() instanceof Offer.OffEach)
                && promotion.offer().selections().stream()
                        .anyMatch(goods -> basket.fits(promotion, goods, piece.line()));
    }

    private Optional<BigDecimal> worth(int[] way) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 0; n < promotions.size(); n++) {
            Optional<BigDecimal> off = exactly(promotions.get(n), given(way, n + 1));
            if (off.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(off.get());
        }
        return Optional.of(sum);
    }

    private List<PlainPiece> given(int[] way, int choice) {
        List<PlainPiece> given = new ArrayList<>();
        for (int at = 0; at < way.length; at++) {
            if (way[at] == choice) {
                given.add(before.pieces.get(at));
            }
        }
        return given;
    }

    /// Empty where the pieces are no whole number of sets.
    private Optional<BigDecimal> exactly(Promotion promotion, List<PlainPiece> pieces) {
        return switch (promotion.offer()) {
            case Offer.OffEach offer -> Optional.of(offEach(offer, pieces));
            case Offer.NForPrice(var _, int each, var price) ->
                    pieces.size() % each == 0
                            ? Optional.of(
                                    cost(pieces)
                                            .subtract(
                                                    price.getAmount()
                                                            .multiply(of(pieces.size() / each))))
                            : Optional.empty();
            case Offer.BuyNGetM offer -> cheapestOfSets(offer, pieces);
            case Offer.MixAndMatch offer -> mixed(promotion, offer, pieces);
            case Offer.OffBasket _ -> Optional.of(BigDecimal.ZERO);
        };
    }

    private static BigDecimal offEach(Offer.OffEach offer, List<PlainPiece> pieces) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PlainPiece piece : pieces) {
            sum = sum.add(off(offer, piece.price()).multiply(piece.quantity()));
        }
        return sum;
    }

    private static BigDecimal off(Offer.OffEach offer, BigDecimal price) {
        return switch (offer) {
            case Offer.PercentOff(var _, int share) -> price.multiply(of(share)).divide(MILLION);
            case Offer.AmountOff(var _, var off) -> off.toBigDecimal().min(price);
            case Offer.FixedPrice(var _, var fixed) ->
                    price.subtract(fixed.toBigDecimal()).max(BigDecimal.ZERO);
        };
    }

    /// Tries every way to part the pieces into sets.
    private static Optional<BigDecimal> cheapestOfSets(
            Offer.BuyNGetM offer, List<PlainPiece> pieces) {
        int each = offer.buy() + offer.get();
        if (pieces.size() % each != 0) {
            return Optional.empty();
        }
        List<BigDecimal> prices = pieces.stream().map(PlainPiece::price).toList();
        return Optional.of(
                mostFree(prices, each, offer.get()).multiply(of(offer.share())).divide(MILLION));
    }

    private static BigDecimal mostFree(List<BigDecimal> prices, int each, int free) {
        if (prices.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal most = BigDecimal.ZERO;
        for (int bits = 0; bits < 1 << prices.size(); bits++) {
            if (Integer.bitCount(bits) == each && (bits & 1) == 1) {
                List<BigDecimal> set = new ArrayList<>();
                List<BigDecimal> others = new ArrayList<>();
                for (int n = 0; n < prices.size(); n++) {
                    ((bits >> n & 1) == 1 ? set : others).add(prices.get(n));
                }
                Collections.sort(set);
                BigDecimal here = set.stream().limit(free).reduce(BigDecimal.ZERO, BigDecimal::add);
                most = most.max(here.add(mostFree(others, each, free)));
            }
        }
        return most;
    }

    private Optional<BigDecimal> mixed(
            Promotion promotion, Offer.MixAndMatch offer, List<PlainPiece> pieces) {
        int[] counts = new int[offer.legs().size()];
        for (PlainPiece piece : pieces) {
            int leg = 0;
            while (!basket.fits(promotion, offer.legs().get(leg).goods(), piece.line())) {
                leg++;
            }
            counts[leg]++;
        }
        int sets = counts[0] / offer.legs().getFirst().pieces();
        for (int leg = 0; leg < counts.length; leg++) {
            if (counts[leg] != sets * offer.legs().get(leg).pieces()) {
                return Optional.empty();
            }
        }
        return Optional.of(cost(pieces).subtract(offer.price().getAmount().multiply(of(sets))));
    }

    private static BigDecimal cost(List<PlainPiece> pieces) {
        return pieces.stream().map(PlainPiece::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private PlainLeft after(List<Integer> way) {
        int[] choices = way.stream().mapToInt(Integer::intValue).toArray();
        PlainLeft after =
                new PlainLeft(before.amount, before.alone, before.promoted, given(choices, 0));
        for (int n = 0; n < promotions.size(); n++) {
            Promotion promotion = promotions.get(n);
            List<PlainPiece> pieces = given(choices, n + 1);
            if (promotion.offer() instanceof Offer.OffSets && !pieces.isEmpty()) {
                giveSets(after, promotion, pieces);
            }
        }
        for (int n = 0; n < promotions.size(); n++) {
            if (promotions.get(n).offer() instanceof Offer.OffEach offer) {
                giveEach(after, promotions.get(n), offer, given(choices, n + 1));
            }
        }
        return after;
    }

    private void giveEach(
            PlainLeft after, Promotion why, Offer.OffEach offer, List<PlainPiece> pieces) {
        for (int line = 0; line < size; line++) {
            int here = line;
            List<PlainPiece> own = pieces.stream().filter(piece -> piece.line() == here).toList();
            after.take(line, rounded(offer, own), why);
        }
    }

    /// At a fixed price the line comes to what that price comes to; else what is off is rounded.
    private static BigDecimal rounded(Offer.OffEach offer, List<PlainPiece> pieces) {
        if (!(offer instanceof Offer.FixedPrice)) {
            return cents(offEach(offer, pieces));
        }
        BigDecimal before = BigDecimal.ZERO;
        for (PlainPiece piece : pieces) {
            before = before.add(piece.price().multiply(piece.quantity()));
        }
        return cents(before).subtract(cents(before.subtract(offEach(offer, pieces))));
    }

    private void giveSets(PlainLeft after, Promotion why, List<PlainPiece> pieces) {
        BigDecimal[] costs = new BigDecimal[size];
        Arrays.fill(costs, NOTHING);
        for (int line = 0; line < size; line++) {
            int here = line;
            costs[line] =
                    cents(cost(pieces.stream().filter(piece -> piece.line() == here).toList()));
        }
        BigDecimal off =
                why.offer() instanceof Offer.BuyNGetM
                        ? cents(exactly(why, pieces).orElseThrow())
                        : sum(costs).subtract(cost(pieces)).add(exactly(why, pieces).orElseThrow());
        BigDecimal[] parts = spread(off.setScale(2, RoundingMode.HALF_UP), costs);
        for (int line = 0; line < size; line++) {
            after.take(line, parts[line], why);
        }
    }
}
