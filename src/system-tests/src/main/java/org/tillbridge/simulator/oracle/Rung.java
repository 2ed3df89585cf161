package org.tillbridge.simulator.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// A sale or return as the cashier saw it on the screen, in plain numbers, with the money worked
/// out anew.
///
/// @param taxIncluded whether prices include tax
/// @param taxPerLine whether tax is rounded line by line
public record Rung(
        UUID transaction,
        boolean isReturn,
        String currency,
        boolean taxIncluded,
        boolean taxPerLine,
        List<Line> lines) {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /// The line of a sale that goods were bought on.
    public record Bought(UUID transaction, int line) {}

    /// One line that stands.
    ///
    /// @param number on the document
    /// @param thousandths of a unit; negative where it comes back
    /// @param price of one unit in ten-thousandths of the major unit
    /// @param rate of tax in parts per million
    /// @param onHand what it adds to the stock on hand, in thousandths
    /// @param bought what comes back, where that is known
    public record Line(
            int number,
            int item,
            long thousandths,
            long price,
            long rate,
            long onHand,
            Optional<Bought> bought) {
        /// In minor units, of which a hundred make a major one.
        long amount() {
            return rounded(
                    BigInteger.valueOf(price).multiply(BigInteger.valueOf(thousandths)),
                    BigInteger.valueOf(100_000));
        }
    }

    public Rung {
        lines = List.copyOf(lines);
    }

    /// Net and tax by rate, in minor units.
    public Map<Long, long[]> taxes() {
        Map<Long, List<Long>> amounts = new TreeMap<>();
        for (Line line : lines) {
            amounts.computeIfAbsent(line.rate(), _ -> new ArrayList<>()).add(line.amount());
        }
        Map<Long, long[]> taxes = new TreeMap<>();
        amounts.forEach(
                (rate, all) -> {
                    long sum = all.stream().mapToLong(Long::longValue).sum();
                    long tax =
                            taxPerLine
                                    ? all.stream().mapToLong(one -> tax(one, rate)).sum()
                                    : tax(sum, rate);
                    taxes.put(rate, new long[] {taxIncluded ? sum - tax : sum, tax});
                });
        return taxes;
    }

    /// What the customer pays, or gets, in minor units.
    public long total() {
        long amounts = lines.stream().mapToLong(Line::amount).sum();
        long taxes = taxes().values().stream().mapToLong(both -> both[1]).sum();
        return taxIncluded ? amounts : amounts + taxes;
    }

    private long tax(long amount, long rate) {
        BigInteger parts = BigInteger.valueOf(rate);
        return rounded(
                BigInteger.valueOf(amount).multiply(parts),
                taxIncluded ? MILLION.add(parts) : MILLION);
    }

    /// Half up, away from zero.
    private static long rounded(BigInteger numerator, BigInteger denominator) {
        BigInteger doubled = numerator.abs().shiftLeft(1).add(denominator);
        BigInteger magnitude = doubled.divide(denominator.shiftLeft(1));
        return numerator.signum() * magnitude.longValueExact();
    }
}
