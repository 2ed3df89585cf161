package org.tillbridge.pos;

import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.Scope;

import java.time.Instant;

/// Six bottles (601) at 4.80, and the deposit (603) of 0.25 on each, which comes along.
public final class WaterWithADeposit {
    private WaterWithADeposit() {}

    public static void in(TillOnDisk till) {
        till.put(
                Scope.CATALOGUE,
                Shop.item(601, "Water, six bottles", "601"),
                Shop.item(603, "Deposit on a bottle", "603"),
                new CompanionRow(new ItemId(601), new ItemId(603), 6, false));
        till.put(
                Shop.PRICES,
                Shop.price(601, Instant.EPOCH, "4.80"),
                Shop.price(603, Instant.EPOCH, "0.25"));
    }
}
