package org.tillbridge.sync.journal;

import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads the journal's tables.
final class JournalReaderStore implements JournalReader {
    private static final String ENTRY =
            """
            SELECT entry.header, entry.body, entry.content_hash, entry.hash
            FROM entry
            """;
    private static final String SUMMARY =
            """
            SELECT transaction_id, number, business_date, completed_at, kind, currency, total
            FROM retail_transaction
            """;

    private static final String EPOCHS =
            """
            SELECT epoch.epoch, epoch.series,
                (SELECT coalesce(min(place) - (ordinal << 40), 1) FROM entry
                 WHERE place > ordinal << 40 AND place < ordinal + 1 << 40),
                (SELECT coalesce(max(place) - (ordinal << 40), 0) FROM entry
                 WHERE place > ordinal << 40 AND place < ordinal + 1 << 40) AS last,
                (SELECT min(opening.body ->> 'lastCommonSequence')
                 FROM epoch AS later JOIN entry AS opening
                    ON opening.place = (later.ordinal << 40) + 1
                 WHERE opening.kind = 'EpochOpened'
                    AND opening.body ->> 'previousEpoch' = epoch.epoch) AS common
            FROM epoch ORDER BY epoch.ordinal
            """;

    /// Remembers how statements are read, for all journals.
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final Jdbi jdbi;

    /// Each question has a connection of its own.
    JournalReaderStore(Path file) {
        this(() -> JournalFileStore.reader(file));
    }

    JournalReaderStore(ConnectionFactory connections) {
        jdbi = Jdbi.create(connections);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
    }

