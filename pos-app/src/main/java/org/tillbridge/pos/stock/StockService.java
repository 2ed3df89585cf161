package org.tillbridge.pos.stock;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;

import java.util.ArrayList;
import java.util.List;

/// Records that there is more or less of something than the ledger says.
public final class StockService {
    private final DayBook dayBook;

    public StockService(DayBook dayBook) {
        this.dayBook = dayBook;
    }

    /// How much more, or less, there is of an item, and why.
    public record Difference(ItemId item, Quantity change, String reason) {}

    public Written adjust(List<Difference> differences) {
        List<Adjustment> adjustments = new ArrayList<>();
        for (Difference each : differences) {
            adjustments.add(
                    new Adjustment(
                            adjustments.size() + 1, each.item(), each.change(), each.reason()));
        }
        return dayBook.fact(new StockAdjusted(adjustments));
    }
}
