package org.tillbridge.hub.storedvalue;

import org.tillbridge.retail.WorkstationId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How often a workstation may ask for cards that nobody has heard of. Whoever types wrongly is
/// below it; whoever tries numbers out finds none of 10¹⁵ in a lifetime. Each hub counts for
/// itself, and forgets at a restart.
final class GuessLimit {
    private static final int MOST = 20;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<WorkstationId, Deque<Instant>> misses = new HashMap<>();

    GuessLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isReached(WorkstationId workstation) {
        Deque<Instant> latest = misses.get(workstation);
        if (latest == null) {
            return false;
        }
        Instant since = clock.instant().minus(WITHIN);
        latest.removeIf(miss -> miss.isBefore(since));
        return latest.size() >= MOST;
    }

    synchronized void missed(WorkstationId workstation) {
        misses.computeIfAbsent(workstation, any -> new ArrayDeque<>()).add(clock.instant());
    }
}
