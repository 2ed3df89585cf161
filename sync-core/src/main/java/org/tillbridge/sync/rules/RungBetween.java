package org.tillbridge.sync.rules;

import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.EntryHeader;

import java.time.Instant;

/// When a sale was rung, by the hub's clock: at some time from the first moment to the last.
public record RungBetween(Instant first, Instant last) {
    /// From the first line to the payment, and what clocks may differ by. Where the computer's
    /// clock was wrong, nothing is known but that it was before the sale came to the hub.
    ///
    /// @param receivedAt by the hub's clock
    public static RungBetween of(RetailTransaction sale, EntryHeader header, Instant receivedAt) {
        Rule clock = ClockRules.settle(header.recordedAt(), header.hubTime(), receivedAt);
        if (clock.isConflict()) {
            return new RungBetween(Instant.EPOCH, receivedAt);
        }
        boolean runsOn = !sale.openedAt().isAfter(sale.completedAt());
        Instant opened = runsOn ? sale.openedAt() : sale.completedAt();
        Instant completed = runsOn ? sale.completedAt() : sale.openedAt();
        return new RungBetween(
                opened.minus(ClockRules.TOLERANCE), completed.plus(ClockRules.TOLERANCE));
    }
}
