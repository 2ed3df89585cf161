package org.tillbridge.retail.pricing;

import org.tillbridge.retail.TaxRate;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The tax of one rate, in minor units, shared out to lines by the largest remainder; among equals
/// the larger line comes first, then the earlier one. What comes back is the exact mirror of what
/// was sold: each share is cut towards zero, and what is missing is added or taken away.
final class TaxAllocation {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final PricingRules rules;
    private final BigInteger numerator;
    private final BigInteger denominator;

    TaxAllocation(PricingRules rules, TaxRate rate) {
        this.rules = rules;
        this.numerator = BigInteger.valueOf(rate.partsPerMillion());
        this.denominator = rules.taxIncluded() ? MILLION.add(numerator) : MILLION;
    }

    /// The tax of each amount.
    long[] allocate(long[] amounts) {
        return switch (rules.taxRounding()) {
            case LINE -> eachRounded(amounts);
            case DOCUMENT -> sumRounded(amounts);
        };
    }

    private long[] eachRounded(long[] amounts) {
        long[] taxes = new long[amounts.length];
        for (int index = 0; index < amounts.length; index++) {
            taxes[index] = rounded(BigInteger.valueOf(amounts[index]).multiply(numerator));
        }
        return taxes;
    }

    private long[] sumRounded(long[] amounts) {
        long[] taxes = new long[amounts.length];
        List<Share> shares = new ArrayList<>(amounts.length);
        BigInteger exactSum = BigInteger.ZERO;
        long cutSum = 0;
        for (int index = 0; index < amounts.length; index++) {
            BigInteger exact = BigInteger.valueOf(amounts[index]).multiply(numerator);
            BigInteger[] cut = exact.divideAndRemainder(denominator);
            taxes[index] = cut[0].longValueExact();
            shares.add(new Share(index, cut[1], Math.abs(amounts[index])));
            exactSum = exactSum.add(exact);
            cutSum += taxes[index];
        }
        long missing = rounded(exactSum) - cutSum;
        int direction = Long.signum(missing);
        shares.stream()
                .sorted(Share.mostDueFirst(direction))
                .limit(Math.abs(missing))
                .forEach(share -> taxes[share.index] += direction);
        return taxes;
    }

    private long rounded(BigInteger exact) {
        BigInteger[] parts = exact.abs().divideAndRemainder(denominator);
        int half = parts[1].shiftLeft(1).compareTo(denominator);
        boolean up =
                half > 0
                        || (half == 0
                                && (rules.rounding() == RoundingMode.HALF_UP
                                        || parts[0].testBit(0)));
        long magnitude = (up ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
        return exact.signum() * magnitude;
    }

    private record Share(int index, BigInteger remainder, long size) {
        static Comparator<Share> mostDueFirst(int direction) {
            Comparator<Share> byRemainder = Comparator.comparing(Share::remainder);
            return (direction > 0 ? byRemainder.reversed() : byRemainder)
                    .thenComparing(Comparator.comparingLong(Share::size).reversed())
                    .thenComparingInt(Share::index);
        }
    }
}
