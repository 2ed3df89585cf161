package org.tillbridge.pos.returns;

import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.pricing.RungGoods;

/// Which goods nothing proves that somebody bought. Empties need no proof: their deposit goes back
/// to whoever brings them.
final class Unproven {
    private Unproven() {}

    static boolean asksForProof(Shelf shelf, RungGoods goods) {
        return goods.bought().isEmpty()
                && !(goods.goods() instanceof Goods.OfItem known && shelf.isDeposit(known.item()));
    }
}
