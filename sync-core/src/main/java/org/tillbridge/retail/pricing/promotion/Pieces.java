package org.tillbridge.retail.pricing.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Whole pieces that sets can still be made of, while sets are made of them. Amounts are in
/// millionths of the major unit.
final class Pieces {
    private static final long MILLIONTHS = 100;
    private static final Comparator<PromotedLine> DEAREST_FIRST =
            Comparator.comparingLong((PromotedLine line) -> line.price().tenThousandths())
                    .reversed()
                    .thenComparingInt(line -> line.item().map(item -> item.number()).orElse(0))
                    .thenComparing(Comparator.comparing(PromotedLine::quantity).reversed())
                    .thenComparingInt(PromotedLine::number);

    private final List<PromotedLine> lines;
    private final int[] dearestFirst;
    private final int[] free;
    private final long[] otherwise;
    private final List<Taken> taken;
    private long gain;

    /// @param free of each line
    /// @param otherwise what each piece is less by if it goes into no set
    Pieces(List<PromotedLine> lines, int[] free, long[] otherwise) {
        this(lines, dearestFirst(lines, free), free, otherwise, List.of(), 0);
    }

    private Pieces(
            List<PromotedLine> lines,
            int[] dearestFirst,
            int[] free,
            long[] otherwise,
            List<Taken> taken,
            long gain) {
        this.lines = lines;
        this.dearestFirst = dearestFirst;
        this.free = free.clone();
        this.otherwise = otherwise;
        this.taken = new ArrayList<>(taken);
        this.gain = gain;
    }

    Pieces copy() {
        return new Pieces(lines, dearestFirst, free, otherwise, taken, gain);
    }

    private static int[] dearestFirst(List<PromotedLine> lines, int[] free) {
        return IntStream.range(0, lines.size())
                .filter(index -> free[index] > 0)
                .boxed()
                .sorted(Comparator.comparing(lines::get, DEAREST_FIRST))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// The places of the lines that had free pieces at first, from the dearest to the cheapest.
    int[] dearestFirst() {
        return dearestFirst;
    }

    PromotedLine line(int index) {
        return lines.get(index);
    }

    int lineCount() {
        return free.length;
    }

    int free(int index) {
        return free[index];
    }

    static long price(PromotedLine line) {
        return line.price().tenThousandths() * MILLIONTHS;
    }

    long price(int index) {
        return price(lines.get(index));
    }

    long otherwise(int index) {
        return otherwise[index];
    }

    /// What a piece is worth to a set with a price.
    long net(int index) {
        return price(index) - otherwise[index];
    }

    /// @param more what the customer has of it, compared with no set
    void take(Taken sets, long more) {
        for (int index = 0; index < free.length; index++) {
            free[index] -= sets.pieces(index);
        }
        taken.add(sets);
        gain += more;
    }

    List<Taken> taken() {
        return taken;
    }

    /// What all sets are worth to the customer, compared with none.
    long gain() {
        return gain;
    }
}
