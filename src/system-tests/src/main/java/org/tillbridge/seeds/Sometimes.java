package org.tillbridge.seeds;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How often each thing that ought to happen in many runs did happen. Safe for use by any number of
/// threads.
public final class Sometimes {
    private final Map<String, Long> counts = new TreeMap<>();

    /// It happened.
    public synchronized void reached(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    public void addAll(Map<String, Long> others) {
        others.forEach(this::add);
    }

    private synchronized void add(String what, long count) {
        counts.merge(what, count, Long::sum);
    }

    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /// What of these never happened.
    public synchronized Set<String> missing(Set<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(counts.keySet());
        return missing;
    }

    /// What to say of what should have happened in many runs and did not.
    ///
    /// @param many in so many everything happens at least once
    public static String notReached(long done, long many, Set<String> never) {
        if (done < many) {
            return "%d things that happen in %d seeds did not, which is no fault in fewer%n"
                    .formatted(never.size(), many);
        }
        return never.isEmpty() ? "" : "FAILED: never happened: %s%n".formatted(never);
    }
}
