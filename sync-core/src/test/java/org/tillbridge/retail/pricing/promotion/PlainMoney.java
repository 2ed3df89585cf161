package org.tillbridge.retail.pricing.promotion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How the plain calculator rounds and spreads.
final class PlainMoney {
    static final BigDecimal NOTHING = new BigDecimal("0.00");

    private PlainMoney() {}

    /// By the largest remainder; among equals the larger, then the earlier.
    static BigDecimal[] spread(BigDecimal amount, BigDecimal[] weights) {
        BigDecimal[] parts = new BigDecimal[weights.length];
        BigDecimal all = sum(weights);
        Arrays.fill(parts, NOTHING);
        if (all.signum() == 0) {
            return parts;
        }
        BigDecimal missing = amount;
        List<Integer> order = new ArrayList<>();
        BigDecimal[] rests = new BigDecimal[weights.length];
        for (int n = 0; n < weights.length; n++) {
            parts[n] = amount.multiply(weights[n]).divide(all, 2, RoundingMode.DOWN);
            rests[n] = amount.multiply(weights[n]).subtract(parts[n].multiply(all));
            missing = missing.subtract(parts[n]);
            order.add(n);
        }
        order.sort(
                (one, other) -> {
                    int byRest = rests[other].compareTo(rests[one]);
                    int byWeight = weights[other].compareTo(weights[one]);
                    return byRest != 0 ? byRest : byWeight != 0 ? byWeight : one - other;
                });
        for (int n = 0; missing.signum() > 0; n++) {
            parts[order.get(n)] = parts[order.get(n)].add(new BigDecimal("0.01"));
            missing = missing.subtract(new BigDecimal("0.01"));
        }
        return parts;
    }

    static BigDecimal sum(BigDecimal[] amounts) {
        return Arrays.stream(amounts).reduce(NOTHING, BigDecimal::add);
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal of(long number) {
        return BigDecimal.valueOf(number);
    }
}
