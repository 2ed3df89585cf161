package org.tillbridge.retail.pricing.promotion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The promotions on what is left of the lines: those on top of others, and those of the basket. Of
/// each priority the best one counts, of a line or of the basket.
final class BasketRound {
    private final Sheet sheet;
    private final Eligible eligible;
    private final boolean[] reserved;

    /// @param reserved lines that only the promotion of the basket takes from that stands alone
    BasketRound(Sheet sheet, Eligible eligible, boolean[] reserved) {
        this.sheet = sheet;
        this.eligible = eligible;
        this.reserved = reserved;
    }

    /// @param promotions off each, by id
    void onTop(List<Promotion> promotions) {
        for (List<Promotion> equal : byPriority(promotions)) {
            for (int index = 0; index < reserved.length; index++) {
                if (!reserved[index] && !sheet.isClosed(index)) {
                    onTop(equal, index);
                }
            }
        }
    }

    private void onTop(List<Promotion> promotions, int index) {
        long most = 0;
        Promotion best = null;
        for (Promotion promotion : promotions) {
            if (promotion.offer() instanceof Offer.OffEach offer
                    && eligible.lines(promotion).get(index)) {
                long off = sheet.offLeft(offer, index);
                if (off > most) {
                    most = off;
                    best = promotion;
                }
            }
        }
        if (best != null) {
            sheet.give(index, most, best);
        }
    }

    /// @param promotions off the basket, by id
    void basket(List<Promotion> promotions) {
        for (List<Promotion> equal : byPriority(promotions)) {
            long most = 0;
            Promotion best = null;
            for (Promotion promotion : equal) {
                long off = off(promotion);
                if (off > most) {
                    most = off;
                    best = promotion;
                }
            }
            if (best != null) {
                give(best, most);
            }
        }
    }

    void manual(ManualDiscount discount) {
        long[] left = sheet.left();
        long[] parts = Spread.of(sheet.off(discount, sheet.sum()), left, left);
        for (int index = 0; index < parts.length; index++) {
            sheet.give(index, parts[index], discount);
        }
    }

    private long off(Promotion promotion) {
        long sum = Spread.sum(open(promotion));
        if (!(promotion.offer() instanceof Offer.OffBasket offer)
                || sum < offer.threshold().getAmountMinorLong()) {
            return 0;
        }
        return switch (offer) {
            case Offer.BasketPercent(var _, var _, int share) -> sheet.share(sum, share);
            case Offer.BasketAmount(var _, var _, var off) ->
                    Math.min(sum, off.getAmountMinorLong());
        };
    }

    private void give(Promotion promotion, long off) {
        long[] open = open(promotion);
        long[] parts = Spread.of(off, open, open);
        for (int index = 0; index < parts.length; index++) {
            sheet.give(index, parts[index], promotion);
        }
    }

    /// What is left of the lines that it may take from; nothing of the others.
    private long[] open(Promotion promotion) {
        long[] open = new long[sheet.lines().size()];
        BitSet lines = eligible.lines(promotion);
        for (int index = lines.nextSetBit(0); index >= 0; index = lines.nextSetBit(index + 1)) {
            boolean alone = promotion.combination() == Combination.ALONE && sheet.isPromoted(index);
            open[index] = alone || sheet.isClosed(index) ? 0 : sheet.left(index);
        }
        return open;
    }

    private static Iterable<List<Promotion>> byPriority(List<Promotion> promotions) {
        TreeMap<Integer, List<Promotion>> tiers = new TreeMap<>(Comparator.reverseOrder());
        for (Promotion promotion : promotions) {
            tiers.computeIfAbsent(promotion.priority(), _ -> new ArrayList<>()).add(promotion);
        }
        return tiers.values();
    }
}
