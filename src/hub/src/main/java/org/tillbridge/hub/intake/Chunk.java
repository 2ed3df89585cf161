package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.intake.JournalStore.Standing;
import org.tillbridge.hub.intake.JournalStore.Stored;
import org.tillbridge.hub.intake.Tally.Moved;
import org.tillbridge.hub.stock.StockStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.rules.EntryRules;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Some entries of one journal being booked in one transaction: entries, effects, results,
/// watermark and feed rows together. The scope of the workstation's store is locked already.
final class Chunk {
    private static final Logger LOG = LoggerFactory.getLogger(Chunk.class);

    private final HubTransaction transaction;
    private final ScopeHead scope;
    private final Place start;
    private final JournalStore journal;
    private final WaitingStore waiting;
    private final StockStore stock;
    private final MoneyStore money;
    private final Conflicts conflicts;
    private final Believing believing;
    private final Returns returns;
    private final StoredValues storedValues;
    private final Points points;
    private final Enrolments enrolments;
    private final Suspensions suspensions;
    private final RefundPolicy refunds;
    private final Pieces pieces;
    private final Days days;
    private final Set<ItemId> known;
    private final Map<ItemId, FeedRow> stockRows = new LinkedHashMap<>();
    private final List<FeedRow> parkedRows = new ArrayList<>();
    private final List<EntryResult> results = new ArrayList<>();
    private Tally tally;
    private EpochHead head;

    /// @param start the place after the head
    /// @param known items that were found before; they are never deleted
    Chunk(
            HubTransaction transaction,
            ScopeHead scope,
            Place start,
            EpochHead head,
            Set<ItemId> known)
            throws SQLException {
        this.transaction = transaction;
        this.scope = scope;
        this.start = start;
        this.head = head;
        this.known = known;
        this.journal = new JournalStore(transaction.statements());
        this.waiting = new WaitingStore(transaction.statements());
        this.stock = new StockStore(transaction.statements());
        this.money = new MoneyStore(transaction.statements());
        this.conflicts = new Conflicts(transaction, start.store(), scope);
        this.believing =
                new Believing(
                        conflicts,
                        new EnrolmentStore(transaction.statements()).trust(start.workstation()),
                        scope.time());
        this.storedValues = new StoredValues(transaction, start.store(), conflicts);
        this.points = new Points(transaction, start.store(), storedValues);
        this.enrolments = new Enrolments(transaction, storedValues, conflicts, scope.time());
        this.returns = new Returns(transaction, start.store(), points, conflicts);
        this.suspensions = new Suspensions(transaction, conflicts, scope.time());
        this.refunds = new RefundPolicy(transaction, start.store(), conflicts);
        this.pieces = new Pieces(transaction, conflicts);
        this.days = new Days(transaction, start.store(), scope.time());
        this.tally = new Tally(start.store());
    }

    /// How many feed rows it needs so far.
    int feedRows() {
        return 1 + parkedRows.size() + stockRows.size() + tally.items();
    }

    /// Whether another store is owed something of what was booked.
    boolean owes() {
        return returns.owes();
    }

    /// Books the next entry; balances and totals follow at the end.
    void book(ReadEntry entry) throws SQLException {
        book(entry, entry.booking(), parkedAnyway(entry));
    }

    /// Books the next entry by itself, so that whatever is wrong with it touches no other: if not
    /// as it is, then its money; if not even that, then it is kept and nothing is applied.
    void bookCarefully(ReadEntry entry) throws SQLException {
        Booking whole = entry.booking();
        List<ParkedEffect> parked = parkedAnyway(entry);
        if (tryToBook(entry, whole, parked)) {
            return;
        }
        List<ParkedEffect> theRest = new ArrayList<>(parked);
        whole.movements().forEach(move -> theRest.add(Effects.stockNotPossible(move.line())));
        whole.returns().forEach(back -> theRest.add(Effects.originalNotPossible(back.line())));
        whole.storedValue()
                .forEach(move -> theRest.add(Effects.storedValueNotPossible(move.line())));
        whole.earns().ifPresent(_ -> theRest.add(Effects.pointsNotPossible()));
        whole.enrolled().ifPresent(_ -> theRest.add(Effects.customerNotPossible()));
        if (tryToBook(entry, whole.moneyAlone(), theRest)) {
            return;
        }
        ParkedEffect all = Effects.entry(Effects.NOT_POSSIBLE, "The books cannot hold this entry.");
        book(entry, Booking.NOTHING, List.of(all));
    }

