package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.pricing.promotion.Offer.MixAndMatch;
import org.tillbridge.retail.pricing.promotion.RunSearch.Run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Makes the best sets for all promotions of one priority. Those that share no goods do not touch
/// each other. Sets of several legs are made before the others, and after them; the better of both
/// counts.
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
                        .map(promotion -> new Run(promotion, eligible.lines(promotion)))
                        .toList();
        Pieces runsFirst = before.copy();
        RunSearch.take(runsFirst, runs);
        mix(runsFirst, some);
        if (runs.size() == some.size()) {
            return runsFirst;
        }
        Pieces mixFirst = before.copy();
        mix(mixFirst, some);
        RunSearch.take(mixFirst, runs);
        Pieces mixBackwards = before.copy();
        mix(mixBackwards, some.reversed());
        RunSearch.take(mixBackwards, runs);
        Pieces best = runsFirst.gain() >= mixFirst.gain() ? runsFirst : mixFirst;
        return best.gain() >= mixBackwards.gain() ? best : mixBackwards;
    }

    private void mix(Pieces from, List<Promotion> some) {
        for (Promotion promotion : some) {
            if (promotion.offer() instanceof MixAndMatch offer) {
                new MixSearch(from, promotion, offer, eligible.lines(promotion)).take();
            }
        }
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
