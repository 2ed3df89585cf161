package org.tillbridge.retail.pricing.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Makes sets of several legs, each of the pieces that are worth most to it, as long as a set is
/// worth something to the customer. Since each set is worth no more than the one before, that is
/// the best that one promotion can do.
final class MixSearch {
    private final Pieces pieces;
    private final Promotion promotion;
    private final Offer.MixAndMatch offer;
    private final List<BitSet> legs;

    /// @param about the lines that the promotion is about
    MixSearch(Pieces pieces, Promotion promotion, Offer.MixAndMatch offer, BitSet about) {
        this.pieces = pieces;
        this.promotion = promotion;
        this.offer = offer;
        this.legs = legs(about);
    }

    private List<BitSet> legs(BitSet about) {
        List<BitSet> fitting = new ArrayList<>();
        BitSet open = new BitSet();
        open.or(about);
        for (Offer.Leg leg : offer.legs()) {
            BitSet fits = new BitSet();
            open.stream()
                    .filter(index -> pieces.line(index).isFor(promotion, leg.goods()))
                    .forEach(fits::set);
            open.andNot(fits);
            fitting.add(fits);
        }
        return fitting;
    }

    void take() {
        if (legs.stream().anyMatch(leg -> leg.stream().noneMatch(at -> pieces.free(at) > 0))) {
            return;
        }
        int[] taken = new int[pieces.lineCount()];
        long sets = 0;
        long gain = 0;
        while (true) {
            int[] set = dearestSet(taken);
            long worth = -RunSearch.millionths(offer.price());
            int times = Integer.MAX_VALUE;
            for (int index = 0; index < set.length; index++) {
                if (set[index] > 0) {
                    worth += set[index] * pieces.net(index);
                    times = Math.min(times, (pieces.free(index) - taken[index]) / set[index]);
                }
            }
            if (worth <= 0 || times == Integer.MAX_VALUE) {
                break;
            }
            for (int index = 0; index < set.length; index++) {
                taken[index] += times * set[index];
            }
            sets += times;
            gain += times * worth;
        }
        if (sets > 0) {
            pieces.take(new Taken(promotion, taken, sets, 0), gain);
        }
    }

    /// Nothing at all where no whole set is left.
    private int[] dearestSet(int[] taken) {
        int[] set = new int[taken.length];
        for (int leg = 0; leg < legs.size(); leg++) {
            for (int piece = 0; piece < offer.legs().get(leg).pieces(); piece++) {
                int best = dearest(legs.get(leg), taken, set);
                if (best < 0) {
                    Arrays.fill(set, 0);
                    return set;
                }
                set[best]++;
            }
        }
        return set;
    }

    private int dearest(BitSet leg, int[] taken, int[] set) {
        int best = -1;
        for (int index = leg.nextSetBit(0); index >= 0; index = leg.nextSetBit(index + 1)) {
            if (pieces.free(index) > taken[index] + set[index]
                    && (best < 0 || isDearer(index, best))) {
                best = index;
            }
        }
        return best;
    }

    private boolean isDearer(int index, int best) {
        return pieces.net(index) > pieces.net(best)
                || (pieces.net(index) == pieces.net(best)
                        && pieces.line(index).quantity().compareTo(pieces.line(best).quantity())
                                > 0);
    }
}
