package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Invariant 4, of the business days of stores: one is complete only where nobody is known to have
/// it open; its figures are what was booked for it until then; what came later is in addenda.
public final class StoreDays {
    private static final String COMPLETE =
            "SELECT store || ' ' || business_date, completed_at FROM store_day"
                    + " WHERE completed_at IS NOT NULL ORDER BY 1";

    private static final String FIGURES =
            """
            SELECT store || ' ' || business_date, currency, transactions, total, tax
            FROM store_day_total ORDER BY 1, 2\
            """;

    private static final String BOOKED =
            """
            SELECT t.store || ' ' || t.business_date, t.currency, count(*), sum(t.total), sum(t.tax)
            FROM retail_transaction t JOIN store_day d USING (store, business_date)
            WHERE d.completed_at IS NOT NULL AND t.addendum = 0 GROUP BY 1, 2 ORDER BY 1, 2\
            """;

    private static final String TOO_LATE =
            """
            SELECT t.number, d.business_date
            FROM retail_transaction t JOIN store_day d USING (store, business_date)
            JOIN journal_entry j ON j.entry_id = t.entry_id AND j.standing = 'booked'
            WHERE t.addendum = 0 AND j.received_at > d.completed_at\
            """;

    private static final String TOO_EARLY =
            """
            SELECT t.number, t.business_date FROM retail_transaction t
            LEFT JOIN store_day d USING (store, business_date)
            WHERE t.addendum > 0 AND d.completed_at IS NULL\
            """;

    private static final String IN_ADDENDA =
            """
            SELECT DISTINCT store, business_date, addendum FROM retail_transaction
            WHERE addendum > 0 ORDER BY 1, 2, 3\
            """;

    private static final String ADDENDA =
            """
            SELECT store, business_date, addendum FROM store_day_addendum ORDER BY 1, 2, 3\
            """;

    private static final String REVOKED = "SELECT workstation FROM workstation_revocation";

    private static final String OPENED_OR_CLOSED =
            """
            SELECT store, workstation, epoch, sequence, header, body, received_at
            FROM journal_entry
            WHERE standing = 'booked' AND kind IN ('TillOpened', 'TillClosed')
            ORDER BY 1, 2, 3, 4\
            """;

    private final ReadingStore hub;
    private final List<List<String>> complete;
    private final List<List<String>> addenda;

    StoreDays(ReadingStore hub) {
        this.hub = hub;
        complete = hub.rows(COMPLETE);
        addenda = hub.rows(ADDENDA);
    }

    void completeOnesStandStill() {
        List<List<String>> figures = hub.rows(FIGURES);
        require(figures.equals(hub.rows(BOOKED)), "complete days are not what they were");
        hub.rows(TOO_LATE).forEach(row -> require(false, row + " came after its day was complete"));
        hub.rows(TOO_EARLY).forEach(row -> require(false, row + " is in an addendum too early"));
        require(addenda.equals(hub.rows(IN_ADDENDA)), "an addendum is empty, or not there");
        nobodyHasOneOpen();
    }

    /// How many are complete.
    public int complete() {
        return complete.size();
    }

    /// How many addenda there are.
    public int addenda() {
        return addenda.size();
    }

    /// What was booked in the millisecond in which a day was complete may have come before or
    /// after.
    private void nobodyHasOneOpen() {
        Map<String, Long> completeAt = new HashMap<>();
        complete.forEach(row -> completeAt.put(row.getFirst(), Long.valueOf(row.get(1))));
        Set<String> revoked =
                hub.rows(REVOKED).stream().map(List::getFirst).collect(Collectors.toSet());
        Map<String, Integer> open = new HashMap<>();
        for (List<String> row : hub.rows(OPENED_OR_CLOSED)) {
            Written entry =
                    Written.of(row.get(2), Long.parseLong(row.get(3)), row.get(4), row.get(5));
            String day = row.getFirst() + " " + PlainCodec.text(entry.header(), "businessDate");
            long received = Long.parseLong(row.get(6));
            long at = completeAt.getOrDefault(day, Long.MIN_VALUE);
            boolean isOpening = entry.kind().equals("TillOpened");
            if (received < at || (received == at && !isOpening)) {
                open.merge(row.get(1) + " of store " + day, isOpening ? 1 : -1, Integer::sum);
            }
        }
        open.forEach(
                (till, times) ->
                        require(
                                times <= 0
                                        || revoked.contains(till.substring(0, till.indexOf(' '))),
                                "complete though till %s was open".formatted(till)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(4, "store days: " + otherwise);
        }
    }
}
