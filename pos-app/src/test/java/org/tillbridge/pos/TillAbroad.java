package org.tillbridge.pos;

import org.joda.money.Money;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.StoreRow;

import java.nio.file.Path;

/// A till in a store elsewhere.
public final class TillAbroad {
    private TillAbroad() {}

    /// With the manager signed on, and a float of 100 of the store's currency.
    public static TillOnDisk openIn(Path folder, StoreRow store) {
        TillOnDisk till = TillOnDisk.in(folder);
        till.put(Shop.STORE, store);
        till.signOn(TillOnDisk.MANAGER, "3333");
        till.day.open(TillOnDisk.DAY, Money.of(store.currency(), 100));
        return till;
    }
}
