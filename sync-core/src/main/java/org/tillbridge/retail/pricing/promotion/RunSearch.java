package org.tillbridge.retail.pricing.promotion;

import org.joda.money.Money;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes sets of one kind of goods, for promotions that compete for the same pieces, so that the
/// customer gets the most.
///
/// In the best sets of "buy n get m" the pieces are neighbours by price: whoever pairs a dear piece
/// with a cheap one gives the cheap one away. So the pieces are gone through from the dearest to
/// the cheapest, and each goes on with the set that one of the promotions is at, or into none. What
/// counts of the pieces before is only how far each promotion's set is: few states, and the best of
/// all ways to get there. It is the best there is, as long as the states are few; promotions beyond
/// that take what is left.
final class RunSearch {
    private static final int MOST_STATES = 512;

    /// Of a line with more pieces than these, the others go where one alone is best.
    private static final int MOST_OF_A_LINE = 48;

    private static final int MANY_OF_A_LINE = 96;
    private static final long NEVER = Long.MIN_VALUE / 4;
    private final Pieces pieces;
    private final List<Run> runs;
    private final int[] units;
    private final int states;

    /// A promotion, and which lines it is about.
    ///
    /// @param length pieces of a set
    /// @param price of a set in millionths, zero where it has none
    record Run(Promotion promotion, BitSet eligible, int length, long price) {
        static Run of(Promotion promotion, BitSet eligible) {
            return switch (promotion.offer()) {
                case Offer.NForPrice sets ->
                        new Run(promotion, eligible, sets.pieces(), millionths(sets.price()));
                case Offer.BuyNGetM sets ->
                        new Run(promotion, eligible, sets.buy() + sets.get(), 0);
                default -> throw new IllegalArgumentException("No run: " + promotion.id());
            };
        }

        /// What a piece is less by at its place in the set, in millionths.
        long off(int place, long price) {
            return promotion.offer() instanceof Offer.BuyNGetM sets
                    ? place < sets.buy() ? 0 : share(price, sets.share())
                    : place == length - 1 ? price - this.price : price;
        }

        boolean hasReward() {
            return promotion.offer() instanceof Offer.BuyNGetM;
        }
    }

    private RunSearch(Pieces pieces, List<Run> runs) {
        this.pieces = pieces;
        this.runs = runs;
        this.units = units();
        this.states = runs.stream().mapToInt(Run::length).reduce(1, (one, two) -> one * two);
    }

    /// Makes the best sets of what is free.
    static void take(Pieces pieces, List<Run> runs) {
        List<Run> together = new ArrayList<>();
        int states = 1;
        for (Run run : runs) {
            if (!together.isEmpty() && states * run.length() > MOST_STATES) {
                new RunSearch(pieces, List.copyOf(together)).take();
                together.clear();
                states = 1;
            }
            together.add(run);
            states *= run.length();
        }
        if (!together.isEmpty()) {
            new RunSearch(pieces, List.copyOf(together)).take();
        }
    }

    static long millionths(Money amount) {
        return amount.getAmount().movePointRight(6).longValueExact();
    }

    static long share(long price, int share) {
        long whole = price / Offer.WHOLE * share;
        long part = price % Offer.WHOLE * share;
        return whole + (part + Offer.WHOLE / 2) / Offer.WHOLE;
    }

    private void take() {
        takeOfLongLines();
        byte[][] ways = new byte[units.length][states];
        long gain = best(ways);
        if (gain > 0) {
            follow(ways);
        }
    }

    /// The lines of the pieces, from the dearest to the cheapest.
    private int[] units() {
        BitSet any = new BitSet();
        runs.forEach(run -> any.or(run.eligible()));
        IntStream.Builder units = IntStream.builder();
        for (int index : pieces.dearestFirst()) {
            if (any.get(index)) {
                int free = pieces.free(index);
                for (int n = free > MANY_OF_A_LINE ? MOST_OF_A_LINE : free; n > 0; n--) {
                    units.add(index);
                }
            }
        }
        return units.build().toArray();
    }

