package org.tillbridge.sync.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the time of an entry says of the clock of its computer. The order of entries is that of
/// their sequence, whatever the clock.
public final class ClockRules {
    public static final Duration TOLERANCE = Duration.ofMinutes(2);

    private ClockRules() {}

    /// An entry is neither from before the hub was last heard, nor from after it came to the hub.
    ///
    /// @param recordedAt by the computer's clock
    /// @param hubLastHeard the hub's time as the computer knew it
    /// @param receivedAt by the hub's clock
    public static Rule settle(
            Instant recordedAt, Optional<Instant> hubLastHeard, Instant receivedAt) {
        boolean slow = hubLastHeard.filter(heard -> isAfter(heard, recordedAt)).isPresent();
        return slow || isAfter(recordedAt, receivedAt) ? Rule.CLOCK_WAS_WRONG : Rule.CLOCK_AGREES;
    }

    private static boolean isAfter(Instant one, Instant other) {
        return one.minus(TOLERANCE).isAfter(other);
    }
}
