package org.tillbridge.sync.journal;

import org.tillbridge.retail.TransactionNumber;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/// Finds documents by their numbers, and the days that have some.
final class DocumentStore {
    /// Of an entry.
    static final String BY_NUMBER = "JOIN retail_transaction USING (place) WHERE number = ?";

    static final String BEFORE = nearest("max", "<", "DESC");
    static final String AFTER = nearest("min", ">", "ASC");

    private DocumentStore() {}

    /// One step in the key, however many documents and days there are, and the few that are not
    /// filed yet.
    private static String nearest(String which, String beyond, String order) {
        return """
        SELECT %1$s(business_date) AS nearest FROM (
            SELECT business_date FROM (
                SELECT business_date FROM filed_retail_transaction
                WHERE business_date %2$s ?1 ORDER BY business_date %3$s LIMIT 1)
            UNION ALL
            SELECT business_date FROM unfiled_retail_transaction WHERE business_date %2$s ?1)
        HAVING nearest IS NOT NULL
        """
                .formatted(which, beyond, order);
    }

    /// @param beyond [#BEFORE] or [#AFTER]
    static Optional<LocalDate> nearest(JournalQueryStore journal, String beyond, LocalDate to)
            throws SQLException {
        return journal.first(beyond, row -> LocalDate.parse(row.getString(1)), to.toString());
    }

    static Optional<TransactionNumber> lastThrough(
            JournalQueryStore journal, Epoch epoch, long sequence) throws SQLException {
        return journal.first(
                        """
                        SELECT number FROM (
                            SELECT place, number FROM retail_transaction
                            UNION ALL
                            SELECT place, number FROM till_event WHERE number IS NOT NULL)
                        WHERE place <= (SELECT (ordinal << 40) + ? FROM epoch WHERE epoch = ?)
                        ORDER BY place DESC LIMIT 1
                        """,
                        row -> row.getString(1),
                        sequence,
                        epoch.hex())
                .flatMap(TransactionNumber::parse);
    }
}
