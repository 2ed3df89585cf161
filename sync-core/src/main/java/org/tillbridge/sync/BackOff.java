package org.tillbridge.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Pauses after failures: they double up to a limit, and are cut by chance to between half and all
/// of that, so that a fleet that lost its hub at one moment does not come back at one moment.
final class BackOff {
    private final SyncPace pace;
    private final RandomGenerator random;
    private int failures;

    BackOff(SyncPace pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
    }

    /// @param retryAfter how long the hub asks to be left alone; the pause is longer than that
    Pause afterFailure(Optional<Duration> retryAfter) {
        long longest = pace.longestPause().toMillis();
        long ceiling = Math.min(longest, (2 * pace.firstPause().toMillis()) << failures);
        failures = ceiling < longest ? failures + 1 : failures;
        long pause = ceiling / 2 + random.nextLong(ceiling / 2 + 1);
        return Pause.backOff(retryAfter.orElse(Duration.ZERO).plusMillis(pause));
    }

    void reset() {
        failures = 0;
    }
}
