package org.tillbridge.pos;

import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.tillbridge.pos.approval.ApprovalLapse;
import org.tillbridge.pos.approval.Approvals;
import org.tillbridge.pos.customer.KnownCustomers;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.day.PostVoidService;
import org.tillbridge.pos.day.SignOnEntries;
import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.device.SimulatedTerminal;
import org.tillbridge.pos.drawer.DrawerService;
import org.tillbridge.pos.fiscal.FiscalGate;
import org.tillbridge.pos.fiscal.FiscalSigner;
import org.tillbridge.pos.offline.OfflinePayments;
import org.tillbridge.pos.receipt.ReceiptMail;
import org.tillbridge.pos.receipt.ReceiptPrinting;
import org.tillbridge.pos.receipt.ReceiptService;
import org.tillbridge.pos.report.DayReports;
import org.tillbridge.pos.report.PaperReports;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.returns.ReceiptProof;
import org.tillbridge.pos.returns.ReturnService;
import org.tillbridge.pos.sale.CustomerService;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.StoreOffers;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.signon.WrongPins;
import org.tillbridge.pos.stock.StockService;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.tender.CardTenders;
import org.tillbridge.pos.tender.StoredValueTenders;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Rights;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.EpochsInMemory;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.OpenJournal;
import org.tillbridge.sync.journal.Opening;
import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.KeysInMemory;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScriptedHubLink;
import org.tillbridge.sync.wire.SoldSaleOutcome;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// A workstation on a real disk with no hub: its journal, its replica and all services. Manager 3
/// and cashier 4 may sign on, with the PINs 3333 and 4444.
public final class TillOnDisk implements AutoCloseable {
    public static final OperatorId MANAGER = new OperatorId(3);
    public static final OperatorId CASHIER = new OperatorId(4);
    public static final LocalDate DAY = Shop.DAY;

    private static final AtomicLong IDS = new AtomicLong();

    public final Session session = new Session(this::rights);
    public final Journal journal;
    public final Replica replica;
    public final ReplicaReader reader;
    public final DayBook dayBook;
    public final Shelf shelf;
    public final OpenSale openSale;
    public final OpenSale.Restored restored;
    public final SaleService sale;
    public final TenderService tender;
    public final CardTenders cards;
    public final OfflinePayments offlinePayments;
    public final StoredValueCards storedValue;
    public final CustomerService customers;
    public final StoredValueTenders storedValueTenders;
    public final ReturnService returns;
    public final ReceiptProof proof;
    public final SignOnService signOn;
    public final Approvals approvals;
    public final DayService day;
    public final PostVoidService postVoid;
    public final DayReports reports;
    public final PaperReports paper;
    public final DrawerService drawer;
    public final StockService stock;
    public final ReceiptService receipts;
    public final ReceiptPrinting printing;
    public final ReceiptMail mail;

    private final HubInMemory hub;
    private final Path folder;
    public final EpochsInMemory epochs;
    private final TestClock clock;

    /// Stands beside the till, and outlives it.
    public final SimulatedTerminal terminal;

    /// What the hub knows of gift cards; it outlives the till.
    public final CardHub cardHub;

    /// Who the hub says customers are; at first it is away.
    public Function<CustomerQuestion, CustomerOutcome> customersAtHub =
            question -> ScriptedHubLink.lost();

    /// What the hub says of sales; at first it is away.
    public Function<UUID, SoldSaleOutcome> soldAtHub = sale -> ScriptedHubLink.lost();

    /// What the hub knows of sales that are set aside, and of lines that are about to come back.
    public final SuspendedHub suspendedAtHub = new SuspendedHub();

    public final ClaimingHub claimsAtHub = new ClaimingHub();

    private final Optional<PaymentTerminal> instead;
    private final Optional<FiscalSigner> signer;

    /// With the signing unit, where one was given; [FiscalGate#step] signs what waits.
    public final FiscalGate fiscal;

    /// How the till stands with the hub, as a screen is told.
    public SyncStatus status = CandleShop.HUB_NOT_TRIED;

