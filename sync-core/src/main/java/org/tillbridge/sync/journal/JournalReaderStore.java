package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.JournalQueryStore.Question;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Reads the journal's tables.
final class JournalReaderStore implements JournalReader {
    static final String ENTRY =
            """
            SELECT entry.header, entry.body, entry.content_hash, entry.hash
            FROM entry
            """;

    /// Of an entry.
    static final String NOT_CARRIED_LATER =
            """
            AND NOT EXISTS (
                SELECT 1 FROM epoch AS later JOIN entry AS opening
                    ON opening.place = (later.ordinal << 40) + 1
                WHERE opening.kind = 'EpochOpened'
                    AND opening.body ->> 'previousEpoch' = entry.epoch
                    AND opening.body ->> 'lastCommonSequence' < entry.sequence)
            """;

    static final String SUMMARY =
            """
            SELECT transaction_id, number, business_date, completed_at, kind, currency, total
            FROM retail_transaction
            """;

    /// As the index `offline_payment` says it; only a close has a number.
    private static final String OFFLINE =
            """
            WHERE place > coalesce((SELECT (ordinal << 40) + ?1 FROM epoch WHERE epoch = ?2), 0)
                AND place IN (
                    SELECT place FROM entry
                    WHERE kind IN ('OfflinePaymentSettled', 'Carried')
                        OR (kind = 'TenderAuthorised' AND body -> 'offline' IS NOT NULL)
                    UNION ALL
                    SELECT place FROM till_event WHERE number > '')
            ORDER BY
            """
                    + Occurrence.of("entry.place");

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

    /// What is carried by a later entry counts there, and no longer where it was first written.
    private static final String FACTS =
            ENTRY
                    + """
                    WHERE place >= (SELECT min(place) FROM (
                            SELECT min(place) AS place FROM till_event WHERE business_date = ?1
                            UNION ALL
                            SELECT min(place) FROM retail_transaction WHERE business_date = ?1))
                        AND (kind = 'Carried' OR header ->> 'businessDate' = ?1)
                    """
                    + NOT_CARRIED_LATER
                    + "ORDER BY "
                    + Occurrence.of("entry.place");

    private final ReaderConnections connections;

    JournalReaderStore(ReaderConnections connections) {
        this.connections = connections;
    }

    Optional<KeptSale> openSale() {
        return ask(
                journal ->
                        journal.first(
                                """
                                SELECT content, transaction_id IN salvaged_sale FROM open_sale
                                WHERE NOT EXISTS (
                                    SELECT 1 FROM retail_transaction
                                    WHERE retail_transaction.transaction_id =
                                        open_sale.transaction_id)
                                """,
                                row -> new KeptSale(row.getString(1), row.getBoolean(2))));
    }

    @Override
    public List<Customer> customers() {
        return ask(PersonalPartStore::customers);
    }

    @Override
    public Optional<Invoice> invoiceOf(UUID sale) {
        return ask(journal -> InvoiceStore.of(journal, sale));
    }

    @Override
    public List<EpochPosition> epochs() {
        return ask(journal -> journal.list(EPOCHS, JournalReaderStore::position));
    }

    private static EpochPosition position(ResultSet row) throws SQLException {
        long last = row.getLong(4);
        long common = row.getLong(5);
        long lastToSend = row.wasNull() ? last : Math.min(last, common);
        return new EpochPosition(
                new Epoch(row.getString(1)), row.getInt(2), row.getLong(3), last, lastToSend);
    }

    @Override
    public List<EntryTexts> texts(Epoch epoch, long afterSequence, int maxEntries, int maxBytes) {
        return ask(
                journal ->
                        EntryTextsStore.after(journal, epoch, afterSequence, maxEntries, maxBytes));
    }

    @Override
    public Optional<RecordedEntry> entry(Epoch epoch, long sequence) {
        return ask(
                journal ->
                        journal.first(
                                ENTRY
                                        + """
                                        JOIN epoch ON epoch.epoch = ?
                                        WHERE place = (ordinal << 40) + ?
                                        """,
                                JournalReaderStore::recorded,
                                epoch.hex(),
                                sequence));
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
        return committed(
                "JOIN retail_transaction USING (place) WHERE retail_transaction.transaction_id = ?",
                JournalWriteStore.bytes(transaction));
    }

    @Override
    public Optional<Committed> transaction(TransactionNumber number) {
        return committed(DocumentStore.BY_NUMBER, number.toString());
    }

    @Override
    public List<Committed> returnsNaming(UUID given) {
        return ask(journal -> BesideStore.returnsNaming(journal, given)).stream()
                .map(Facts::read)
                .toList();
    }

    @Override
    public Optional<Committed> lastWith(Piece piece) {
        return ask(journal -> BesideStore.lastWith(journal, piece)).map(Facts::read);
    }

    @Override
    public List<Committed> offlinePayments(Optional<Committed> after) {
        Optional<EntryHeader> known = after.map(last -> last.entry().header());
        return ask(
                        journal ->
                                journal.list(
                                        ENTRY + OFFLINE,
                                        JournalReaderStore::recorded,
                                        known.map(EntryHeader::sequence).orElse(0L),
                                        known.map(last -> last.epoch().hex()).orElse("")))
                .stream()
                .flatMap(entry -> Facts.readable(entry).stream())
                .filter(
                        committed ->
                                committed.fact() instanceof OfflinePaymentSettled
                                        || committed.fact() instanceof TillClosed
                                        || (committed.fact() instanceof TenderAuthorised taken
                                                && taken.offline().isPresent()))
                .toList();
    }

