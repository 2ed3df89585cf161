package org.tillbridge.sync.journal;

import java.nio.file.Path;

/// What became of opening the journal.
public sealed interface Opening {
    /// It is as it was left.
    record Intact(Journal journal) implements Opening {}

    /// It was damaged, and is set aside. The new one holds the entries before the damage, and goes
    /// on in a spare epoch. A person must be told.
    record Recovered(Journal journal, Damage damage) implements Opening {}

    /// It is damaged and no spare epoch is left: the workstation must be enrolled again. The file
    /// lies untouched.
    record NoSpareEpoch(Path file, ChainBreak firstBreak) implements Opening {}

    /// A newer version of this program wrote it.
    record NewerVersion(Path file, int version) implements Opening {}
}
