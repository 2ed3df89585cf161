package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which entries a hub has, and where.
final class HubBooks {
    private HubBooks() {}

    /// Their ids.
    static Set<String> booked(Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            return Set.copyOf(places(store).values());
        }
    }

    /// Their ids by `till/epoch/sequence`, those that came once more among them.
    static Map<String, String> places(ReadingStore hub) {
        Map<String, String> places = new HashMap<>();
        for (List<String> row :
                hub.rows(
                        """
                        SELECT workstation || '/' || epoch || '/' || sequence, entry_id
                        FROM journal_entry WHERE entry_id IS NOT NULL\
                        """)) {
            places.put(row.get(0), row.get(1));
        }
        return places;
    }
}
