package org.tillbridge.sync.journal;

import java.util.List;

/// What a look at a journal's file found.
sealed interface Finding {
    /// Nothing wrong.
    record Sound(List<EpochPosition> epochs) implements Finding {}

    record Broken(ChainBreak at) implements Finding {}

    /// A later version of this program wrote it.
    record Newer(int version) implements Finding {}
}
