package org.tillbridge.pos;

import org.joda.money.CurrencyUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.approval.ApprovalLapse;
import org.tillbridge.pos.customer.KnownCustomers;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.day.SignOnEntries;
import org.tillbridge.pos.fiscal.CatchUp;
import org.tillbridge.pos.fiscal.FiscalGate;
import org.tillbridge.pos.receipt.ReceiptMail;
import org.tillbridge.pos.receipt.ReceiptPrinting;
import org.tillbridge.pos.receipt.ReceiptService;
import org.tillbridge.pos.returns.ReturnService;
import org.tillbridge.pos.sale.CustomerService;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.StoreOffers;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.stock.StockService;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.Erasures;
import org.tillbridge.sync.SecondMedium;
import org.tillbridge.sync.SyncEngine;
import org.tillbridge.sync.SyncPace;
import org.tillbridge.sync.SyncThreads;
import org.tillbridge.sync.journal.Damage;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HubSwitch;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.PinVerifier;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A workstation at work, without a screen: its journal, its replica, the talk with the hub, and
/// all that can be done at it. The window shows it, the replay and the tests call it.
///
/// Sale, tender and returns are called from one thread at a time: the basket thread.
public final class TillServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TillServices.class);
    private static final String JOURNAL_FILE = "journal.db";

    private final Enrolment enrolment;
    private final Journal journal;
    private final Clock clock;
    private final Optional<Damage> recovered;
    private final Replica replica;
    private final ReplicaReader reader;
    private final HubSwitch hubSwitch;
    private final ExecutorService background;
    private final SyncEngine engine;
    private final SyncThreads sync;
    private final Optional<SecondMedium> secondMedium;
    private final Session session = new Session(() -> TillControls.rights(reader()));
    private final FiscalGate fiscal;
    private final CatchUp catchUp;
    private final DayBook dayBook;
    private final Shelf shelf;
    private final OpenSale openSale;
    private final OpenSale.Restored restored;
    private final SaleService sale;
    private final TillTenders tenders;
    private final CustomerService customers;
    private final TillReturns returns;
    private final SignOnService signOn;
    private final DayService day;
    private final TillControls controls;
    private final StockService stock;
    private final ReceiptService receipts;
    private final ReceiptPrinting printing;
    private final ReceiptMail mail;
    private final Runnable atTheEnd;

    /// @param atTheEnd run when all is closed
    TillServices(
            EnrolmentFile enrolments,
            FileKeys keys,
            Journal journal,
            Optional<Damage> recovered,
            Surroundings around,
            Runnable atTheEnd) {
        this.atTheEnd = atTheEnd;
        this.enrolment = enrolments.enrolment();
        this.journal = journal;
        this.clock = around.clock();
        this.recovered = recovered;
        replica = Replica.open(around.folder(), enrolment.store(), enrolment.workstation());
        reader = replica.reader(around.folder().resolve(JOURNAL_FILE));
        HubTime hubTime = new HubTime(around.computer());
        hubSwitch = new HubSwitch(LinkToHub.of(around, enrolment, keys, hubTime));
        background = Executors.newVirtualThreadPerTaskExecutor();
        engine =
                new SyncEngine(
                        new SyncEngine.Files(
                                enrolment.workstation(),
                                journal.reader(),
                                journal,
                                replica,
                                reader,
                                around.folder()),
                        new SyncEngine.Surroundings(
                                hubSwitch,
                                hubTime,
                                around.computer(),
                                around.chance(),
                                background,
                                SyncPace.USUAL));
        LOG.info(
                "Workstation {} of store {} starts; its hub is {}",
                enrolment.workstation().number(),
                enrolment.store().number(),
                enrolment.hub().uri());
        sync = SyncThreads.start(engine);
        hubSwitch.whenRestored(sync::tryNow);
        secondMedium = around.secondMedium().map(to -> SecondMedium.start(engine.source(), to));
        fiscal =
                new FiscalGate(
                        around.signer(),
                        new FiscalGate.Around(
                                journal,
                                this::entryAppended,
                                () -> dateInStore(around),
                                around.computer(),
                                FiscalGate.PATIENCE));
        dayBook =
                new DayBook(
                        journal,
                        session,
                        this::entryAppended,
                        () -> dateInStore(around),
                        fiscal::pass);
        shelf = new Shelf(reader, around.clock(), dayBook::businessDate);
        StoreOffers offers = new StoreOffers(reader, around.clock());
        replica.listen(offers::changed);
        openSale = new OpenSale(dayBook, around.clock(), around.transactionIds(), offers);
        restored = openSale.restore();
        sale = new SaleService(shelf, openSale, session);
        Supplier<UUID> ids = around.transactionIds();
        tenders =
                TillTenders.of(
                        openSale,
                        journal.reader(),
                        reader,
                        dayBook,
                        shelf,
                        session,
                        hubSwitch,
                        around);
        KnownCustomers known =
                new KnownCustomers(
                        journal.reader(),
                        hubSwitch::customer,
                        ids,
                        around.chance(),
                        around.clock());
        Erasures.watch(replica, reader, journal, () -> background.execute(known::readAgain));
        customers = new CustomerService(openSale, known, shelf);
        returns =
                TillReturns.of(
                        openSale,
                        journal.reader(),
                        reader,
                        shelf,
                        session,
                        hubSwitch,
                        clock,
                        this::refundsWait,
                        tenders::newCredit);
        signOn =
                new SignOnService(
                        reader,
                        new PinVerifier(enrolment.workstation(), keys.pinKey().orElseThrow()),
                        session,
                        around.computer(),
                        around.wrongPins(),
                        new SignOnEntries(dayBook, background));
        day =
                new DayService(
                        dayBook,
                        session,
                        around.clock(),
                        this::timeZone,
                        () -> openSale.basket().isPresent());
        controls =
                TillControls.of(
                        journal.reader(),
                        reader,
                        dayBook,
                        signOn,
                        session,
                        returns.postVoid(dayBook, session, around, this::refundsWait),
                        new ApprovalLapse(engine::status, reader, around.computer()),
                        tenders.offline(),
                        around.training());
        stock = new StockService(dayBook);
        receipts =
                new ReceiptService(
                        journal.reader(), reader, Training.signs(around, keys), fiscal::isUnsigned);
        printing =
                new ReceiptPrinting(
                        receipts, controls.paper(), dayBook, around.folder(), around.computer());
        mail = new ReceiptMail(receipts, around.folder(), around.computer());
        catchUp = CatchUp.start(fiscal);
        engine.listen(status -> status.hubTime().ifPresent(heard -> journal.hubTime(heard.hub())));
    }

    private LocalDate dateInStore(Surroundings around) {
        return LocalDate.ofInstant(around.clock().instant(), timeZone());
    }

    private void entryAppended() {
        sync.entryAppended();
        secondMedium.ifPresent(SecondMedium::entryAppended);
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    /// Tells how the second medium stands, where there is one, when that changes.
    public void onSecondMedium(Consumer<SecondMedium.State> listener) {
        secondMedium.ifPresent(medium -> medium.listen(listener));
    }

    /// What was wrong with the journal when it was opened; someone must be told.
    public Optional<Damage> recovered() {
        return recovered;
    }

    /// What became of the sale that was being rung when the application stopped.
    public OpenSale.Restored restored() {
        return restored;
    }

    public Session session() {
        return session;
    }

    public DayBook dayBook() {
        return dayBook;
    }

    /// What the signing unit signed, where there is one.
    public FiscalGate fiscal() {
        return fiscal;
    }

    public Shelf shelf() {
        return shelf;
    }

    public OpenSale openSale() {
        return openSale;
    }

    public SaleService sale() {
        return sale;
    }

    public TenderService tender() {
        return tenders.tender();
    }

    public CustomerService customers() {
        return customers;
    }

    TillTenders tenders() {
        return tenders;
    }

    Clock clock() {
        return clock;
    }

    public ReturnService returns() {
        return returns.service();
    }

    TillReturns goodsBack() {
        return returns;
    }

    public SignOnService signOn() {
        return signOn;
    }

    public DayService day() {
        return day;
    }

    public TillControls controls() {
        return controls;
    }

    public StockService stock() {
        return stock;
    }

    public ReceiptService receipts() {
        return receipts;
    }

    public ReceiptPrinting printing() {
        return printing;
    }

    /// Receipts that customers want e-mailed.
    public ReceiptMail mail() {
        return mail;
    }

    /// In which language receipts are printed and sent. Nothing of either goes before.
    void speak(Texts words) {
        printing.speak(words);
        mail.speak(words);
    }

    public Journal journal() {
        return journal;
    }

    public Replica replica() {
        return replica;
    }

    public ReplicaReader reader() {
        return reader;
    }

    /// Cuts and restores the network.
    public HubSwitch hubSwitch() {
        return hubSwitch;
    }

    public SyncEngine engine() {
        return engine;
    }

    /// Whether there is what a sale needs: the store, someone to ring it, and goods, or at least
    /// departments. Once true, it stays so as long as the replica's essentials can be read.
    public boolean isReady() {
        return shelf.isStocked()
                && !reader.operators().isEmpty()
                && (reader.loaded().complete() || !shelf.departments().isEmpty());
    }

    /// Whether this machine gives no money back until it is enrolled anew, because it may be one of
    /// two or was revoked.
    public boolean refundsWait() {
        return reader.workstation().filter(WorkstationRow::refundsWait).isPresent();
    }

    /// Of the store, as far as it is known yet.
    public CurrencyUnit currency() {
        return reader.store().map(StoreRow::currency).orElse(CurrencyUnit.EUR);
    }

    /// Of the store, as far as it is known yet.
    public ZoneId timeZone() {
        return reader.store().map(StoreRow::timeZone).orElse(ZoneOffset.UTC);
    }

    /// Ends in good order: what is being written is written; what was not sent stays.
    @Override
    public void close() {
        tenders.offlineWatch().close();
        catchUp.close();
        printing.close();
        mail.close();
        secondMedium.ifPresent(SecondMedium::close);
        sync.close();
        background.shutdownNow();
        reader.close();
        replica.close();
        journal.close();
        atTheEnd.run();
    }
}
