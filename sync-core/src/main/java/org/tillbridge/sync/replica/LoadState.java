package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.Scope;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// How much of what the hub knows is here.
///
/// @param missing scopes that a snapshot is needed for; what is there of them may be old or nothing
/// @param items how many items are known
/// @param hubTime the hub's time of the latest transaction known here
public record LoadState(Set<Scope> missing, long items, Optional<Instant> hubTime) {
    public LoadState {
        missing = Set.copyOf(missing);
    }

    public boolean complete() {
        return missing.isEmpty();
    }
}
