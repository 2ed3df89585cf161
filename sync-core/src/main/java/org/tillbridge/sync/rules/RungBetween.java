package org.tillbridge.sync.rules;

import org.tillbridge.retail.RetailTransaction;

import java.time.Instant;
import java.util.Optional;

/// When a sale was rung, by the hub's clock: at some time from the first moment to the last.
public record RungBetween(Instant first, Instant last) {
    /// From the first line to the payment, and what clocks may differ by. Where the computer's
    /// clock was wrong, nothing is known but that it was before the sale came to the hub.
    ///
    /// @param recordedAt by the computer's clock
    /// @param hubLastHeard the hub's time as the computer knew it
    /// @param receivedAt by the hub's clock
    public static RungBetween of(
            RetailTransaction sale,
            Instant recordedAt,
            Optional<Instant> hubLastHeard,
            Instant receivedAt) {
        Rule clock = ClockRules.settle(recordedAt, hubLastHeard, receivedAt);
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
