package org.tillbridge.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// Time that passes only from one thing on the agenda to the next.
final class VirtualTime {
    private record Entry(long at, long ordinal, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return at == other.at
                    ? Long.compare(ordinal, other.ordinal)
                    : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Entry> agenda = new PriorityQueue<>();
    private final long start;
    private long now;
    private long ordinal;

    VirtualTime(Instant start) {
        this.start = start.toEpochMilli();
        this.now = this.start;
    }

    /// Milliseconds since the epoch.
    long now() {
        return now;
    }

    /// Milliseconds since the start.
    long passed() {
        return now - start;
    }

    /// Puts something on the agenda; what is due at the same moment happens in the order of the
    /// calls.
    void in(Duration from, Runnable what) {
        inMillis(from.toMillis(), what);
    }

    void inMillis(long from, Runnable what) {
        ordinal++;
        agenda.add(new Entry(now + Math.max(0, from), ordinal, what));
    }

    /// Does what is next.
    ///
    /// @return whether there was anything until then
    boolean next(long until) {
        Entry entry = agenda.peek();
        if (entry == null || entry.at() > until) {
            now = Math.max(now, until);
            return false;
        }
        agenda.remove();
        now = Math.max(now, entry.at());
        entry.what().run();
        return true;
    }

    /// Lets a long time pass in which nothing happens; what was due meanwhile is due now.
    void jump(Duration length) {
        now += length.toMillis();
    }

    /// A clock that shows this time.
    Clock clock() {
        return new Reading(() -> now);
    }

    /// A clock that may be wrong.
    ///
    /// @param off how far it is ahead, in milliseconds
    Clock clock(LongSupplier off) {
        return new Reading(() -> now + off.getAsLong());
    }

    private static final class Reading extends Clock {
        private final LongSupplier millis;

        Reading(LongSupplier millis) {
            this.millis = millis;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Every clock here shows UTC");
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.getAsLong());
        }
    }
}