    private void takeOfLongLines() {
        for (int line = 0; line < pieces.lineCount(); line++) {
            int index = line;
            int more = pieces.free(index) - MOST_OF_A_LINE;
            if (pieces.free(index) > MANY_OF_A_LINE) {
                bestOfOneKind(index).ifPresent(run -> takeOfOneKind(run, index, more));
            }
        }
    }

    private Optional<Run> bestOfOneKind(int index) {
        return runs.stream()
                .filter(run -> run.eligible().get(index) && gainOfOneKind(run, index) > 0)
                .max(Comparator.comparingLong(run -> gainOfOneKind(run, index) / run.length()));
    }

    private long gainOfOneKind(Run run, int index) {
        long gain = 0;
        for (int place = 0; place < run.length(); place++) {
            gain += run.off(place, pieces.price(index)) - pieces.otherwise(index);
        }
        return gain;
    }

    private void takeOfOneKind(Run run, int index, int most) {
        int sets = most / run.length();
        int[] taken = new int[pieces.lineCount()];
        taken[index] = sets * run.length();
        long gain = sets * gainOfOneKind(run, index);
        long reward = run.hasReward() ? gain + taken[index] * pieces.otherwise(index) : 0;
        pieces.take(new Taken(run.promotion(), taken, sets, reward), gain);
    }

    /// @param ways filled with how each state is reached after each piece: 0 by leaving the piece
    ///   out, n by putting it into the set of the n-th promotion
    private long best(byte[][] ways) {
        long[] now = new long[states];
        long[] next = new long[states];
        Arrays.fill(now, NEVER);
        now[0] = 0;
        for (int unit = 0; unit < units.length; unit++) {
            System.arraycopy(now, 0, next, 0, states);
            int stride = 1;
            for (int n = 0; n < runs.size(); n++) {
                if (runs.get(n).eligible().get(units[unit])) {
                    step(n, stride, unit, now, next, ways[unit]);
                }
                stride *= runs.get(n).length();
            }
            long[] before = now;
            now = next;
            next = before;
        }
        return now[0];
    }

    private void step(int n, int stride, int unit, long[] now, long[] next, byte[] ways) {
        Run run = runs.get(n);
        int length = run.length();
        long price = pieces.price(units[unit]);
        long otherwise = pieces.otherwise(units[unit]);
        for (int place = 0; place < length; place++) {
            long gain = run.off(place, price) - otherwise;
            for (int state = place * stride; state < states; state += length * stride) {
                for (int low = state; low < state + stride; low++) {
                    int to = place == length - 1 ? low - place * stride : low + stride;
                    if (now[low] > NEVER && now[low] + gain > next[to]) {
                        next[to] = now[low] + gain;
                        ways[to] = (byte) (n + 1);
                    }
                }
            }
        }
    }

    /// Goes the best way back, from the cheapest piece to the dearest.
    private void follow(byte[][] ways) {
        int[] strides = strides();
        int[][] taken = new int[runs.size()][pieces.lineCount()];
        long[] rewards = new long[runs.size()];
        long[] gains = new long[runs.size()];
        int state = 0;
        for (int unit = units.length - 1; unit >= 0; unit--) {
            int n = ways[unit][state] - 1;
            if (n >= 0) {
                Run run = runs.get(n);
                int stride = strides[n];
                int after = state / stride % run.length();
                int place = (after + run.length() - 1) % run.length();
                state += (place - after) * stride;
                long off = run.off(place, pieces.price(units[unit]));
                taken[n][units[unit]]++;
                rewards[n] += run.hasReward() ? off : 0;
                gains[n] += off - pieces.otherwise(units[unit]);
            }
        }
        for (int n = 0; n < runs.size(); n++) {
            int sets = Arrays.stream(taken[n]).sum() / runs.get(n).length();
            if (sets > 0) {
                pieces.take(
                        new Taken(runs.get(n).promotion(), taken[n], sets, rewards[n]), gains[n]);
            }
        }
    }

    private int[] strides() {
        int[] strides = new int[runs.size()];
        int stride = 1;
        for (int n = 0; n < strides.length; n++) {
            strides[n] = stride;
            stride *= runs.get(n).length();
        }
        return strides;
    }
}
