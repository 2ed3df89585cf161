package org.tillbridge.retail.pricing;

import org.tillbridge.retail.TaxRate;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The tax of one rate, in minor units, shared out to lines by the largest remainder; among equals
/// the larger line comes first, then the earlier one. What comes back is the exact mirror of what
/// was sold: each share is cut towards zero, and what is missing is added or taken away.
final class TaxAllocation {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final PricingRules rules;
    private final BigInteger rate;
    private final BigInteger denominator;

    /// @param rate of one jurisdiction
    /// @param wholes the rates of the lines, which it is a part of
    TaxAllocation(PricingRules rules, TaxRate rate, List<TaxRate> wholes) {
        this.rules = rules;
        this.rate = BigInteger.valueOf(rate.partsPerMillion());
        this.denominator =
                wholes.stream()
                        .map(this::taxed)
                        .distinct()
                        .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /// What the price is, tax and all, where a million is the net.
    private BigInteger taxed(TaxRate whole) {
        return rules.taxIncluded()
                ? MILLION.add(BigInteger.valueOf(whole.partsPerMillion()))
                : MILLION;
    }

    /// The tax of each amount.
    ///
    /// @param wholes the rate of each
    /// @param rooms how much tax there may be in each beside what others took; a line that has none
    ///   left gets no more than its share where another can take it
    long[] allocate(long[] amounts, List<TaxRate> wholes, long[] rooms) {
        BigInteger[] exact = new BigInteger[amounts.length];
        for (int index = 0; index < amounts.length; index++) {
            exact[index] =
                    BigInteger.valueOf(amounts[index])
                            .multiply(rate)
                            .multiply(denominator.divide(taxed(wholes.get(index))));
        }
        return switch (rules.taxRounding()) {
            case LINE -> Arrays.stream(exact).mapToLong(this::rounded).toArray();
            case DOCUMENT -> sumRounded(exact, amounts, rooms);
        };
    }

    private long[] sumRounded(BigInteger[] exact, long[] amounts, long[] rooms) {
        long[] taxes = new long[amounts.length];
        BigInteger[] remainders = new BigInteger[amounts.length];
        BigInteger exactSum = BigInteger.ZERO;
        long missing = 0;
        for (int index = 0; index < amounts.length; index++) {
            BigInteger[] cut = exact[index].divideAndRemainder(denominator);
            taxes[index] = cut[0].longValueExact();
            remainders[index] = cut[1];
            exactSum = exactSum.add(exact[index]);
            missing -= taxes[index];
        }
        missing += rounded(exactSum);
        int direction = Long.signum(missing);
        List<Share> shares = new ArrayList<>(amounts.length);
        for (int index = 0; index < amounts.length; index++) {
            boolean isFull = Math.abs(taxes[index] + direction) > rooms[index];
            shares.add(new Share(index, isFull, remainders[index], Math.abs(amounts[index])));
        }
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

    private record Share(int index, boolean isFull, BigInteger remainder, long size) {
        static Comparator<Share> mostDueFirst(int direction) {
            Comparator<Share> byRemainder = Comparator.comparing(Share::remainder);
            return Comparator.comparing(Share::isFull)
                    .thenComparing(direction > 0 ? byRemainder.reversed() : byRemainder)
                    .thenComparing(Comparator.comparingLong(Share::size).reversed())
                    .thenComparingInt(Share::index);
        }
    }
}
