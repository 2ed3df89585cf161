package org.tillbridge.demo.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that shows what the invoices say.
final class ShopClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now = Instant.EPOCH;

    ShopClock(ZoneId zone) {
        this.zone = zone;
    }

    void set(Instant time) {
        now = time;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        ShopClock same = new ShopClock(other);
        same.set(now);
        return same;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