    private TillOnDisk(
            Path folder,
            HubInMemory hub,
            EpochsInMemory epochs,
            TestClock clock,
            SimulatedTerminal terminal,
            Optional<PaymentTerminal> instead,
            Optional<FiscalSigner> signer,
            CardHub cardHub) {
        this.signer = signer;
        this.cardHub = cardHub;
        this.terminal = terminal;
        this.instead = instead;
        this.folder = folder;
        this.hub = hub;
        this.epochs = epochs;
        this.clock = clock;
        Opening opening = OpenJournal.in(folder, epochs);
        journal = OpenJournal.usable(opening);
        replica = Replica.open(folder, Shop.BATH, Shop.TILL);
        hear();
        reader = replica.reader(folder.resolve("journal.db"));
        fiscal =
                new FiscalGate(
                        signer,
                        new FiscalGate.Around(
                                journal, () -> {}, this::today, clock, Duration.ofSeconds(10)));
        dayBook = new DayBook(journal, session, () -> {}, this::today, fiscal::pass);
        shelf = new Shelf(reader, clock, dayBook::businessDate);
        StoreOffers offers = new StoreOffers(reader, clock);
        replica.listen(offers::changed);
        openSale = new OpenSale(dayBook, clock, TillOnDisk::id, offers);
        restored = openSale.restore();
        sale = new SaleService(shelf, openSale, session);
        tender =
                new TenderService(
                        openSale, journal.reader(), session, shelf::cashRounding, TillOnDisk::id);
        cards =
                new CardTenders(
                        openSale,
                        tender,
                        session,
                        instead.or(() -> Optional.of(terminal)),
                        shelf::cardTerms,
                        clock,
                        TillOnDisk::id);
        storedValue =
                new StoredValueCards(
                        cardHub,
                        reader::isBlocked,
                        journal.reader(),
                        dayBook::openDate,
                        shelf::storedValueOfflineLimit,
                        TillOnDisk::id,
                        new Random(IDS.get()));
        customers =
                new CustomerService(
                        openSale,
                        new KnownCustomers(
                                journal.reader(),
                                question -> customersAtHub.apply(question),
                                TillOnDisk::id,
                                new Random(IDS.get()),
                                clock),
                        shelf);
        storedValueTenders = new StoredValueTenders(tender, session);
        returns =
                new ReturnService(
                        shelf,
                        openSale,
                        session,
                        journal.reader(),
                        new ClaimedLines(claimsAtHub, journal.reader(), clock),
                        () -> reader.workstation().filter(WorkstationRow::refundsWait).isPresent(),
                        shelf::cashRounding,
                        () -> storedValue.next(StoredValueKind.STORE_CREDIT));
        proof = new ReceiptProof(reader, journal.reader(), sale -> soldAtHub.apply(sale));
        signOn =
                new SignOnService(
                        reader,
                        CandleShop.PINS,
                        session,
                        clock,
                        WrongPins.in(folder),
                        new SignOnEntries(dayBook, Runnable::run));
        approvals =
                new Approvals(
                        signOn, session, dayBook, new ApprovalLapse(() -> status, reader, clock));
        day =
                new DayService(
                        dayBook,
                        session,
                        clock,
                        () -> reader.store().orElseThrow().timeZone(),
                        () -> openSale.basket().isPresent());
        postVoid =
                new PostVoidService(
                        dayBook,
                        session,
                        clock,
                        () -> reader.workstation().filter(WorkstationRow::refundsWait).isPresent(),
                        returns::isComingBack,
                        returns::reverse);
        offlinePayments = new OfflinePayments(dayBook, instead.or(() -> Optional.of(terminal)));
        reports = new DayReports(journal.reader(), reader, offlinePayments);
        drawer = new DrawerService(dayBook, session);
        stock = new StockService(dayBook);
        receipts =
                new ReceiptService(
                        journal.reader(),
                        reader,
                        Optional.of(new KeysInMemory()),
                        fiscal::isUnsigned);
        paper = new PaperReports(reports, reader, session, false);
        printing = new ReceiptPrinting(receipts, paper, dayBook, folder, clock);
        mail = new ReceiptMail(receipts, folder, clock);
        mail.speak(new Texts(Locale.UK, ZoneId.of("Europe/London"), Shop.GBP));
        printing.speak(new Texts(Locale.UK, ZoneId.of("Europe/London"), Shop.GBP));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), reader.store().orElseThrow().timeZone());
    }

    public static TillOnDisk in(Path folder) {
        return in(folder, CandleShop.opened());
    }

    public static TillOnDisk in(Path folder, HubInMemory hub) {
        return with(folder, hub, new TestClock(Shop.NOON), Optional.empty(), Optional.empty());
    }

    /// With the manager signed on and the day open on a float of 100 pounds.
    public static TillOnDisk openIn(Path folder) {
        return in(folder).opened();
    }

    /// The same with another terminal than the simulated one.
    public static TillOnDisk openIn(Path folder, PaymentTerminal terminal) {
        TestClock clock = new TestClock(Shop.NOON);
        Optional<PaymentTerminal> instead = Optional.of(terminal);
        return with(folder, CandleShop.opened(), clock, instead, Optional.empty()).opened();
    }

    /// The same with a signing unit, and a clock that the unit may go by too.
    public static TillOnDisk openIn(Path folder, TestClock clock, FiscalSigner signer) {
        return withUnit(folder, clock, Optional.of(signer)).opened();
    }

    static TillOnDisk withUnit(Path folder, TestClock clock, Optional<FiscalSigner> signer) {
        return with(folder, CandleShop.opened(), clock, Optional.empty(), signer);
    }

    private static TillOnDisk with(
            Path folder,
            HubInMemory hub,
            TestClock clock,
            Optional<PaymentTerminal> instead,
            Optional<FiscalSigner> signer) {
        return new TillOnDisk(
                folder,
                hub,
                CandleShop.epochs(),
                clock,
                SimulatedTerminal.atOnce(),
                instead,
                signer,
                new CardHub());
    }

    private TillOnDisk opened() {
        signOn(MANAGER, "3333");
        day.open(DAY, Money.of(GBP, 100));
        return this;
    }

    /// Ends this process and starts another in the same folder, with the same person signed on.
    public TillOnDisk restarted() {
        return restartedWith(signer);
    }

    /// As if this process had been killed, its basket on disk: another starts in the same folder.
    public TillOnDisk killed() {
        journal.erase(Set.of()).join();
        return startedAgain(signer);
    }

    /// Ends this process; the next one has this signing unit, or none.
    public TillOnDisk restartedWith(Optional<FiscalSigner> unit) {
        close();
        return startedAgain(unit);
    }

    private TillOnDisk startedAgain(Optional<FiscalSigner> unit) {
        var who = session.operator();
        TillOnDisk next =
                new TillOnDisk(folder, hub, epochs, clock, terminal, instead, unit, cardHub);
        who.ifPresent(
                person ->
                        next.signOn(
                                person.operator(),
                                Integer.toString(person.operator().number()).repeat(4)));
        return next;
    }

    public static UUID id() {
        return new UUID(7, IDS.incrementAndGet());
    }

    public void signOn(OperatorId operator, String pin) {
        if (!(signOn.signOn(operator, pin) instanceof SignOnOutcome.Welcome)) {
            throw new AssertionError("Not signed on");
        }
    }

    /// The hub changes something, and this workstation hears of it.
    public void put(Scope scope, ReplicaRow... rows) {
        hub.put(scope, rows);
        hear();
    }

    /// The hub takes something away, and this workstation hears of it.
    public void remove(Scope scope, ReplicaRow row) {
        hub.remove(scope, row);
        hear();
    }

    public TestClock clock() {
        return clock;
    }

    private Rights rights() {
        return TillControls.rights(reader);
    }

    private void hear() {
        replica.apply(hub.feed(replica.cursors()));
        replica.apply(hub.feed(replica.cursors()));
        while (replica.fillItems(1000)) {
            continue;
        }
    }

    @Override
    public void close() {
        printing.close();
        mail.close();
        reader.close();
        replica.close();
        journal.close();
    }
}
