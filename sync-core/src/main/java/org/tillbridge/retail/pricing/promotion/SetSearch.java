package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.pricing.promotion.Offer.MixAndMatch;
import org.tillbridge.retail.pricing.promotion.RunSearch.Run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Makes the best sets for all promotions of one priority. Those that share no goods do not touch
/// each other. Sets of several legs are made before the others, and after them; the better of both
/// counts. Where none is worth making of all the pieces, none is of those that others leave.
final class SetSearch {
    private final Pieces pieces;
    private final List<Promotion> promotions;
    private final Eligible eligible;

    /// @param promotions by id
    SetSearch(Pieces pieces, List<Promotion> promotions, Eligible eligible) {
        this.pieces = pieces;
        this.promotions = promotions;
        this.eligible = eligible;
    }

    Pieces best() {
        Pieces best = pieces;
        for (List<Promotion> some : competing()) {
            best = best(best, some);
        }
        return best;
    }

    private Pieces best(Pieces before, List<Promotion> some) {
        List<Run> runs =
                some.stream()
                        .filter(promotion -> !(promotion.offer() instanceof MixAndMatch))
                        .map(promotion -> Run.of(promotion, eligible.lines(promotion)))
                        .toList();
        Pieces mixFirst = mixed(before, some);
        boolean nothingMixed = mixFirst.gain() == before.gain();
        RunSearch.take(mixFirst, runs);
        if (nothingMixed) {
            return mixFirst;
        }
        Pieces runsFirst = before.copy();
        RunSearch.take(runsFirst, runs);
        Pieces best = better(mixed(runsFirst, some), mixFirst);
        if (some.size() - runs.size() == 1) {
            return best;
        }
        Pieces mixBackwards = mixed(before, some.reversed());
        RunSearch.take(mixBackwards, runs);
        return better(best, mixBackwards);
    }

    private static Pieces better(Pieces one, Pieces other) {
        return one.gain() >= other.gain() ? one : other;
    }

    private Pieces mixed(Pieces before, List<Promotion> some) {
        Pieces mixed = before.copy();
        for (Promotion promotion : some) {
            if (promotion.offer() instanceof MixAndMatch offer) {
                new MixSearch(mixed, promotion, offer, eligible.lines(promotion)).take();
            }
        }
        return mixed;
    }

    /// Groups of promotions that have pieces in common.
    private List<List<Promotion>> competing() {
        List<List<Promotion>> groups = new ArrayList<>();
        List<BitSet> goods = new ArrayList<>();
        for (Promotion promotion : promotions) {
            List<Promotion> group = new ArrayList<>();
            BitSet lines = (BitSet) eligible.lines(promotion).clone();
            for (int other = groups.size() - 1; other >= 0; other--) {
                if (lines.intersects(goods.get(other))) {
                    group.addAll(0, groups.remove(other));
                    lines.or(goods.remove(other));
                }
            }
            group.add(promotion);
            groups.add(group);
            goods.add(lines);
        }
        return groups;
    }
}
