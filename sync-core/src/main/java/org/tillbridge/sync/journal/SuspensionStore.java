package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which sales are set aside.
final class SuspensionStore {
    private SuspensionStore() {}

    /// All that was set aside or taken up again, in order.
    static List<RecordedEntry> all(JournalQueryStore journal) throws SQLException {
        return journal.list(
                JournalReaderStore.ENTRY
                        + """
                        WHERE kind IN ('SaleSuspended', 'SaleResumed', 'Carried')
                        ORDER BY
                        """
                        + Occurrence.of("entry.place"),
                JournalReaderStore::recorded);
    }

    /// All of it that an entry came after.
    static List<RecordedEntry> before(JournalQueryStore journal, UUID entry) throws SQLException {
        return journal.list(
                JournalReaderStore.ENTRY
                        + """
                        WHERE kind IN ('SaleSuspended', 'SaleResumed', 'Carried') AND %1$s < (
                            SELECT %2$s FROM entry AS known WHERE known.entry_id = ?)
                        ORDER BY %1$s
                        """
                                .formatted(
                                        Occurrence.of("entry.place"), Occurrence.of("known.place")),
                JournalReaderStore::recorded,
                entry.toString());
    }

    /// An entry that is carried may stand in both places; what came last counts, and both say the
    /// same. A sale that is recorded was taken up again, also where damage took the entry that says
    /// so.
    static List<Committed> open(List<RecordedEntry> all) {
        Map<UUID, Committed> suspended = new LinkedHashMap<>();
        for (RecordedEntry entry : all) {
            Facts.readable(entry).ifPresent(fact -> note(fact, suspended));
        }
        return List.copyOf(suspended.values());
    }

    static UUID suspended(Committed sale) {
        return ((SaleSuspended) sale.fact()).transaction();
    }

    private static void note(Committed committed, Map<UUID, Committed> suspended) {
        if (committed.fact() instanceof SaleSuspended sale) {
            suspended.remove(sale.transaction());
            suspended.put(sale.transaction(), committed);
        } else if (committed.fact() instanceof SaleResumed sale) {
            suspended.remove(sale.transaction());
        }
    }
}
