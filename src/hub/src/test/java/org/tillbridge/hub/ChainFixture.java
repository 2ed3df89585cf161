package org.tillbridge.hub;

import org.joda.money.Money;
import org.tillbridge.hub.enrolment.EnrolmentOutcome;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.CustomerCodec;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.InvoiceCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// A workstation's journal in memory: entries chained as a real one chains them, and the requests
/// that push them.
public final class ChainFixture {
    private final StoreId store;
    private final WorkstationId workstation;
    private final EpochGrant grant;
    private final List<PushedEntry> entries = new ArrayList<>();
    private long documents;
    private Hash previous;
    private Instant recordedAt = Fixtures.MORNING;
    private LocalDate businessDate = Fixtures.FIRST_OF_DECEMBER;

    public ChainFixture(StoreId store, WorkstationId workstation, EpochGrant grant) {
        this.store = store;
        this.workstation = workstation;
        this.grant = grant;
        this.previous = RecordedEntry.firstPreviousHash(workstation, grant.epoch());
    }

    /// The chain of the first till of Bath, enrolled at a new hub that sells a candle at 1.95.
    ///
    /// @param folder for the till's key, and what the hub is set up with
    public static ChainFixture atNewHub(HubSettings settings, Clock clock, Path folder)
            throws Exception {
        StoreId bath = new StoreId(1);
        try (BackOffice office = BackOffice.open(settings, clock, new Random(1))) {
            office.init(ShopFixture.aShop().in(folder.resolve("shop")));
            office.importFile(
                    "items.tsv", "sku\tname\tdepartment\tprice\n21201\tCandle\t1\t1.95\n");
            return enrolled(office, bath, folder.resolve("till.key"));
        }
    }

    /// The chain of one more till.
    ///
    /// @param key of the till, a file
    public static ChainFixture enrolled(BackOffice office, StoreId store, Path key)
            throws Exception {
        EnrolmentRequest request =
                EnrolmentRequest.of(
                        office.code(store, Optional.empty()).orElseThrow(), FileKeys.generate(key));
        EnrolmentOutcome.Enrolled enrolled = (EnrolmentOutcome.Enrolled) office.enrol(request);
        return new ChainFixture(store, enrolled.answer().workstation(), enrolled.answer().first());
    }

    /// That of another machine, which writes the same epoch from its first entry on.
    public ChainFixture twin() {
        return new ChainFixture(store, workstation, grant);
    }

    /// By the till's clock.
    public ChainFixture at(Instant time) {
        recordedAt = time;
        return this;
    }

    public ChainFixture on(LocalDate day) {
        businessDate = day;
        return this;
    }

    public long size() {
        return entries.size();
    }

    /// The hash that the next entry follows.
    public Hash previous() {
        return previous;
    }

    /// Each is given once.
    public TransactionNumber nextNumber() {
        documents++;
        return new TransactionNumber(store, workstation, grant.series(), documents);
    }

    public UUID nextId() {
        return new UUID(
                0x0190_0000_0000_7000L + ((long) workstation.number() << 20),
                0x8000_0000_0000_0000L | (entries.size() + 1));
    }

    /// Adds an entry with an id of its own.
    public ChainFixture add(JournalEntry entry) {
        return add(entry, nextId());
    }

    public ChainFixture add(JournalEntry entry, UUID entryId) {
        return add(EntryCodec.kind(entry), entry, entryId);
    }

    /// Adds what only a later version knows under this kind.
    public ChainFixture addAs(String kind, JournalEntry entry) {
        return add(kind, entry, nextId());
    }

    private ChainFixture add(String kind, JournalEntry entry, UUID entryId) {
        return add(
                kind,
                EntryCodec.VERSION,
                EntryCodec.body(entry),
                entryId,
                transactionIn(entry).map(ChainFixture::money));
    }

    /// Adds that one of an article was sold for cash.
    ///
    /// @return the sale
    public UUID sells(Fixtures.Article article) {
        UUID sale = nextId();
        add(
                new SaleCompleted(
                        Fixtures.aSale()
                                .numbered(nextNumber())
                                .known(sale)
                                .of(1, article)
                                .paidIn(Tender.CASH)));
        return sale;
    }

    /// Adds that someone became a customer.
    public ChainFixture enrolling(Customer customer) {
        return add(
                new CustomerEnrolled(customer.id(), customer.loyaltyCode()),
                CustomerCodec.person(customer));
    }

    /// Adds that a sale got its invoice.
    public ChainFixture invoicing(RetailTransaction sale, Buyer buyer) {
        return add(new InvoiceIssued(sale.id(), sale.number()), InvoiceCodec.buyer(buyer));
    }

    private ChainFixture add(JournalEntry entry, String person) {
        PersonalPart part = PersonalPart.of(person, new Random(size()));
        String body = EntryCodec.body(entry);
        String kind = EntryCodec.kind(entry);
        String header =
                header(kind, EntryCodec.VERSION, nextId(), Optional.empty(), Optional.of(part));
        addRaw(header, RecordedEntry.contentHash(kind, EntryCodec.VERSION, body), body);
        entries.set(entries.size() - 1, new PushedEntry(header, body, Optional.of(part)));
        return this;
    }

    /// Adds a body of any kind; the header is well formed.
    public ChainFixture add(
            String kind, int version, String body, UUID entryId, Optional<MoneyTotals> money) {
        return addRaw(
                header(kind, version, entryId, money, Optional.empty()),
                RecordedEntry.contentHash(kind, version, body),
                body);
    }

    private String header(
            String kind,
            int version,
            UUID entryId,
            Optional<MoneyTotals> money,
            Optional<PersonalPart> personal) {
        return EntryCodec.header(
                new EntryHeader(
                        store,
                        workstation,
                        grant.epoch(),
                        entries.size() + 1,
                        entryId,
                        kind,
                        version,
                        businessDate,
                        Optional.of(Fixtures.OPERATOR),
                        recordedAt,
                        Optional.empty(),
                        previous,
                        money,
                        personal.map(PersonalPart::hash)));
    }

    /// Adds texts as they are.
    public ChainFixture addRaw(String header, Hash contentHash, String body) {
        previous = RecordedEntry.hash(previous, header, contentHash);
        entries.add(new PushedEntry(header, body));
        return this;
    }

    public PushRequest all() {
        return from(1, Math.min(PushRequest.MAX_ENTRIES, entries.size()));
    }

    public PushRequest from(long first, int count) {
        int start = (int) first - 1;
        return new PushRequest(
                workstation, grant.epoch(), first, entries.subList(start, start + count));
    }

    public static MoneyTotals money(RetailTransaction transaction) {
        Money total = transaction.total();
        return new MoneyTotals(
                transaction.number(),
                total,
                List.of(new TenderTotal(Tender.CASH, total)),
                transaction.taxes());
    }

    private static Optional<RetailTransaction> transactionIn(JournalEntry entry) {
        return switch (entry) {
            case SaleCompleted(RetailTransaction transaction) -> Optional.of(transaction);
            case ReturnCompleted(RetailTransaction transaction) -> Optional.of(transaction);
            default -> Optional.empty();
        };
    }
}
