package org.tillbridge.sync;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.DayTotals;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryTexts;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Epochs;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.Invoice;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.TransactionSummary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// A journal that is read only by who sends it: entries by place, with bodies that say where they
/// stand.
final class JournalInMemory implements JournalReader, Epochs {
    static final WorkstationId TILL = new WorkstationId(2);

    private final Map<Epoch, List<RecordedEntry>> epochs = new LinkedHashMap<>();
    private final Map<Epoch, Long> forgotten = new HashMap<>();
    private final Map<Epoch, Long> lastCommon = new HashMap<>();
    private final List<Epoch> spares = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private boolean endless;
    private int failures;

    synchronized JournalInMemory with(Epoch epoch, int entries) {
        List<RecordedEntry> all = epochs.computeIfAbsent(epoch, any -> new ArrayList<>());
        for (int i = 0; i < entries; i++) {
            all.add(recorded(epoch, all.size() + 1));
        }
        return this;
    }

    static RecordedEntry recorded(Epoch epoch, long sequence) {
        EntryHeader header =
                new EntryHeader(
                        new StoreId(1),
                        TILL,
                        epoch,
                        sequence,
                        new UUID(1, sequence),
                        "TillOpened",
                        1,
                        LocalDate.of(2010, 12, 1),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.empty(),
                        sequence == 1
                                ? RecordedEntry.firstPreviousHash(TILL, epoch)
                                : hash(epoch, sequence - 1),
                        Optional.empty(),
                        Optional.empty());
        Hash hash = hash(epoch, sequence);
        return new RecordedEntry(header, "{}", Long.toString(sequence), hash, hash);
    }

    private static Hash hash(Epoch epoch, long sequence) {
        return Hash.of(Hash.utf8(epoch.hex() + sequence));
    }

    /// Forgets the entries up to this one.
    synchronized void forget(Epoch epoch, long through) {
        forgotten.put(epoch, through);
    }

    /// One that has an entry at every place.
    static JournalInMemory endless() {
        JournalInMemory journal = new JournalInMemory();
        journal.endless = true;
        return journal;
    }

    /// The next epoch cannot be opened: the disk does not let it.
    void fails(int times) {
        failures = times;
    }

    synchronized JournalInMemory spare(Epoch epoch) {
        spares.add(epoch);
        return this;
    }

    List<Fork> forks() {
        return forks;
    }

    @Override
    public synchronized boolean openAfterFork(Fork fork, Set<Epoch> taken) {
        if (failures > 0) {
            failures--;
            throw Fixtures.diskIsFull();
        }
        Optional<Epoch> spare = spares.stream().filter(one -> !taken.contains(one)).findFirst();
        if (spare.isEmpty()) {
            return false;
        }
        spares.remove(spare.get());
        forks.add(fork);
        lastCommon.put(fork.epoch(), fork.lastCommon());
        with(spare.get(), 1 + epochs.get(fork.epoch()).size() - (int) fork.lastCommon());
        return true;
    }

    @Override
    public void addSpares(List<EpochGrant> more) {
        more.forEach(grant -> spare(grant.epoch()));
    }

    @Override
    public synchronized List<EpochPosition> epochs() {
        List<EpochPosition> positions = new ArrayList<>();
        epochs.forEach(
                (epoch, entries) ->
                        positions.add(
                                new EpochPosition(
                                        epoch,
                                        positions.size() + 1,
                                        1,
                                        entries.size(),
                                        lastToSend(epoch))));
        return positions;
    }

    private long lastToSend(Epoch epoch) {
        long last = epochs.get(epoch).size();
        return Math.min(last, lastCommon.getOrDefault(epoch, last));
    }

    @Override
    public synchronized List<EntryTexts> texts(
            Epoch epoch, long afterSequence, int maxEntries, int maxBytes) {
        List<RecordedEntry> entries = epochs.getOrDefault(epoch, List.of());
        long first = Math.max(afterSequence, forgotten.getOrDefault(epoch, 0L));
        int end = (int) Math.min(entries.size(), first + maxEntries);
        return entries.subList((int) first, end).stream()
                .map(
                        entry ->
                                new EntryTexts(
                                        entry.header().sequence(),
                                        entry.headerText(),
                                        entry.bodyText(),
                                        entry.contentHash(),
                                        entry.hash(),
                                        Optional.empty()))
                .toList();
    }

    @Override
    public synchronized Optional<RecordedEntry> entry(Epoch epoch, long sequence) {
        if (endless) {
            return Optional.of(recorded(epoch, sequence));
        }
        return epochs.getOrDefault(epoch, List.of()).stream()
                .filter(entry -> entry.header().sequence() == sequence)
                .findFirst();
    }

    private long countAfter(Epoch epoch, long sequence) {
        return Math.max(0, lastToSend(epoch) - sequence);
    }

    @Override
    public synchronized long countUnsent(Map<Epoch, Long> acknowledgedThrough) {
        return epochs.keySet().stream()
                .mapToLong(epoch -> countAfter(epoch, acknowledgedThrough.getOrDefault(epoch, 0L)))
                .sum();
    }

    @Override
    public Optional<Committed> transaction(UUID transaction) {
        return Optional.empty();
    }

    @Override
    public Optional<Committed> transaction(TransactionNumber number) {
        return Optional.empty();
    }

    @Override
    public Optional<Invoice> invoiceOf(UUID sale) {
        return Optional.empty();
    }

    @Override
    public List<Customer> customers() {
        return List.of();
    }

    @Override
    public List<Committed> returnsNaming(UUID given) {
        return List.of();
    }

    @Override
    public Optional<Committed> lastWith(Piece piece) {
        return Optional.empty();
    }

    @Override
    public List<Committed> offlinePayments(Optional<Committed> after) {
        return List.of();
    }

    @Override
    public List<TransactionSummary> transactionsOf(LocalDate businessDate) {
        return List.of();
    }

    @Override
    public Optional<LocalDate> dayBefore(LocalDate businessDate) {
        return Optional.empty();
    }

    @Override
    public Optional<LocalDate> dayAfter(LocalDate businessDate) {
        return Optional.empty();
    }

    @Override
    public List<TransactionSummary> recentTransactions(int atMost) {
        return List.of();
    }

    @Override
    public List<Committed> suspendedSales() {
        return List.of();
    }

    @Override
    public List<Committed> suspendedSales(UUID close) {
        return List.of();
    }

    @Override
    public Optional<String> signingUnit() {
        return Optional.empty();
    }

    @Override
    public List<Committed> signingOf(UUID transaction) {
        return List.of();
    }

    @Override
    public List<TransactionSummary> unsigned() {
        return List.of();
    }

    @Override
    public Optional<TillOpened> openDay() {
        return Optional.empty();
    }

    @Override
    public Optional<TillClosed> lastClose() {
        return Optional.empty();
    }

    @Override
    public Optional<TillClosed> close(UUID entry) {
        return Optional.empty();
    }

    @Override
    public void forEachFactOf(LocalDate businessDate, Consumer<Committed> each) {}

    @Override
    public Optional<TransactionNumber> lastNumberThrough(Epoch epoch, long sequence) {
        return Optional.empty();
    }

    @Override
    public GrandTotals grandTotals(CurrencyUnit currency) {
        return new GrandTotals(Money.zero(currency), Money.zero(currency));
    }

    @Override
    public Optional<DayTotals> dayTotals(LocalDate businessDate) {
        return Optional.empty();
    }
}
