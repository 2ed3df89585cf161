package org.tillbridge.simulator;

import org.tillbridge.pos.approval.ApprovalLapse;
import org.tillbridge.pos.approval.Approvals;
import org.tillbridge.pos.customer.KnownCustomers;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.day.PostVoidService;
import org.tillbridge.pos.day.SignOnEntries;
import org.tillbridge.pos.drawer.DrawerService;
import org.tillbridge.pos.fiscal.FiscalGate;
import org.tillbridge.pos.offline.OfflinePayments;
import org.tillbridge.pos.returns.CardRefunds;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.returns.ReceiptProof;
import org.tillbridge.pos.returns.ReturnService;
import org.tillbridge.pos.sale.CustomerService;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.StoreOffers;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.signon.WrongPins;
import org.tillbridge.pos.stock.StockService;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.pos.tender.CardTenders;
import org.tillbridge.pos.tender.StoredValueTenders;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.Erasures;
import org.tillbridge.sync.SyncEngine;
import org.tillbridge.sync.SyncPace;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.Damage;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.Opening;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.journal.WorkstationLock;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.PinVerifier;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;
import org.tillbridge.sync.wire.SuspendedLink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The real program of a till from one start to its end, wired as the product wires it, with the
/// machine's ports in the place of clock, chance, keys, network and threads.
final class TillLife implements AutoCloseable {
    private static final long RESERVE_BYTES = 4096;

    /// In real time, of which nothing passes here: who waits for a signing unit waits until it says
    /// something.
    private static final Duration NEVER = Duration.ofHours(1);

    private final WorkstationLock lock;
    final Journal journal;
    final Replica replica;
    final ReplicaReader reader;
    final SyncEngine engine;
    final Session session = new Session();
    final FiscalGate fiscal;
    final DayBook dayBook;
    final OpenSale openSale;
    final SaleService sale;
    final TenderService tender;
    final ReturnService returns;
    final ReceiptProof receiptProof;
    final SignOnService signOn;
    final DayService day;
    final StockService stock;
    final CardTenders cards;
    final CardRefunds cardRefunds;
    final OfflinePayments offline;
    final PostVoidService postVoid;
    final ClaimedLines voids;
    final Supplier<UUID> ids;
    final Approvals approvals;
    final DrawerService drawer;
    final Shelf shelf;
    final StoredValueCards storedValue;
    final StoredValueTenders storedValueTenders;
    final CustomerService customers;
    final SuspendedLink hub;
    private final List<LoopFiber> loops;
    private final List<Fiber> errands = new ArrayList<>();
    private final VirtualTime time;
    private StoredValueCode nextCredit;
    private final RandomGenerator chance;
    private Optional<Damage> damage = Optional.empty();
    private long written;

