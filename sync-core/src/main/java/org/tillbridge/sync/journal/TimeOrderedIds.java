package org.tillbridge.sync.journal;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// UUIDs of version 7 (RFC 9562): the time in milliseconds, then chance. Ids made one after the
/// other lie side by side in an index.
public final class TimeOrderedIds implements Supplier<UUID> {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator chance;

    /// @param chance a `SecureRandom`, except in tests
    public TimeOrderedIds(Clock clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public synchronized UUID get() {
        long time = clock.millis() << 16;
        long high = time | VERSION | (chance.nextLong() & 0x0FFFL);
        return new UUID(high, VARIANT | (chance.nextLong() >>> 2));
    }
}
