package org.tillbridge.retail.pricing.promotion;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Shares an amount out to the last minor unit, by the largest remainder; among equals the larger
/// weight comes first, then the earlier one. No part exceeds what its place can bear, and what it
/// cannot bear goes to the others.
public final class Spread {
    private Spread() {}

    /// @param amount zero or more; where it is more than all can bear, that much is shared out
    /// @param weights zero or more
    /// @param limits what each can bear at most, zero or more
    /// @return the parts, in the order of the weights
    public static long[] of(long amount, long[] weights, long[] limits) {
        long[] parts = new long[weights.length];
        long rest = Math.min(amount, sum(limits));
        while (rest > 0) {
            long[] open = open(weights, limits, parts);
            long[] more = byRemainder(rest, open);
            long before = rest;
            for (int index = 0; index < parts.length; index++) {
                long taken = Math.min(more[index], limits[index] - parts[index]);
                parts[index] += taken;
                rest -= taken;
            }
            if (rest == before) {
                break;
            }
        }
        return parts;
    }

    /// Those that can bear more; by what they can bear where none of them has a weight.
    private static long[] open(long[] weights, long[] limits, long[] parts) {
        long[] open = new long[weights.length];
        for (int index = 0; index < open.length; index++) {
            open[index] = parts[index] < limits[index] ? weights[index] : 0;
        }
        if (sum(open) > 0) {
            return open;
        }
        for (int index = 0; index < open.length; index++) {
            open[index] = limits[index] - parts[index];
        }
        return open;
    }

    private static long[] byRemainder(long amount, long[] weights) {
        BigInteger all = BigInteger.valueOf(sum(weights));
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long missing = amount;
        for (int index = 0; index < weights.length; index++) {
            remainders[index] = BigInteger.ZERO;
            if (weights[index] == 0) {
                continue;
            }
            BigInteger[] cut =
                    BigInteger.valueOf(amount)
                            .multiply(BigInteger.valueOf(weights[index]))
                            .divideAndRemainder(all);
            parts[index] = cut[0].longValueExact();
            remainders[index] = cut[1];
            missing -= parts[index];
        }
        Comparator<Integer> mostDueFirst =
                Comparator.comparing((Integer index) -> remainders[index])
                        .thenComparingLong(index -> weights[index])
                        .reversed()
                        .thenComparingInt(index -> index);
        IntStream.range(0, weights.length)
                .boxed()
                .filter(index -> remainders[index].signum() > 0)
                .sorted(mostDueFirst)
                .limit(missing)
                .forEach(index -> parts[index]++);
        return parts;
    }

    static long sum(long[] values) {
        return Arrays.stream(values).reduce(0, Math::addExact);
    }
}