    /// Writes balances, totals, watermark and feed.
    List<EntryResult> finish() throws SQLException {
        writeTally();
        journal.move(start.workstation(), head);
        List<FeedRow> rows = new ArrayList<>(stockRows.values());
        rows.add(
                RowCodec.row(
                        new ReflectedRow(
                                start.workstation(), start.epoch(), head.acknowledgedThrough())));
        rows.addAll(parkedRows);
        new FeedStore(transaction.statements()).append(transaction, scope, rows);
        return results;
    }

    private boolean tryToBook(ReadEntry entry, Booking booking, List<ParkedEffect> parked)
            throws SQLException {
        EpochHead headBefore = head;
        Map<ItemId, FeedRow> stockBefore = new LinkedHashMap<>(stockRows);
        int parkedBefore = parkedRows.size();
        int resultsBefore = results.size();
        Optional<Exception> refused =
                transaction.attempt(
                        () -> {
                            book(entry, booking, parked);
                            writeTally();
                        });
        refused.ifPresent(
                why -> {
                    head = headBefore;
                    tally = new Tally(start.store());
                    days.forget();
                    conflicts.forgetClock();
                    stockRows.clear();
                    stockRows.putAll(stockBefore);
                    parkedRows.subList(parkedBefore, parkedRows.size()).clear();
                    results.subList(resultsBefore, results.size()).clear();
                    LOG.atWarn()
                            .addKeyValue("workstation", start.workstation().number())
                            .addKeyValue("epoch", start.epoch().hex())
                            .addKeyValue("sequence", entry.sequence())
                            .setCause(why)
                            .log("The books refuse an entry as it is");
                });
        return refused.isEmpty();
    }

    private void book(ReadEntry entry, Booking booking, List<ParkedEffect> parkedAnyway)
            throws SQLException {
        Optional<EntryHeader> header = entry.header();
        if (header.isEmpty()) {
            keep(entry, Standing.NAMELESS, Booking.NOTHING, parkedAnyway);
            return;
        }
        Place place = start.at(entry.sequence());
        Optional<Stored> same = journal.booked(header.get().entryId());
        switch (EntryRules.underId(booked(entry, same))) {
            case SAME_ENTRY_AGAIN -> keepRepeat(entry, place, same.orElseThrow());
            case SAME_ID_OTHER_CONTENT -> {
                conflicts.otherContent(place, header.get(), same.orElseThrow().place());
                keep(
                        entry,
                        Standing.QUARANTINED,
                        Booking.NOTHING,
                        List.of(Effects.sameIdOtherContent()));
            }
            default -> bookNew(entry, place, header.get(), booking, parkedAnyway);
        }
    }

    private void bookNew(
            ReadEntry entry,
            Place place,
            EntryHeader header,
            Booking booking,
            List<ParkedEffect> parkedAnyway)
            throws SQLException {
        noteOddities(entry, place, header);
        days.note(header);
        Optional<ParkedEffect> waits = believing.waits(place, entry, header);
        if (waits.isPresent()) {
            List<ParkedEffect> alone = new ArrayList<>(parkedAnyway);
            alone.removeIf(effect -> effect.effect().equals(Effects.ENTRY));
            alone.add(waits.get());
            keep(entry, Standing.BOOKED, booking.numberAlone(), alone);
            return;
        }
        List<ParkedEffect> parked = new ArrayList<>(parkedAnyway);
        for (StockMovement movement : booking.movements()) {
            move(header, movement).ifPresent(parked::add);
        }
        tally.writeMany(stock);
        if (booking.money().isPresent()) {
            tally.add(header, booking.money().get(), days.addendum(header));
        }
        link(header, booking.returns(), entry.fact().flatMap(Booking::transactionIn))
                .forEach(parked::add);
        if (entry.fact().isPresent()) {
            suspensions.note(header, entry.fact().get(), believing.trust());
            refunds.note(header, entry.fact().get());
            pieces.note(header, entry.fact().get());
        }
        for (StoredValueMovement movement : booking.storedValue()) {
            move(header, movement).ifPresent(parked::add);
        }
        noteCustomer(header, entry, booking).ifPresent(parked::add);
        keep(entry, Standing.BOOKED, booking, parked);
    }

    private void noteOddities(ReadEntry entry, Place place, EntryHeader header)
            throws SQLException {
        conflicts.clock(place, header);
        if (!entry.tie().follows(head.hash())) {
            conflicts.chainBroken(place, header, head.hash().hex());
        }
        if (entry.tellsOfAFork()
                && entry.fact().isPresent()
                && entry.fact().get() instanceof EpochOpened opened) {
            conflicts.fork(place, header, opened);
        }
    }

