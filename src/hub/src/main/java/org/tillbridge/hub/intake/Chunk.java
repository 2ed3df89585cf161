package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.catalogue.Listings;
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
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StockRules;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow.ErasedPartRow;
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
    private final ValueEffects values;
    private final Suspensions suspensions;
    private final RefundPolicy refunds;
    private final Pieces pieces;
    private final Variances variances;
    private final Days days;
    private final Set<ItemId> known;
    private final Map<ItemId, FeedRow> stockRows = new LinkedHashMap<>();

    /// Of what waits, and of what was erased.
    private final List<FeedRow> otherRows = new ArrayList<>();

    private final List<EntryResult> results = new ArrayList<>();
    private Tally tally;
    private EpochHead head;
    private boolean eachByItself;

    /// @param start the place after the head
    /// @param known items that were found before; they are never deleted
    Chunk(
            HubTransaction transaction,
            ScopeHead scope,
            Place start,
            EpochHead head,
            Set<ItemId> known,
            Listings listed)
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
        this.values = new ValueEffects(transaction, start.store(), conflicts, scope.time());
        this.returns = new Returns(transaction, start.store(), values.points(), conflicts);
        this.suspensions = new Suspensions(transaction, conflicts, scope.time());
        this.refunds = new RefundPolicy(transaction, start.store(), conflicts);
        this.pieces = new Pieces(transaction, conflicts);
        this.variances = new Variances(transaction, start.store(), listed, conflicts);
        this.days = new Days(transaction, start.store(), scope.time());
        this.tally = new Tally(start.store());
    }

    /// How many feed rows it needs so far.
    int feedRows() {
        return 1 + otherRows.size() + stockRows.size() + tally.items();
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
    /// as it is, then each effect by itself; if not even its money, then it is kept and nothing is
    /// applied.
    void bookCarefully(ReadEntry entry) throws SQLException {
        if (tryToBook(entry)) {
            return;
        }
        eachByItself = true;
        boolean booked = tryToBook(entry);
        eachByItself = false;
        if (!booked) {
            book(entry, Booking.NOTHING, List.of(Effects.entryNotPossible()));
        }
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
        rows.addAll(otherRows);
        new FeedStore(transaction.statements()).append(transaction, scope, rows);
        return results;
    }

    private boolean tryToBook(ReadEntry entry) throws SQLException {
        EpochHead headBefore = head;
        Map<ItemId, FeedRow> stockBefore = new LinkedHashMap<>(stockRows);
        int othersBefore = otherRows.size();
        int resultsBefore = results.size();
        boolean clockBefore = conflicts.isClockNoted();
        Optional<Exception> refused =
                transaction.attempt(
                        () -> {
                            book(entry);
                            writeTally();
                        });
        refused.ifPresent(
                why -> {
                    head = headBefore;
                    tally = new Tally(start.store());
                    days.forget();
                    conflicts.takeBackClock(clockBefore);
                    stockRows.clear();
                    stockRows.putAll(stockBefore);
                    otherRows.subList(othersBefore, otherRows.size()).clear();
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
        switch (EntryRules.underId(entry.among(same))) {
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
        if (booking.money().isPresent()) {
            tally.add(header, booking.money().get(), days.addendum(header));
        }
        if (eachByItself) {
            writeTally();
        }
        for (StockMovement movement : booking.movements()) {
            ParkedEffect refused = Effects.stockNotPossible(movement.line());
            apply(refused, () -> move(header, movement)).ifPresent(parked::add);
        }
        tally.writeMany(stock);
        link(header, booking.returns(), entry.fact().flatMap(Booking::transactionIn))
                .forEach(parked::add);
        if (entry.fact().isPresent()) {
            suspensions.note(header, entry.fact().get(), believing.trust());
            refunds.note(header, entry.fact().get());
            pieces.note(header, entry.fact().get());
            variances.note(header, entry.fact().get(), scope.time());
        }
        for (StoredValueMovement movement : booking.storedValue()) {
            ParkedEffect refused = Effects.storedValueNotPossible(movement.line());
            apply(refused, () -> values.move(header, movement, believing)).ifPresent(parked::add);
        }
        values.keep(header, entry.personal())
                .ifPresent(erased -> otherRows.add(RowCodec.row(new ErasedPartRow(erased))));
        apply(Effects.customerNotPossible(), () -> values.enrol(header, booking, believing))
                .ifPresent(parked::add);
        apply(Effects.pointsNotPossible(), () -> values.earn(header, booking, believing))
                .ifPresent(parked::add);
        keep(entry, Standing.BOOKED, booking, parked);
    }

    /// Applies one of an entry's effects; where each is by itself, it is written at once.
    private Optional<ParkedEffect> apply(ParkedEffect refused, Effect effect) throws SQLException {
        if (!eachByItself) {
            return effect.apply();
        }
        Effect written =
                () -> {
                    Optional<ParkedEffect> waits = effect.apply();
                    writeTally();
                    return waits;
                };
        return written.alone(transaction, refused);
    }

    private void noteOddities(ReadEntry entry, Place place, EntryHeader header)
            throws SQLException {
        conflicts.clock(place, header);
        if (tie(entry).isConflict()) {
            conflicts.chainBroken(place, header, tie(entry), head.hash().hex());
        }
        if (entry.tellsOfAFork()
                && entry.fact().isPresent()
                && entry.fact().get() instanceof EpochOpened opened) {
            conflicts.fork(place, header, opened);
        }
    }

    private Rule tie(ReadEntry entry) {
        return EntryRules.behindOthers(entry.tie().follows(head.hash()));
    }

    /// The same entry at another place has the result it had there.
    private void keepRepeat(ReadEntry entry, Place place, Stored stored) throws SQLException {
        keep(entry, Standing.REPEAT, Booking.NOTHING, journal.parked(stored.place()));
        tellWaiting(place, waiting.at(stored.place()));
    }

    private Optional<ParkedEffect> move(EntryHeader header, StockMovement movement)
            throws SQLException {
        if (StockRules.ofItem(isKnown(movement.item())) == Rule.STOCK_WAITS_FOR_ITEM) {
            return Optional.of(Effects.stockOfUnknownItem(movement.line(), movement.item()));
        }
        tally.add(header, movement);
        return Optional.empty();
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
            ParkedEffect refused = Effects.originalNotPossible(back.line());
            apply(refused, () -> link(header, back, in)).ifPresent(parked::add);
        }
        return parked;
    }

    private Optional<ParkedEffect> link(
            EntryHeader header, LineReturned back, Optional<RetailTransaction> in)
            throws SQLException {
        return returns.link(header.entryId(), back, in)
                ? Optional.empty()
                : Optional.of(Effects.unknownOriginal(back.line()));
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
                waiting.add(place, effect, booking.missedBy(effect), false);
            }
            tellWaiting(place, parked);
        }
        head = new EpochHead(start.epoch(), entry.sequence(), hash);
    }

    private void tellWaiting(Place place, List<ParkedEffect> effects) {
        for (ParkedEffect effect : effects) {
            otherRows.add(
                    RowCodec.row(
                            new ParkedRow(
                                    place.workstation(), place.epoch(), place.sequence(), effect)));
        }
    }

    private List<ParkedEffect> parkedAnyway(ReadEntry entry) {
        List<ParkedEffect> parked = new ArrayList<>();
        entry.unreadable().ifPresent(parked::add);
        if (tie(entry).isConflict()) {
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
        Tally all = tally;
        tally = new Tally(start.store());
        for (Moved moved : all.write(stock, money, conflicts)) {
            stockRows.put(moved.now().item(), RowCodec.row(moved.now()));
        }
    }
}
