package org.tillbridge.blackbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/// A computer's clock that jumps every few seconds: by an hour, by days, by years, there and back.
final class JumpingClock extends Clock {
    private static final long BETWEEN_JUMPS = Duration.ofSeconds(6).toNanos();
    private static final List<Duration> WRONG =
            List.of(
                    Duration.ZERO,
                    Duration.ofHours(1),
                    Duration.ofHours(-1),
                    Duration.ofMinutes(-7),
                    Duration.ofDays(3),
                    Duration.ofDays(-2),
                    Duration.ofDays(400),
                    Duration.ofDays(-15 * 365));

    private final Clock right;
    private final long seed;
    private final long started;

    JumpingClock(Clock right, long seed) {
        this(right, seed, System.nanoTime());
    }

    private JumpingClock(Clock right, long seed, long started) {
        this.right = right;
        this.seed = seed;
        this.started = started;
    }

    @Override
    public Instant instant() {
        long jumps = (System.nanoTime() - started) / BETWEEN_JUMPS;
        Random chance = new Random(seed * 31 + jumps);
        chance.nextInt();
        return right.instant().plus(WRONG.get(chance.nextInt(WRONG.size())));
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new JumpingClock(right.withZone(zone), seed, started);
    }
}