    Optional<String> openSale() {
        return ask(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT content FROM open_sale
                                        WHERE NOT EXISTS (
                                            SELECT 1 FROM retail_transaction
                                            WHERE retail_transaction.transaction_id =
                                                open_sale.transaction_id)
                                        """)
                                .mapTo(String.class)
                                .findOne());
    }

    @Override
    public List<EpochPosition> epochs() {
        return ask(
                handle ->
                        handle.createQuery(EPOCHS).map((row, _) -> position(row)).list());
    }

    private static EpochPosition position(ResultSet row) throws SQLException {
        long last = row.getLong(4);
        long common = row.getLong(5);
        long lastToSend = row.wasNull() ? last : Math.min(last, common);
        return new EpochPosition(
                new Epoch(row.getString(1)), row.getInt(2), row.getLong(3), last, lastToSend);
    }

    @Override
    public List<RecordedEntry> read(Epoch epoch, long afterSequence, int maxEntries, int maxBytes) {
        return ask(
                handle -> {
                    try (Stream<RecordedEntry> entries =
                            handle
                                    .createQuery(
                                            ENTRY
                                                    + """
                                                    JOIN epoch ON epoch.epoch = :epoch
                                                    WHERE place > (ordinal << 40) + :after
                                                        AND place < ordinal + 1 << 40
                                                    ORDER BY place LIMIT :most
                                                    """)
                                    .bind("epoch", epoch.hex())
                                    .bind("after", afterSequence)
                                    .bind("most", maxEntries)
                                    .map((row, _) -> recorded(row, 1))
                                    .stream()) {
                        return within(maxBytes, entries);
                    }
                });
    }

    private static List<RecordedEntry> within(int maxBytes, Stream<RecordedEntry> entries) {
        List<RecordedEntry> taken = new ArrayList<>();
        long bytes = 0;
        for (RecordedEntry entry : (Iterable<RecordedEntry>) entries::iterator) {
            bytes += Hash.utf8(entry.headerText()).length + Hash.utf8(entry.bodyText()).length;
            if (bytes > maxBytes && !taken.isEmpty()) {
                break;
            }
            taken.add(entry);
        }
        return taken;
    }

    @Override
    public Optional<RecordedEntry> entry(Epoch epoch, long sequence) {
        return ask(
                handle ->
                        handle.createQuery(
                                        ENTRY
                                                + """
                                                JOIN epoch ON epoch.epoch = :epoch
                                                WHERE place = (ordinal << 40) + :sequence
                                                """)
                                .bind("epoch", epoch.hex())
                                .bind("sequence", sequence)
                                .map((row, _) -> recorded(row, 1))
                                .findOne());
    }

    /// Entries follow one another without a gap, so they need not be counted.
    @Override
    public long countUnsent(Map<Epoch, Long> acknowledgedThrough) {
        long unsent = 0;
        for (EpochPosition position : epochs()) {
            long acknowledged = acknowledgedThrough.getOrDefault(position.epoch(), 0L);
            long sent = Math.max(acknowledged, position.first() - 1);
            unsent += Math.max(0, position.lastToSend() - sent);
        }
        return unsent;
    }

    @Override
    public Optional<Committed> transaction(UUID transaction) {
        return ask(
                handle ->
                        committed(
                                handle.createQuery(
                                                ENTRY
                                                        + """
                                                        JOIN retail_transaction USING (place)
                                                        WHERE retail_transaction.transaction_id = :id
                                                        """)
                                        .bind("id", JournalWriteStore.bytes(transaction))));
    }

    @Override
    public Optional<Committed> transaction(TransactionNumber number) {
        return ask(
                handle ->
                        committed(
                                handle.createQuery(
                                                ENTRY
                                                        + """
                                                        JOIN retail_transaction USING (place)
                                                        WHERE number = :number
                                                        """)
                                        .bind("number", number.toString())));
    }

    @Override
    public List<TransactionSummary> transactionsOf(LocalDate businessDate) {
        return ask(
                handle ->
                        handle.createQuery(
                                        SUMMARY
                                                + """
                                                WHERE business_date = :date ORDER BY place
                                                """)
                                .bind("date", businessDate.toString())
                                .map((row, _) -> summary(row))
                                .list());
    }

    @Override
    public List<TransactionSummary> recentTransactions(int atMost) {
        return ask(
                handle ->
                        handle.createQuery(SUMMARY + "ORDER BY place DESC LIMIT :most")
                                .bind("most", atMost)
                                .map((row, _) -> summary(row))
                                .list());
    }

    @Override
    public Optional<TillOpened> openDay() {
        return ask(handle -> lastTillEvent(handle, "'tillOpened', 'tillClosed'"))
                .map(Committed::fact)
                .flatMap(
                        fact ->
                                fact instanceof TillOpened day
                                        ? Optional.of(day)
                                        : Optional.empty());
    }

    @Override
    public Optional<TillClosed> lastClose() {
        return ask(handle -> lastTillEvent(handle, "'tillClosed'"))
                .map(Committed::fact)
                .flatMap(
                        fact ->
                                fact instanceof TillClosed day
                                        ? Optional.of(day)
                                        : Optional.empty());
    }

    private static Optional<Committed> lastTillEvent(Handle handle, String kinds) {
        return committed(
                handle.createQuery(
                        ENTRY
                                + """
                                JOIN till_event USING (place)
                                WHERE till_event.kind IN (%s)
                                ORDER BY place DESC LIMIT 1
                                """
                                        .formatted(kinds)));
    }

    @Override
    public Optional<DayTotals> dayTotals(LocalDate businessDate) {
        return ask(handle -> handle.inTransaction(one -> DayTotalsStore.totals(one, businessDate)));
    }

    private static Optional<Committed> committed(Query query) {
        return query.map((row, _) -> recorded(row, 1)).findOne().map(JournalReaderStore::read);
    }

    /// The entry, or the one that it carries.
    private static Committed read(RecordedEntry entry) {
        EntryHeader header = entry.header();
        try {
            JournalEntry fact = EntryCodec.entry(header.kind(), header.version(), entry.bodyText());
            return fact instanceof Carried carried
                    ? read(Original.in(carried).entry())
                    : new Committed(entry, fact);
        } catch (UnreadableEntryException odd) {
            throw new JournalReadException("An entry cannot be read: " + header.entryId(), odd);
        }
    }

    private static RecordedEntry recorded(ResultSet row, int first) throws SQLException {
        String header = row.getString(first);
        try {
            return new RecordedEntry(
                    EntryCodec.header(header),
                    header,
                    row.getString(first + 1),
                    new Hash(row.getString(first + 2)),
                    new Hash(row.getString(first + 3)));
        } catch (UnreadableEntryException odd) {
            throw new SQLException("An entry's header cannot be read", odd);
        }
    }

    private static TransactionSummary summary(ResultSet row) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
        return new TransactionSummary(
                new UUID(id.getLong(), id.getLong()),
                TransactionNumber.parse(row.getString(2)).orElseThrow(),
                LocalDate.parse(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                CamelCase.parse(TransactionSummary.Kind.class, row.getString(5)).orElseThrow(),
                Money.ofMinor(CurrencyUnit.of(row.getString(6)), row.getLong(7)));
    }

    private <T> T ask(HandleCallback<T, RuntimeException> question) {
        try {
            return jdbi.withHandle(question);
        } catch (JdbiException failed) {
            throw new JournalReadException("The journal cannot be read", failed);
        }
    }
}
