package org.tillbridge.pos.sale;

import org.tillbridge.pos.sale.OpenSale.Rung;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The return by which a completed sale goes back as a whole. It is open while a terminal is asked
/// to give cards their money back, and no line of it changes.
final class Reversal {
    private Reversal() {}

    /// All of it is on disk, or nothing.
    ///
    /// @param empty in which nothing is rung
    static Rung begin(KeptBasket kept, Basket empty, RetailTransaction sale, Instant at) {
        OpenTransaction open = empty.transaction();
        for (GoodsLine sold : sale.goods()) {
            switch (open.add(comingBack(sold, sale.id()), at)) {
                case Step.Refused(Refusal why) -> {
                    return new Rung.Refused(why);
                }
                case Step.Done(OpenTransaction next, int _) -> open = next;
            }
        }
        OpenTransaction whole = open;
        return LineChanges.against(empty, whole)
                .<Rung>map(Rung.Refused::new)
                .or(() -> kept.changeOnDisk(empty.with(whole)).map(Rung.NotWritten::new))
                .orElseGet(() -> new Rung.Added(whole.standing().getLast()));
    }

    private static RungGoods comingBack(GoodsLine sold, UUID sale) {
        return new RungGoods(
                sold.goods(),
                sold.quantity(),
                sold.unitPrice(),
                sold.listPrice(),
                Optional.empty(),
                sold.taxClass(),
                sold.taxRate(),
                Optional.of(
                        new ComesBack(
                                ReturnReason.POST_VOID,
                                Disposition.BACK_TO_STOCK,
                                Optional.of(
                                        new Bought(
                                                new OriginalLine(sale, sold.number()),
                                                sold.quantity(),
                                                Quantity.ZERO,
                                                sold.amount(),
                                                sold.tax(),
                                                sold.taxParts())))));
    }
}
