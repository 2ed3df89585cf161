package org.tillbridge.simulator;

import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.stock.StockService;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;

import java.util.List;
import java.util.Optional;

/// Adjusts what is on the shelves.
final class StockDesk extends AtTill {
    static final int UNKNOWN_ITEM = 999_999;

    StockDesk(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        super(world, till, life, ledger);
    }

    void adjust(Act.Adjust act) {
        if (isReady()) {
            adjust(
                    act.item(),
                    Quantity.of(act.pieces()),
                    new Happened.Adjusted(act.item(), 1000L * act.pieces(), true));
        }
    }

    void adjustMany(Act.AdjustMany act) {
        for (int entry = 0; entry < act.entries() && isReady(); entry++) {
            adjust(new Act.Adjust(act.till(), entry % Templates.SOLD_ITEMS + 1, 1));
        }
        world.sometimes().reached("more than the hub books at once");
    }

    /// More than the books of any hub can hold.
    void adjustTooMuch() {
        if (isReady()) {
            adjust(
                    Templates.ITEMS,
                    new Quantity(Long.MAX_VALUE),
                    new Happened.Adjusted(Templates.ITEMS, Long.MAX_VALUE, false));
            world.sometimes().reached("more than the books can hold");
        }
    }

    void adjustUnknown() {
        if (isReady()) {
            adjust(UNKNOWN_ITEM, Quantity.of(3), new Happened.Adjusted(UNKNOWN_ITEM, 3000, false));
            world.sometimes().reached("an item that the hub does not know");
        }
    }

    private void adjust(int item, Quantity change, Happened.Adjusted plain) {
        book.begin(Happened.adjusted(date(), List.of(plain)));
        Written written =
                life.stock.adjust(
                        List.of(new StockService.Difference(new ItemId(item), change, "counted")));
        settle(written instanceof Written.OnDisk, Optional.empty());
    }
}
