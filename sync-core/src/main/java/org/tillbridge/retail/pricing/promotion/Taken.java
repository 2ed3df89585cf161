package org.tillbridge.retail.pricing.promotion;

import java.util.stream.IntStream;

/// The sets that a promotion makes of pieces.
final class Taken {
    private final Promotion promotion;
    private final int[] pieces;
    private final long sets;
    private final long reward;

    /// @param pieces of each line, by its place in the basket
    /// @param sets how many of them
    /// @param reward what the cheapest pieces of them are less by, in millionths of the major unit;
    ///   zero where sets have a price
    Taken(Promotion promotion, int[] pieces, long sets, long reward) {
        this.promotion = promotion;
        this.pieces = pieces.clone();
        this.sets = sets;
        this.reward = reward;
    }

    Promotion promotion() {
        return promotion;
    }

    /// The places of the lines that its pieces are of.
    int[] lines() {
        return IntStream.range(0, pieces.length).filter(index -> pieces[index] > 0).toArray();
    }

    int pieces(int index) {
        return pieces[index];
    }

    long sets() {
        return sets;
    }

    long reward() {
        return reward;
    }
}
