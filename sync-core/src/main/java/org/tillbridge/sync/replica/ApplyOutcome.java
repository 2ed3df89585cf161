package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.Scope;

import java.util.Set;

/// What became of transactions of the feed. Those of sound scopes are on disk in either case.
public sealed interface ApplyOutcome {
    record Applied() implements ApplyOutcome {}

    /// Something is missing before them, or they do not add up to what the hub has: the feed cannot
    /// go on in these scopes.
    record NeedsSnapshot(Set<Scope> scopes) implements ApplyOutcome {
        public NeedsSnapshot {
            scopes = Set.copyOf(scopes);
        }
    }
}
