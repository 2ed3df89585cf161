package org.tillbridge.pos;

import org.joda.money.Money;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.RungLine;

import java.math.RoundingMode;
import java.util.UUID;

/// What a receipt would prove of goods that were rung without one.
public final class ProvenGoods {
    private static final Quantity SOLD = Quantity.of(10);

    private ProvenGoods() {}

    /// Ten of them, at the price of today.
    public static Bought of(RungLine rung, UUID sale, int line) {
        Money paid = rung.goods().unitPrice().times(SOLD, RoundingMode.HALF_UP);
        return new Bought(
                new OriginalLine(sale, line),
                SOLD,
                Quantity.ZERO,
                paid,
                Money.zero(paid.getCurrencyUnit()));
    }
}
