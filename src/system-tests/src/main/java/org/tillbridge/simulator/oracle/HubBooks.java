package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which entries a hub has.
public final class HubBooks {
    private HubBooks() {}

    static Set<String> booked(Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            Set<String> ids = new HashSet<>();
            store.rows("SELECT entry_id FROM journal_entry WHERE entry_id IS NOT NULL")
                    .forEach(row -> ids.add(row.getFirst()));
            return ids;
        }
    }

    /// Those that some position of a store's scope includes.
    ///
    /// @param reflected sequences by `till/epoch`
    static Set<String> reflected(Path hub, Map<String, Long> reflected) {
        try (ReadingStore store = new ReadingStore(hub)) {
            Set<String> ids = new HashSet<>();
            for (List<String> row :
                    store.rows(
                            """
                            SELECT workstation || '/' || epoch, sequence, entry_id
                            FROM journal_entry WHERE entry_id IS NOT NULL\
                            """)) {
                if (Long.parseLong(row.get(1)) <= reflected.getOrDefault(row.get(0), 0L)) {
                    ids.add(row.get(2));
                }
            }
            return ids;
        }
    }
}
