package org.tillbridge.demo.replay;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalReader;

import java.nio.file.Path;
import java.util.List;

/// A machine that worked as a workstation. Several work as the same one where a disk was copied.
///
/// @param folder its disk
/// @param acts what it was given to do, beside what stood on its disk when it came
/// @param works whether it is still there; else its disk is all that is left of it
public record Machine(WorkstationId workstation, Path folder, List<Act> acts, boolean works) {
    private static final String JOURNAL = "journal.db";

    public Machine {
        acts = List.copyOf(acts);
    }

    /// Another with a copy of its disk, which goes on from where the copy was made.
    ///
    /// @param done how many acts stood in its journal then
    public Machine copiedTo(Path other, int done) {
        return new Machine(workstation, other, acts.subList(done, acts.size()), true);
    }

    Path journal() {
        return folder.resolve(JOURNAL);
    }

    /// How many entries stand in the journal on a disk.
    public static long entriesOn(Path folder) {
        return JournalReader.of(folder.resolve(JOURNAL)).epochs().stream()
                .mapToLong(epoch -> epoch.last() - epoch.first() + 1)
                .sum();
    }

    /// How many acts stand in the journal on a disk.
    public static int actsOn(Path folder) {
        return JournalEvidence.acts(JournalReader.of(folder.resolve(JOURNAL)));
    }
}
