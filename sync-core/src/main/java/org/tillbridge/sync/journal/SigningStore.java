package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.JournalEntry.Signing;
import org.tillbridge.sync.journal.JournalEntry.Signing.SigningUnitSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was to be signed, and what was. The index `signing` leads to these entries by transaction,
/// also where another entry carries them.
final class SigningStore {
    private static final String INDEXED =
            """
            kind IN ('SigningUnitSet', 'DocumentSigned', 'DocumentUnsigned', 'Carried')
            AND coalesce(body ->> '$.transaction', body ->> '$.body.transaction')\
            """;

    private static final String UNIT_CHANGES =
            "SELECT entry.header, entry.body, entry.content_hash, entry.hash, "
                    + Occurrence.of("entry.place")
                    + " AS occurrence FROM entry WHERE "
                    + INDEXED
                    + """
                     IS NULL
                        AND coalesce(body ->> '$.header.kind', kind) = 'SigningUnitSet'
                    ORDER BY occurrence
                    """;

    private static final String OF_TRANSACTION =
            JournalReaderStore.ENTRY
                    + "WHERE "
                    + INDEXED
                    + " = ? ORDER BY "
                    + Occurrence.of("entry.place");

    private static final String NOT_SIGNED =
            """
            SELECT transaction_id, number, business_date, completed_at, kind, currency, total,
                occurrence
            FROM (
                SELECT *, lower(hex(transaction_id)) AS id,
            """
                    + Occurrence.of("retail_transaction.place")
                    + """
                     AS occurrence
                    FROM retail_transaction)
                    WHERE occurrence > ? AND NOT EXISTS (
                        SELECT 1 FROM entry
                        WHERE %s = substr(id, 1, 8) || '-' || substr(id, 9, 4) || '-'
                                || substr(id, 13, 4) || '-' || substr(id, 17, 4) || '-'
                                || substr(id, 21)
                            AND coalesce(body ->> '$.header.kind', kind) = 'DocumentSigned')
                    ORDER BY occurrence
                    """
                            .formatted(INDEXED.replace("kind IN", "entry.kind IN"));

    private SigningStore() {}

    private record Completed(long at, TransactionSummary summary) {}

    /// When which unit was set.
    record Phases(List<Phase> inOrder) {
        record Phase(long from, Optional<String> unit) {}

        Optional<String> unitNow() {
            return inOrder.isEmpty() ? Optional.empty() : inOrder.getLast().unit();
        }

        Optional<Long> firstUnit() {
            return inOrder.stream()
                    .filter(phase -> phase.unit().isPresent())
                    .map(Phase::from)
                    .findFirst();
        }

        boolean wantsSignature(long at) {
            return inOrder.reversed().stream()
                    .filter(phase -> phase.from() < at)
                    .findFirst()
                    .flatMap(Phase::unit)
                    .isPresent();
        }
    }

    static Phases phases(JournalQueryStore journal) throws SQLException {
        List<Phases.Phase> phases =
                journal.list(UNIT_CHANGES, SigningStore::phase).stream()
                        .flatMap(Optional::stream)
                        .toList();
        return new Phases(phases);
    }

    private static Optional<Phases.Phase> phase(ResultSet row) throws SQLException {
        long from = row.getLong(5);
        return Facts.readable(JournalReaderStore.recorded(row))
                .map(Committed::fact)
                .filter(SigningUnitSet.class::isInstance)
                .map(fact -> new Phases.Phase(from, ((SigningUnitSet) fact).unit()));
    }

    static List<Committed> of(JournalQueryStore journal, UUID transaction) throws SQLException {
        return journal
                .list(OF_TRANSACTION, JournalReaderStore::recorded, transaction.toString())
                .stream()
                .map(Facts::readable)
                .flatMap(Optional::stream)
                .filter(committed -> committed.fact() instanceof Signing)
                .toList();
    }

    static List<TransactionSummary> unsigned(JournalQueryStore journal) throws SQLException {
        Phases phases = phases(journal);
        Optional<Long> since = phases.firstUnit();
        if (since.isEmpty()) {
            return List.of();
        }
        List<TransactionSummary> unsigned = new ArrayList<>();
        journal.forEach(
                NOT_SIGNED,
                row -> new Completed(row.getLong(8), JournalReaderStore.summary(row)),
                each -> !phases.wantsSignature(each.at()) || unsigned.add(each.summary()),
                since.get());
        return unsigned;
    }
}