    private static EntryRules.Booked booked(ReadEntry entry, Optional<Stored> stored) {
        return stored.map(
                        one ->
                                one.contentHash().equals(entry.contentHash())
                                        ? EntryRules.Booked.THE_SAME
                                        : EntryRules.Booked.ANOTHER)
                .orElse(EntryRules.Booked.NOTHING);
    }

    /// The same entry at another place has the result it had there.
    private void keepRepeat(ReadEntry entry, Place place, Stored stored) throws SQLException {
        keep(entry, Standing.REPEAT, Booking.NOTHING, journal.parked(stored.place()));
        tellWaiting(place, waiting.at(stored.place()));
    }

    private Optional<ParkedEffect> move(EntryHeader header, StockMovement movement)
            throws SQLException {
        if (!isKnown(movement.item())) {
            return Optional.of(Effects.stockOfUnknownItem(movement.line(), movement.item()));
        }
        tally.add(header, movement);
        return Optional.empty();
    }

    private Optional<ParkedEffect> move(EntryHeader header, StoredValueMovement movement)
            throws SQLException {
        Optional<ParkedEffect> waits = believing.waits(header, movement);
        if (waits.isEmpty()) {
            storedValues.book(header.entryId(), movement);
        }
        return waits;
    }

    /// Whom a revoked workstation says it enrolled, and what it says they earned, is good when a
    /// person says so.
    private Optional<ParkedEffect> noteCustomer(
            EntryHeader header, ReadEntry entry, Booking booking) throws SQLException {
        if (entry.personal().isPresent()) {
            enrolments.keep(entry.personal().get());
        }
        if (booking.enrolled().isPresent()) {
            if (!believing.isWhole()) {
                return Optional.of(Effects.customerOfRevoked());
            }
            enrolments.enrol(header, booking.enrolled().get());
        }
        if (booking.earns().isEmpty()) {
            return Optional.empty();
        }
        if (!believing.isWhole()) {
            return Optional.of(Effects.pointsOfRevoked());
        }
        return points.earn(header.entryId(), booking.earns().get())
                ? Optional.empty()
                : Optional.of(Effects.pointsOfUnknownCustomer());
    }

    /// What comes back may have been sold a moment ago, so what is not written yet is written
    /// first.
    private List<ParkedEffect> link(
            EntryHeader header, List<LineReturned> returned, Optional<RetailTransaction> in)
            throws SQLException {
        List<ParkedEffect> parked = new ArrayList<>();
        if (!returned.isEmpty()) {
            writeTally();
        }
        for (LineReturned back : returned) {
            if (!returns.link(header.entryId(), back, in)) {
                parked.add(Effects.unknownOriginal(back.line()));
            }
        }
        return parked;
    }

    private void keep(
            ReadEntry entry, Standing standing, Booking booking, List<ParkedEffect> parked)
            throws SQLException {
        Hash hash = entry.hash(head.hash());
        Place place = start.at(entry.sequence());
        journal.add(place, entry, hash, standing, booking.number(), parked, scope.time());
        results.add(new EntryResult(entry.sequence(), parked));
        if (standing != Standing.REPEAT) {
            for (ParkedEffect effect : parked) {
                waiting.add(place, effect, booking.missedBy(effect));
            }
            tellWaiting(place, parked);
        }
        head = new EpochHead(start.epoch(), entry.sequence(), hash);
    }

    private void tellWaiting(Place place, List<ParkedEffect> effects) {
        for (ParkedEffect effect : effects) {
            parkedRows.add(
                    RowCodec.row(
                            new ParkedRow(
                                    place.workstation(), place.epoch(), place.sequence(), effect)));
        }
    }

    private List<ParkedEffect> parkedAnyway(ReadEntry entry) {
        List<ParkedEffect> parked = new ArrayList<>();
        entry.unreadable().ifPresent(parked::add);
        if (!entry.tie().follows(head.hash())) {
            parked.add(Effects.chainBroken());
        }
        return parked;
    }

    private boolean isKnown(ItemId item) throws SQLException {
        if (known.contains(item)) {
            return true;
        }
        return stock.isKnown(item) && known.add(item);
    }

    private void writeTally() throws SQLException {
        for (Moved moved : tally.write(stock, money)) {
            conflicts.overdrawn(moved);
            stockRows.put(moved.now().item(), RowCodec.row(moved.now()));
        }
        tally = new Tally(start.store());
    }
}
