package org.tillbridge.simulator;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How often each thing that ought to happen in many runs did happen. Safe for use by any number of
/// threads.
final class Sometimes {
    private final Map<String, Long> counts = new TreeMap<>();

    /// It happened.
    synchronized void reached(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    synchronized void addAll(Sometimes other) {
        other.counts().forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /// What of these never happened.
    synchronized Set<String> missing(Set<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(counts.keySet());
        return missing;
    }
}
