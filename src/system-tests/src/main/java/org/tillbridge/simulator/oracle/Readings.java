package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the journals on the tills' disks are read with. To open a file takes longer than to read
/// what came to it since, so it stays open until its disk is let go.
public final class Readings implements AutoCloseable {
    private final boolean stayOpen;
    private final Map<Path, ReadingStore> journals = new HashMap<>();

    /// @param stayOpen whether from one moment to the next
    public Readings(boolean stayOpen) {
        this.stayOpen = stayOpen;
    }

    ReadingStore journal(Path disk) {
        return journals.computeIfAbsent(
                disk, folder -> new ReadingStore(folder.resolve("journal.db")));
    }

    void momentIsOver() {
        if (!stayOpen) {
            close();
        }
    }

    /// Something else is about to happen to a disk than that a running program writes to it.
    public void letGo(Path disk) {
        ReadingStore open = journals.remove(disk);
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        journals.values().forEach(ReadingStore::close);
        journals.clear();
    }
}
