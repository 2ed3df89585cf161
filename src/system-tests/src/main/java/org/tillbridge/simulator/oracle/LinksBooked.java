package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// When the store that sold booked what came back: with the return, when it heard of the sale, or
/// when it took over what another store owed it.
final class LinksBooked {
    private static final String ALL =
            """
            SELECT r.source, r.source_line, r.transaction_id,
                   coalesce(c.applied_at, o.settled_at, e.settled_at, j.received_at)
            FROM returned_line r
            JOIN journal_entry j ON j.entry_id = r.source AND j.standing = 'booked'
            LEFT JOIN consequence c ON c.entry_id = r.source AND c.n = r.source_line
            LEFT JOIN waiting_effect o
              ON o.store = j.store AND o.workstation = j.workstation AND o.epoch = j.epoch
                AND o.sequence = j.sequence AND o.effect = 'original/' || r.source_line
            LEFT JOIN waiting_effect e
              ON e.store = j.store AND e.workstation = j.workstation AND e.epoch = j.epoch
                AND e.sequence = j.sequence AND e.effect = 'entry'\
            """;

    private final Map<String, Long> byLine = new HashMap<>();
    private final Map<String, Long> bySale = new HashMap<>();

    LinksBooked(ReadingStore hub) {
        for (List<String> row : hub.rows(ALL)) {
            long at = Long.parseLong(row.get(3));
            byLine.put(row.get(0) + "/" + row.get(1), at);
            bySale.merge(row.get(0) + "/" + row.get(2), at, Math::min);
        }
    }

    /// By the hub's clock, in milliseconds.
    ///
    /// @param entry of the return
    /// @param line of it
    long at(String entry, int line) {
        return byLine.getOrDefault(entry + "/" + line, 0L);
    }

    /// When the first line of a sale was, if any is.
    Optional<Long> at(String entry, UUID sale) {
        return Optional.ofNullable(bySale.get(entry + "/" + sale.toString().replace("-", "")));
    }
}
