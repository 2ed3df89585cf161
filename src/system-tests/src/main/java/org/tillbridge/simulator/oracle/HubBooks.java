package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    /// What it says is on a card; empty if it has never heard of it.
    static OptionalLong balance(ReadingStore hub, String code, String currency) {
        return hub
                .rows(
                        "SELECT balance FROM stored_value WHERE code = ? AND currency = ?",
                        code,
                        currency)
                .stream()
                .mapToLong(row -> Long.parseLong(row.getFirst()))
                .findFirst();
    }

    /// The card that the points of a loyalty card's owner are on; empty if it knows nobody with it.
    static Optional<String> account(ReadingStore hub, String code) {
        return hub
                .rows(
                        """
                        SELECT s.loyalty_code
                        FROM customer c JOIN customer s ON s.customer = c.survivor
                        WHERE c.loyalty_code = ?\
                        """,
                        code)
                .stream()
                .map(List::getFirst)
                .findFirst();
    }

    /// The claims that sales were paid on which it has booked.
    static Set<String> claimsUsed(ReadingStore hub) {
        Set<String> used = new HashSet<>();
        for (List<String> row :
                hub.rows(
                        """
                        SELECT epoch, sequence, header, body FROM journal_entry
                        WHERE standing = 'booked' AND kind IN ('SaleCompleted', 'Carried')\
                        """)) {
            Written entry =
                    Written.of(row.get(0), Long.parseLong(row.get(1)), row.get(2), row.get(3));
            used.addAll(PlainCodec.claims(entry.body()));
        }
        return used;
    }

    /// Ids of what waits, whole or in part, until a person says to book it of a revoked till.
    static Set<String> waitForAPerson(Path hub, int till) {
        Set<String> ids = new HashSet<>();
        try (ReadingStore store = new ReadingStore(hub)) {
            store.rows(
                            """
                            SELECT j.entry_id FROM waiting_effect w
                            JOIN journal_entry j USING (store, workstation, epoch, sequence)
                            WHERE w.workstation = ? AND w.code = 'revoked'
                              AND w.settled_at IS NULL\
                            """,
                            till)
                    .forEach(row -> ids.add(row.getFirst()));
        }
        return ids;
    }
}
