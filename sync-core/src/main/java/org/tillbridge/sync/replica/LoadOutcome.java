package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.Cursor;

import java.util.List;

/// What became of a load.
public sealed interface LoadOutcome {
    /// The loaded replica is the one in use.
    record InUse() implements LoadOutcome {}

    /// It is sound, but older than the one in use, and time does not run backwards: bring it
    /// forward by the feed after these cursors, then finish again.
    record Behind(List<Cursor> cursors) implements LoadOutcome {
        public Behind {
            cursors = List.copyOf(cursors);
        }
    }
}
