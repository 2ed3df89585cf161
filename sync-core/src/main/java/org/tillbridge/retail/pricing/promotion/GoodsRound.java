package org.tillbridge.retail.pricing.promotion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The promotions that compete for the pieces in a basket. The higher priority is served first;
/// among equals each piece goes where the customer has most of it.
final class GoodsRound {
    private final Sheet sheet;
    private final Eligible eligible;
    private final long[] free;

    /// @param reserved lines that are left alone
    GoodsRound(Sheet sheet, Eligible eligible, boolean[] reserved) {
        this.sheet = sheet;
        this.eligible = eligible;
        this.free = new long[reserved.length];
        for (int index = 0; index < free.length; index++) {
            free[index] = reserved[index] ? 0 : line(index).quantity().thousandths();
        }
    }

    /// @param promotions by id
    void serve(List<Promotion> promotions) {
        TreeMap<Integer, List<Promotion>> tiers = new TreeMap<>(Comparator.reverseOrder());
        for (Promotion promotion : promotions) {
            tiers.computeIfAbsent(promotion.priority(), _ -> new ArrayList<>()).add(promotion);
        }
        tiers.values().forEach(this::serveEqual);
    }

    private void serveEqual(List<Promotion> promotions) {
        Promotion[] each = new Promotion[free.length];
        long[] off = new long[free.length];
        List<Promotion> sets = new ArrayList<>();
        for (Promotion promotion : promotions) {
            switch (promotion.offer()) {
                case Offer.OffEach offer -> better(promotion, offer, each, off);
                case Offer.OffSets _ -> sets.add(promotion);
                case Offer.OffBasket _ -> {}
            }
        }
        if (!sets.isEmpty()) {
            Pieces pieces = new Pieces(sheet.lines(), freePieces(), off);
            new SetSearch(pieces, sets, eligible).best().taken().forEach(this::give);
        }
        for (int index = 0; index < free.length; index++) {
            if (each[index] != null && free[index] > 0) {
                Offer.OffEach offer = (Offer.OffEach) each[index].offer();
                sheet.give(index, sheet.off(offer, line(index), free[index]), each[index]);
                free[index] = 0;
            }
        }
    }

    /// Puts a promotion where it is better than those before it.
    private void better(Promotion promotion, Offer.OffEach offer, Promotion[] each, long[] off) {
        BitSet lines = eligible.lines(promotion);
        for (int index = lines.nextSetBit(0); index >= 0; index = lines.nextSetBit(index + 1)) {
            long offHere = offPiece(offer, Pieces.price(line(index)));
            if (offHere > off[index]) {
                off[index] = offHere;
                each[index] = promotion;
            }
        }
    }

    private static long offPiece(Offer.OffEach offer, long price) {
        return switch (offer) {
            case Offer.PercentOff(var _, int share) -> RunSearch.share(price, share);
            case Offer.AmountOff(var _, var off) -> Math.min(price, off.tenThousandths() * 100);
            case Offer.FixedPrice(var _, var fixed) ->
                    Math.max(0, price - fixed.tenThousandths() * 100);
        };
    }

    private int[] freePieces() {
        int[] pieces = new int[free.length];
        for (int index = 0; index < free.length; index++) {
            pieces[index] = line(index).pieces() > 0 ? Math.toIntExact(free[index] / 1000) : 0;
        }
        return pieces;
    }

    private void give(Taken sets) {
        int[] lines = sets.lines();
        long[] costs = new long[lines.length];
        long[] limits = new long[lines.length];
        for (int n = 0; n < lines.length; n++) {
            long part = 1000L * sets.pieces(lines[n]);
            costs[n] = sheet.cost(line(lines[n]), part);
            limits[n] = sheet.left(lines[n]);
            free[lines[n]] -= part;
        }
        long[] parts = Spread.of(off(sets, costs), costs, limits);
        for (int n = 0; n < lines.length; n++) {
            sheet.give(lines[n], parts[n], sets.promotion());
        }
    }

    private long off(Taken sets, long[] costs) {
        return switch (sets.promotion().offer()) {
            case Offer.NForPrice offer -> less(costs, offer.price().getAmountMinorLong(), sets);
            case Offer.MixAndMatch offer -> less(costs, offer.price().getAmountMinorLong(), sets);
            case Offer.BuyNGetM _ -> sheet.minor(BigDecimal.valueOf(sets.reward(), 6));
            case Offer.OffEach _, Offer.OffBasket _ -> 0;
        };
    }

    private static long less(long[] costs, long price, Taken sets) {
        return Math.max(0, Spread.sum(costs) - Math.multiplyExact(price, sets.sets()));
    }

    private PromotedLine line(int index) {
        return sheet.lines().get(index);
    }
}