    @Override
    public List<TransactionSummary> transactionsOf(LocalDate businessDate) {
        return ask(
                journal ->
                        journal.list(
                                SUMMARY + "WHERE business_date = ? ORDER BY place",
                                JournalReaderStore::summary,
                                businessDate.toString()));
    }

    @Override
    public Optional<LocalDate> dayBefore(LocalDate businessDate) {
        return ask(journal -> DocumentStore.nearest(journal, DocumentStore.BEFORE, businessDate));
    }

    @Override
    public Optional<LocalDate> dayAfter(LocalDate businessDate) {
        return ask(journal -> DocumentStore.nearest(journal, DocumentStore.AFTER, businessDate));
    }

    @Override
    public List<TransactionSummary> recentTransactions(int atMost) {
        return ask(
                journal ->
                        journal.list(
                                SUMMARY + "ORDER BY place DESC LIMIT ?",
                                JournalReaderStore::summary,
                                atMost));
    }

    @Override
    public List<Committed> suspendedSales() {
        return SuspensionStore.open(ask(SuspensionStore::all)).stream()
                .filter(sale -> transaction(SuspensionStore.suspended(sale)).isEmpty())
                .toList();
    }

    @Override
    public List<Committed> suspendedSales(UUID close) {
        return SuspensionStore.open(ask(journal -> SuspensionStore.before(journal, close)));
    }

    @Override
    public Optional<String> signingUnit() {
        return ask(journal -> SigningStore.phases(journal).unitNow());
    }

    @Override
    public List<Committed> signingOf(UUID transaction) {
        return ask(journal -> SigningStore.of(journal, transaction));
    }

    @Override
    public List<TransactionSummary> unsigned() {
        return ask(journal -> journal.atOneMoment(SigningStore::unsigned));
    }

    @Override
    public Optional<TillOpened> openDay() {
        return lastTillEvent("'tillOpened', 'tillClosed'")
                .map(Committed::fact)
                .flatMap(
                        fact ->
                                fact instanceof TillOpened day
                                        ? Optional.of(day)
                                        : Optional.empty());
    }

    @Override
    public Optional<TillClosed> lastClose() {
        return lastTillEvent("'tillClosed'").flatMap(JournalReaderStore::closed);
    }

    @Override
    public Optional<TillClosed> close(UUID entry) {
        return committed(
                        """
                        JOIN till_event USING (place)
                        WHERE till_event.kind = 'tillClosed' AND entry.entry_id = ?\
                        """,
                        entry.toString())
                .flatMap(JournalReaderStore::closed);
    }

    private static Optional<TillClosed> closed(Committed committed) {
        return committed.fact() instanceof TillClosed day ? Optional.of(day) : Optional.empty();
    }

    private Optional<Committed> lastTillEvent(String kinds) {
        return committed(
                """
                JOIN till_event USING (place)
                WHERE till_event.kind IN (%s)
                ORDER BY %s DESC LIMIT 1
                """
                        .formatted(kinds, Occurrence.of("entry.place")));
    }

    @Override
    public Optional<DayTotals> dayTotals(LocalDate businessDate) {
        return ask(journal -> journal.atOneMoment(one -> DayTotalsStore.totals(one, businessDate)));
    }

    @Override
    public void forEachFactOf(LocalDate businessDate, Consumer<Committed> each) {
        String day = businessDate.toString();
        ask(
                journal -> {
                    journal.forEach(
                            FACTS,
                            JournalReaderStore::recorded,
                            entry -> {
                                Committed fact = Facts.read(entry);
                                if (fact.entry().header().businessDate().equals(businessDate)) {
                                    each.accept(fact);
                                }
                                return true;
                            },
                            day);
                    return day;
                });
    }

    @Override
    public Optional<TransactionNumber> lastNumberThrough(Epoch epoch, long sequence) {
        return ask(journal -> DocumentStore.lastThrough(journal, epoch, sequence));
    }

    @Override
    public GrandTotals grandTotals(CurrencyUnit currency) {
        return ask(
                journal ->
                        journal.first(
                                        """
                                        SELECT coalesce(sum(total) FILTER (WHERE kind = 'sale'), 0),
                                            coalesce(sum(total) FILTER (WHERE kind = 'return'), 0)
                                        FROM retail_transaction WHERE currency = ?
                                        """,
                                        row ->
                                                new GrandTotals(
                                                        Money.ofMinor(currency, row.getLong(1)),
                                                        Money.ofMinor(currency, row.getLong(2))),
                                        currency.getCode())
                                .orElseThrow());
    }

    private Optional<Committed> committed(String where, Object... values) {
        return ask(journal -> journal.first(ENTRY + where, JournalReaderStore::recorded, values))
                .map(Facts::read);
    }

    static RecordedEntry recorded(ResultSet row) throws SQLException {
        String header = row.getString(1);
        try {
            return new RecordedEntry(
                    EntryCodec.header(header),
                    header,
                    row.getString(2),
                    new Hash(row.getString(3)),
                    new Hash(row.getString(4)));
        } catch (UnreadableEntryException odd) {
            throw new SQLException("An entry's header cannot be read", odd);
        }
    }

    static TransactionSummary summary(ResultSet row) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
        return new TransactionSummary(
                new UUID(id.getLong(), id.getLong()),
                TransactionNumber.parse(row.getString(2)).orElseThrow(),
                LocalDate.parse(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                CamelCase.parse(TransactionSummary.Kind.class, row.getString(5)).orElseThrow(),
                Money.ofMinor(CurrencyUnit.of(row.getString(6)), row.getLong(7)));
    }

    private <T> T ask(Question<T> question) {
        try {
            return connections.ask(question);
        } catch (SQLException failed) {
            throw new JournalReadException("The journal cannot be read", failed);
        }
    }
}
