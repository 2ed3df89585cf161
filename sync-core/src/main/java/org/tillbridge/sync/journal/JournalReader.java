package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Questions to the journal. Every answer is of one moment, and never waits for the writer. Safe
/// for use by any number of threads. Throws [JournalReadException] where the file cannot be read.
public interface JournalReader {
    /// Reads a journal without owning it: a copy anywhere, or one that is in use.
    static JournalReader of(Path file) {
        return new JournalReaderStore(ReaderConnections.oneEach(file));
    }

    /// All epochs in the order in which they were opened; the last is the one being written.
    List<EpochPosition> epochs();

    /// The entries after a sequence, in order: as many as fit within both bounds, but at least one
    /// if there is one. Up to the first that is not what was written; no such entry is sent.
    ///
    /// @param maxBytes of headers and bodies
    List<EntryTexts> texts(Epoch epoch, long afterSequence, int maxEntries, int maxBytes);

    /// The same, with their headers read.
    default List<RecordedEntry> read(
            Epoch epoch, long afterSequence, int maxEntries, int maxBytes) {
        return texts(epoch, afterSequence, maxEntries, maxBytes).stream()
                .map(EntryTexts::recorded)
                .toList();
    }

    Optional<RecordedEntry> entry(Epoch epoch, long sequence);

    /// How many entries the hub has not acknowledged, over all epochs.
    ///
    /// @param acknowledgedThrough the hub's watermarks; an epoch that is not in it counts in full
    long countUnsent(Map<Epoch, Long> acknowledgedThrough);

    Optional<Committed> transaction(UUID transaction);

    /// The customers who were enrolled here, the latest first, as far as nobody had them erased.
    List<Customer> customers();

    /// The invoice of a sale, if it has one.
    Optional<Invoice> invoiceOf(UUID sale);

    Optional<Committed> transaction(TransactionNumber number);

    /// The returns recorded here in whose entry an id stands: that of a sale of which goods come
    /// back, or of a tender that is paid back. Each is a `ReturnCompleted`.
    List<Committed> returnsNaming(UUID given);

    /// The last transaction that sold a piece, or brought it back.
    Optional<Committed> lastWith(Piece piece);

    /// What terminals took upon themselves, each a `TenderAuthorised`, and what became of it, each
    /// an `OfflinePaymentSettled`; between them each `TillClosed`.
    default List<Committed> offlinePayments() {
        return offlinePayments(Optional.empty());
    }

    /// The same of what was written later, so that nobody reads all of it again and again.
    ///
    /// @param after the last that is known
    List<Committed> offlinePayments(Optional<Committed> after);

    /// In the order in which they were completed.
    List<TransactionSummary> transactionsOf(LocalDate businessDate);

    /// The last business day before another on which something was completed.
    Optional<LocalDate> dayBefore(LocalDate businessDate);

    /// The first after it.
    Optional<LocalDate> dayAfter(LocalDate businessDate);

    /// The latest first.
    List<TransactionSummary> recentTransactions(int atMost);

    /// The sales that are set aside, each a `SaleSuspended`, in the order in which they were.
    List<Committed> suspendedSales();

    /// Those that were when the till was closed.
    ///
    /// @param close the entry
    List<Committed> suspendedSales(UUID close);

    /// Which signing unit sales and returns are to be signed by; empty where none is wanted.
    Optional<String> signingUnit();

    /// What became of a transaction at the signing unit, in order.
    List<Committed> signingOf(UUID transaction);

    /// The transactions that were to be signed and are not, in the order in which they were
    /// completed.
    List<TransactionSummary> unsigned();

    /// The business day that was opened last, if it is not closed yet.
    Optional<TillOpened> openDay();

    /// The last close, of any day.
    Optional<TillClosed> lastClose();

    /// A close, by the entry that it is.
    Optional<TillClosed> close(UUID entry);

    /// Goes through all that happened on a day, in order, each fact once wherever it stands now.
    void forEachFactOf(LocalDate businessDate, Consumer<Committed> each);

    /// The last document that is within the entries up to a sequence.
    Optional<TransactionNumber> lastNumberThrough(Epoch epoch, long sequence);

    /// What was ever sold and given back, as far as it is in this journal.
    GrandTotals grandTotals(CurrencyUnit currency);

    /// The figures of a day; empty if nothing happened on it.
    Optional<DayTotals> dayTotals(LocalDate businessDate);
}
