package org.tillbridge.retail.pricing.promotion;

import java.math.BigDecimal;
import java.util.List;

/// What is left of each line, and which lines have what.
final class PlainLeft {
    final BigDecimal[] amount;
    final boolean[] alone;
    final boolean[] promoted;
    final List<PlainPiece> pieces;

    PlainLeft(BigDecimal[] amount, boolean[] alone, boolean[] promoted, List<PlainPiece> pieces) {
        this.amount = amount.clone();
        this.alone = alone.clone();
        this.promoted = promoted.clone();
        this.pieces = List.copyOf(pieces);
    }

    void take(int line, BigDecimal off, Promotion why) {
        BigDecimal taken = off.min(amount[line]);
        if (taken.signum() > 0) {
            amount[line] = amount[line].subtract(taken);
            promoted[line] = true;
            alone[line] |= why.combination() == Combination.ALONE;
        }
    }
}
