package org.tillbridge.sync.journal;

import java.nio.file.Path;
import java.util.List;

/// What a journal's verification found.
public sealed interface Verdict {
    Path file();

    /// Every entry follows from the one before it.
    record Intact(Path file, List<EpochPosition> epochs) implements Verdict {
        public Intact {
            epochs = List.copyOf(epochs);
        }
    }

    /// It is not what was written.
    record Broken(Path file, ChainBreak firstBreak) implements Verdict {}

    /// A later version of this program wrote it.
    record NewerVersion(Path file, int version) implements Verdict {}
}
