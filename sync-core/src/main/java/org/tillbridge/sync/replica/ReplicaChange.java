package org.tillbridge.sync.replica;

import java.util.Set;

/// News in the replica, after it can be read.
///
/// @param kinds of the rows that were put or removed; empty if anything may be different
public record ReplicaChange(Set<String> kinds) {
    public static final ReplicaChange EVERYTHING = new ReplicaChange(Set.of());

    public ReplicaChange {
        kinds = Set.copyOf(kinds);
    }

    public boolean touches(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
