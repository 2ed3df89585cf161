package org.tillbridge.hub.storedvalue;

import org.tillbridge.retail.WorkstationId;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How often a workstation may ask for cards, or customers, that nobody has heard of. Whoever types
/// wrongly is below it; whoever tries numbers out finds none of 10¹⁵ in a lifetime. Each hub counts
/// for itself, and forgets at a restart.
public final class GuessLimit {
    private static final int MOST = 20;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<WorkstationId, Deque<Instant>> tries = new HashMap<>();

    public GuessLimit(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether it may ask once more. It counts from here on, so that many asked at once are not
    /// more than one after the other.
    public synchronized boolean begin(WorkstationId workstation) {
        Deque<Instant> latest = tries.computeIfAbsent(workstation, any -> new ArrayDeque<>());
        Instant now = clock.instant();
        latest.removeIf(one -> one.isBefore(now.minus(WITHIN)));
        return latest.size() < MOST && latest.add(now);
    }

    /// What was begun was no guess.
    public synchronized void forget(WorkstationId workstation) {
        Deque<Instant> latest = tries.get(workstation);
        if (latest != null) {
            latest.pollLast();
        }
    }
}
