package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainLine;
import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainTax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Small baskets of all kinds; the same seed gives the same ones.
final class RandomBaskets {
    private static final List<String> PRICES =
            List.of("0.99", "1.25", "1.95", "2.00", "2.55", "3.33", "4.21", "0.4999", "10.00");
    private static final List<String> TAXES =
            List.of("20", "20", "5", "0", "State:4+City:4.5+Transit:0.375", "State:4", "C:9+S:9");
    private static final int MOST_PIECES = 6;

    private final Random random;
    private final List<Promotion> pool;

    RandomBaskets(long seed, List<Promotion> pool) {
        this.random = new Random(seed);
        this.pool = pool;
    }

    PlainBasket next() {
        List<PlainLine> lines = new ArrayList<>();
        int pieces = 0;
        int wanted = 1 + random.nextInt(4);
        while (lines.size() < wanted && pieces < MOST_PIECES) {
            int some = 1 + random.nextInt(Math.min(4, MOST_PIECES - pieces));
            lines.add(line(some));
            pieces += some;
        }
        List<Promotion> promotions = new ArrayList<>();
        int offers = random.nextInt(5);
        while (promotions.size() < offers) {
            Promotion one = pool.get(random.nextInt(pool.size()));
            if (!promotions.contains(one)) {
                promotions.add(one);
            }
        }
        List<String> coupons = new ArrayList<>();
        for (Promotion each : promotions) {
            each.conditions().coupon().filter(_ -> random.nextInt(4) > 0).ifPresent(coupons::add);
        }
        int off = random.nextInt(12);
        return new PlainBasket(
                random.nextInt(3) > 0,
                random.nextInt(3) == 0,
                random.nextInt(20) == 0,
                lines,
                promotions,
                coupons,
                off == 0 ? Optional.of(new BigDecimal("1.50")) : Optional.empty(),
                off == 1 ? Optional.of(new BigDecimal("7.5")) : Optional.empty());
    }

    private PlainLine line(int pieces) {
        int kind = random.nextInt(12);
        BigDecimal quantity =
                switch (kind) {
                    case 0 -> new BigDecimal("0.755");
                    case 1 -> BigDecimal.valueOf(-pieces);
                    default -> BigDecimal.valueOf(pieces);
                };
        return new PlainLine(
                1 + random.nextInt(5),
                quantity,
                new BigDecimal(PRICES.get(random.nextInt(PRICES.size()))),
                PlainTax.all(TAXES.get(random.nextInt(TAXES.size()))),
                random.nextInt(10) == 0 ? Optional.of(BigDecimal.TEN) : Optional.empty(),
                false);
    }
}