    TillLife(Machine machine) {
        lock = lock(machine.folder()).orElseThrow();
        time = machine.world().time();
        Ports ports = machine.ports();
        chance = ports.chance(machine.chance());
        nextCredit = StoredValueCode.random(StoredValueKind.STORE_CREDIT, machine.chance());
        Clock clock = ports.clock(machine.clock());
        Enrolment enrolment;
        EnrolmentFile enrolments;
        try {
            enrolments = EnrolmentFile.read(machine.folder()).orElseThrow();
            enrolment = enrolments.enrolment();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        journal = journal(machine, clock, enrolments);
        replica = Replica.open(machine.folder(), enrolment.store(), enrolment.workstation());
        reader = replica.reader(machine.folder().resolve("journal.db"));
        HubTime hubTime = new HubTime(clock);
        HubLink link =
                new HttpHubLink(
                                machine.line(),
                                enrolment.workstation(),
                                ports.keys(machine.keys()),
                                hubTime)
                        .with(enrolment.certificate());
        hub = link;
        engine =
                new SyncEngine(
                        new SyncEngine.Files(
                                enrolment.workstation(),
                                journal.reader(),
                                journal,
                                replica,
                                reader,
                                machine.folder()),
                        new SyncEngine.Surroundings(
                                new LinkFromMemory(link, ports),
                                hubTime,
                                clock,
                                ports.chance(machine.chance()),
                                Runnable::run,
                                SyncPace.USUAL));
        String name = "till " + enrolment.workstation().number();
        LoopFiber push = new LoopFiber(machine.world(), name + " push", engine.push()::step);
        LoopFiber feed = new LoopFiber(machine.world(), name + " feed", engine.feed()::step);
        loops = List.of(push, feed);
        engine.whenBack(() -> loops.forEach(LoopFiber::tryNow));
        fiscal =
                new FiscalGate(
                        machine.signer(),
                        new FiscalGate.Around(
                                journal,
                                push::news,
                                () -> LocalDate.ofInstant(clock.instant(), timeZone()),
                                clock,
                                NEVER));
        ports.requirePower();
        dayBook =
                new DayBook(
                        journal,
                        session,
                        push::news,
                        () -> LocalDate.ofInstant(clock.instant(), timeZone()),
                        fiscal::pass);
        shelf = new Shelf(reader, clock, dayBook::businessDate);
        ids = ids(machine, clock);
        StoreOffers offers = new StoreOffers(reader, clock);
        replica.listen(offers::changed);
        openSale = new OpenSale(dayBook, clock, ids, offers);
        openSale.restore();
        sale = new SaleService(shelf, openSale, session);
        tender = new TenderService(openSale, journal.reader(), session, shelf::cashRounding, ids);
        cards =
                new CardTenders(
                        openSale,
                        tender,
                        session,
                        Optional.of(machine.terminal()),
                        shelf::cardTerms,
                        clock,
                        ids);
        offline = new OfflinePayments(dayBook, Optional.of(machine.terminal()));
        voids = new ClaimedLines(link::claimLines, journal.reader(), clock);
        cardRefunds = new CardRefunds(journal.reader(), link::sold, cards::isOffered);
        returns =
                new ReturnService(
                        shelf,
                        openSale,
                        session,
                        journal.reader(),
                        new ClaimedLines(link::claimLines, journal.reader(), clock),
                        this::refundsWait,
                        shelf::cashRounding,
                        this::drawCredit);
        receiptProof = new ReceiptProof(reader, journal.reader(), link::sold);
        storedValue =
                new StoredValueCards(
                        link::claim,
                        reader::isBlocked,
                        journal.reader(),
                        dayBook::openDate,
                        shelf::storedValueOfflineLimit,
                        ids,
                        chance);
        storedValueTenders = new StoredValueTenders(tender, session);
        KnownCustomers known =
                new KnownCustomers(journal.reader(), link::customer, ids, chance, clock);
        Erasures.watch(replica, reader, journal, known::readAgain);
        customers = new CustomerService(openSale, known, shelf);
        signOn =
                new SignOnService(
                        reader,
                        new PinVerifier(
                                enrolment.workstation(), machine.enrolled().answer().pinKey()),
                        session,
                        clock,
                        WrongPins.in(machine.folder()),
                        new SignOnEntries(dayBook, Runnable::run));
        day =
                new DayService(
                        dayBook,
                        session,
                        clock,
                        this::timeZone,
                        () -> openSale.basket().isPresent());
        stock = new StockService(dayBook);
        postVoid =
                new PostVoidService(
                        dayBook,
                        session,
                        clock,
                        this::refundsWait,
                        returns::isComingBack,
                        returns::reverse);
        approvals =
                new Approvals(
                        signOn, session, dayBook, new ApprovalLapse(engine::status, reader, clock));
        drawer = new DrawerService(dayBook, session);
        dayBook.whenOnDisk(committed -> written(committed, machine.receipts()));
        listen(machine);
    }

    private void written(Committed committed, Consumer<RetailTransaction> receipts) {
        written++;
        if (committed.fact() instanceof SaleCompleted(RetailTransaction sale)) {
            receipts.accept(sale);
        }
    }

    void begin() {
        loops.forEach(LoopFiber::start);
    }

    /// Does something beside the counter that waits for the hub, as a real till does on a thread.
    void errand(Runnable work) {
        Fiber errand = new Fiber(work);
        errands.add(errand);
        time.inMillis(0, errand::resume);
    }

    /// A real loop that has nothing to do looks around once a second.
    void lookAround() {
        loops.forEach(LoopFiber::news);
    }

    /// A real loop that has had nothing to do for a quarter of an hour asks what the hub has.
    void asksTheHub() {
        engine.push().askAgain();
        lookAround();
    }

    /// What it found of its journal, if that was damaged.
    Optional<Damage> damage() {
        return damage;
    }

    private boolean refundsWait() {
        return reader.workstation().filter(WorkstationRow::refundsWait).isPresent();
    }

    /// The number of the store credit that it gives out next.
    StoredValueCode nextCredit() {
        return nextCredit;
    }

    private StoredValueCode drawCredit() {
        StoredValueCode drawn = nextCredit;
        nextCredit = StoredValueCode.random(StoredValueKind.STORE_CREDIT, chance);
        return drawn;
    }

    /// How many entries it has written since its start.
    long written() {
        return written;
    }

    /// How many entries of a damaged journal it says are lost.
    long entriesLost() {
        return damage.map(Damage::entriesLost).orElse(0L);
    }

    /// Whether there is all that a sale needs.
    boolean isReady() {
        return reader.together(
                view ->
                        view.store().isPresent()
                                && !view.operators().isEmpty()
                                && view.loaded().complete());
    }

    void cutLoops() {
        loops.forEach(LoopFiber::cut);
        errands.forEach(Fiber::cut);
    }

    /// Lets go of the files.
    @Override
    public void close() {
        reader.close();
        replica.close();
        journal.close();
        letGo(lock);
    }

    /// Takes a folder for one program; empty if another has it.
    static Optional<WorkstationLock> lock(Path folder) {
        try {
            return switch (WorkstationLock.acquire(folder)) {
                case WorkstationLock.Outcome.Held(WorkstationLock held) -> Optional.of(held);
                case WorkstationLock.Outcome.HeldByAnother _ -> Optional.empty();
            };
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void letGo(WorkstationLock lock) {
        try {
            lock.close();
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }

    private Journal journal(Machine machine, Clock clock, EnrolmentFile enrolments) {
        Opening opening =
                Journal.open(
                        machine.folder(),
                        enrolments.enrolment().store(),
                        enrolments.enrolment().workstation(),
                        enrolments,
                        new Journal.Surroundings(
                                clock,
                                ids(machine, clock),
                                new InlineJournalThreads(machine.world().time()),
                                machine.ports(),
                                RESERVE_BYTES));
        return switch (opening) {
            case Opening.Intact(Journal journal) -> journal;
            case Opening.Recovered(Journal journal, var found) -> {
                machine.world().sometimes().reached("journal recovered");
                damage = Optional.of(found);
                machine.world().trace().add("journal recovered: " + found.firstBreak());
                yield journal;
            }
            case Opening.NoSpareEpoch odd -> throw new IllegalStateException(odd.toString());
            case Opening.NewerVersion odd -> throw new IllegalStateException(odd.toString());
        };
    }

    private static Supplier<UUID> ids(Machine machine, Clock clock) {
        return new TimeOrderedIds(clock, machine.ports().chance(machine.chance()));
    }

    private void listen(Machine machine) {
        engine.listen(status -> status.hubTime().ifPresent(heard -> journal.hubTime(heard.hub())));
        replica.listen(_ -> machine.ports().use("replica"));
    }

    private ZoneId timeZone() {
        return reader.store().map(StoreRow::timeZone).orElse(ZoneOffset.UTC);
    }
}
