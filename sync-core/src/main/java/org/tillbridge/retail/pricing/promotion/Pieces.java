package org.tillbridge.retail.pricing.promotion;

import java.util.ArrayList;
import java.util.List;

/// Whole pieces that sets can still be made of, while sets are made of them. Amounts are in
/// millionths of the major unit.
final class Pieces {
    private static final long MILLIONTHS = 100;

    private final List<PromotedLine> lines;
    private final int[] free;
    private final long[] otherwise;
    private final List<Taken> taken;
    private long gain;

    /// @param free of each line
    /// @param otherwise what each piece is less by if it goes into no set
    Pieces(List<PromotedLine> lines, int[] free, long[] otherwise) {
        this(lines, free, otherwise, List.of(), 0);
    }

    private Pieces(
            List<PromotedLine> lines, int[] free, long[] otherwise, List<Taken> taken, long gain) {
        this.lines = lines;
        this.free = free.clone();
        this.otherwise = otherwise;
        this.taken = new ArrayList<>(taken);
        this.gain = gain;
    }

    Pieces copy() {
        return new Pieces(lines, free, otherwise, taken, gain);
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
