package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.catalogue.Listings;
import org.tillbridge.hub.enrolment.Doubt;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.intake.Tally.Moved;
import org.tillbridge.hub.stock.StockStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.rules.EntryRules;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StockRules;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.RowCodec;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some effects that wait, being applied in one transaction: books, feed rows, and the note that
/// they are settled. The scope of their store is locked already.
final class SettlingPage {
    private static final Logger LOG = LoggerFactory.getLogger(SettlingPage.class);
    private static final int MOST_FEED_ROWS = 500;

    private final HubTransaction transaction;
    private final ScopeHead scope;
    private final JournalStore journal;
    private final WaitingStore waiting;
    private final StockStore stock;
    private final MoneyStore money;
    private final Conflicts conflicts;
    private final Returns returns;
    private final ValueEffects values;
    private final Suspensions suspensions;
    private final RefundPolicy refunds;
    private final Pieces pieces;
    private final Variances variances;
    private final Days days;
    private final LateNames names;
    private final Map<ItemId, FeedRow> stockRows = new LinkedHashMap<>();
    private final List<FeedRow> parkedRows = new ArrayList<>();
    private int settled;
    private boolean toldOfAFork;

    SettlingPage(HubTransaction transaction, StoreId store, ScopeHead scope) {
        this.transaction = transaction;
        this.scope = scope;
        this.journal = new JournalStore(transaction.statements());
        this.waiting = new WaitingStore(transaction.statements());
        this.stock = new StockStore(transaction.statements());
        this.money = new MoneyStore(transaction.statements());
        this.conflicts = new Conflicts(transaction, store, scope);
        this.values = new ValueEffects(transaction, store, conflicts, scope.time());
        this.returns = new Returns(transaction, store, values.points(), conflicts);
        this.suspensions = new Suspensions(transaction, conflicts, scope.time());
        this.refunds = new RefundPolicy(transaction, store, conflicts);
        this.pieces = new Pieces(transaction, conflicts);
        this.variances = new Variances(transaction, store, new Listings(), conflicts);
        this.days = new Days(transaction, store, scope.time());
        this.names = new LateNames(transaction, conflicts, days, scope.time());
    }

    /// Whether no more is to be settled in this transaction: one workstation at most comes into
    /// doubt in each, so that scopes are locked in one order.
    boolean isFull() {
        return toldOfAFork || parkedRows.size() + stockRows.size() >= MOST_FEED_ROWS;
    }

    /// Applies what can be applied of one entry: together, or where the books refuse that each by
    /// itself. What they refuse then waits on.
    ///
    /// @param effects of that entry
    void settle(List<WaitingEffect> effects) throws SQLException {
        Place place = effects.getFirst().place();
        ReadEntry entry = EntryReader.read(place, journal.texts(place));
        if (entry.header().isEmpty()) {
            return;
        }
        EntryHeader header = entry.header().get();
        if (effects.getFirst().kind().isEmpty() && !names.give(place, entry, header, effects)) {
            return;
        }
        Believing believing =
                new Believing(
                        conflicts,
                        new EnrolmentStore(transaction.statements()).trust(place.workstation()),
                        journal.receivedAt(place));
        if (isWritten(new OneEntry(place, entry, header, believing, false), effects)) {
            return;
        }
        believing.note(place, entry, header);
        for (WaitingEffect effect : effects) {
            OneEntry alone = new OneEntry(place, entry, header, believing, true);
            if (!isWritten(alone, List.of(effect))) {
                new OneEntry(place, entry, header, believing, true).refuse(effect);
            }
        }
    }

    private boolean isWritten(OneEntry one, List<WaitingEffect> effects) throws SQLException {
        Optional<Exception> refused = transaction.attempt(() -> one.settle(effects));
        if (refused.isPresent()) {
            days.forget();
            LOG.warn("The books refuse what waits of {}", one.place, refused.get());
        } else {
            one.tell();
        }
        return refused.isEmpty();
    }

    /// Writes the feed.
    ///
    /// @return how many effects were settled
    int finish() throws SQLException {
        List<FeedRow> rows = new ArrayList<>(stockRows.values());
        rows.addAll(parkedRows);
        rows.addAll(names.rows());
        new FeedStore(transaction.statements()).append(transaction, scope, rows);
        return settled + names.settled();
    }

    /// What becomes of one entry's effects.
    private final class OneEntry {
        private final Place place;
        private final ReadEntry entry;
        private final EntryHeader header;
        private final Believing believing;
        private final Booking booking;
        private final boolean eachByItself;
        private final List<ParkedEffect> done = new ArrayList<>();
        private final List<ParkedEffect> more = new ArrayList<>();
        private final List<Moved> moved = new ArrayList<>();
        private Tally tally;

        /// @param eachByItself whether what the books refuse of it waits alone
        OneEntry(
                Place place,
                ReadEntry entry,
                EntryHeader header,
                Believing believing,
                boolean eachByItself) {
            this.place = place;
            this.entry = entry;
            this.header = header;
            this.believing = believing;
            this.booking = entry.booking();
            this.eachByItself = eachByItself;
            this.tally = new Tally(place.store());
        }

        void settle(List<WaitingEffect> effects) throws SQLException {
            for (WaitingEffect effect : effects) {
                if (isApplied(effect.effect(), in(effect))) {
                    waiting.settle(effect, scope.time());
                    done.add(effect.effect());
                }
            }
            writeTally();
        }

        /// It waits for the books alone from now on.
        void refuse(WaitingEffect effect) throws SQLException {
            if (!effect.effect().code().equals(Effects.NOT_POSSIBLE)) {
                ParkedEffect refused = Effects.notPossible(effect.effect());
                boolean said = in(effect).isSaid();
                waiting.change(place, refused, booking.missedBy(refused), said);
                more.add(refused);
                tell();
            }
        }

        void tell() throws SQLException {
            settled += done.size();
            moved.forEach(one -> stockRows.put(one.now().item(), RowCodec.row(one.now())));
            if (done.isEmpty() && more.isEmpty()) {
                return;
            }
            for (Place one : journal.placesOf(place)) {
                done.forEach(
                        effect ->
                                parkedRows.add(FeedRow.removed(ParkedRow.KIND, key(one, effect))));
                more.forEach(effect -> parkedRows.add(RowCodec.row(LateNames.row(one, effect))));
            }
        }

        private Believing in(WaitingEffect effect) {
            return effect.believed() || Effects.isBelieved(effect.effect())
                    ? believing.wholly()
                    : believing;
        }

        private void writeTally() throws SQLException {
            Tally all = tally;
            tally = new Tally(place.store());
            moved.addAll(all.write(stock, money, conflicts));
        }

        /// What stands in the way of an entry as a whole: an id that is taken, a chain that is
        /// broken; nothing that arrives later changes that.
        private boolean isApplied(ParkedEffect effect, Believing in) throws SQLException {
            if (Effects.isOfLine(effect)) {
                Optional<StockMovement> movement = booking.movementOf(effect);
                Optional<LineReturned> back = booking.returnOf(effect);
                Optional<StoredValueMovement> card = booking.storedValueOf(effect);
                return (movement.isPresent() && isMoved(movement.get()))
                        || (back.isPresent() && isLinkedLater(back.get()))
                        || (card.isPresent()
                                && isBooked(effect, in, values.move(header, card.get(), in)));
            }
            return switch (effect.effect()) {
                case Effects.POINTS ->
                        booking.earns().isPresent()
                                && isBooked(effect, in, values.earn(header, booking, in));
                case Effects.CUSTOMER ->
                        booking.enrolled().isPresent()
                                && isBooked(effect, in, values.enrol(header, booking, in));
                case Effects.ENTRY ->
                        !effect.code().equals(Effects.SAME_ID_OTHER_CONTENT)
                                && isEntryApplied(effect, in);
                default -> false;
            };
        }

        /// Where something else stands in its way by now, it waits for that.
        private boolean isBooked(ParkedEffect effect, Believing in, Optional<ParkedEffect> waits)
                throws SQLException {
            if (waits.isPresent() && !waits.equals(Optional.of(effect))) {
                waitFor(waits.get(), in);
            }
            return waits.isEmpty();
        }

        private boolean isMoved(StockMovement movement) throws SQLException {
            Rule rule = StockRules.ofItem(stock.isKnown(movement.item()));
            if (rule != Rule.STOCK_WAITS_FOR_ITEM) {
                tally.add(header, movement);
            }
            return rule != Rule.STOCK_WAITS_FOR_ITEM;
        }

        private boolean isLinked(LineReturned back) throws SQLException {
            return returns.link(header.entryId(), back, Optional.empty());
        }

        /// What waited for its sale tells by now which cards got money back for no goods, and which
        /// piece came back.
        private boolean isLinkedLater(LineReturned back) throws SQLException {
            boolean known = isLinked(back);
            if (known && entry.fact().isPresent()) {
                refunds.noteCards(header, entry.fact().get());
                pieces.note(header, entry.fact().get());
            }
            return known;
        }

        /// Of what cannot be read the header alone is booked, where nobody could read that either,
        /// or a person, or the books, stood in its way. The rest waits until it can be read.
        private boolean isEntryApplied(ParkedEffect effect, Believing in) throws SQLException {
            Optional<JournalEntry> fact = entry.fact();
            boolean headerWaits =
                    effect.code().equals(Effects.REVOKED)
                            || effect.code().equals(Effects.NOT_POSSIBLE)
                            || (booking.money().isPresent() && !money.isRecorded(header));
            if (fact.isEmpty() && !headerWaits) {
                return false;
            }
            if (booking.number().isPresent()) {
                journal.number(place, booking.number().get());
            }
            Optional<ParkedEffect> waits = in.waits(place, entry, header);
            if (waits.isEmpty()) {
                bookMoney();
                waits = entry.unreadable();
            }
            if (fact.isPresent() && waits.isEmpty()) {
                bookFact(fact.get(), in);
            }
            return isBooked(effect, in, waits);
        }

        /// It may be booked already, from the header.
        private void bookMoney() throws SQLException {
            if (booking.money().isPresent()) {
                Booking.TransactionMoney paid = booking.money().get();
                if (!money.isRecorded(header)) {
                    tally.add(header, paid, days.addendum(header));
                } else if (paid.transaction().isPresent()) {
                    boolean isFirst = money.identify(header, paid.transaction().get());
                    Rule rule = EntryRules.underTransaction(isFirst);
                    conflicts.transaction(header, paid, rule, money);
                    tally.addRead(header, paid);
                }
            }
            if (eachByItself) {
                writeTally();
            }
        }

        private void bookFact(JournalEntry fact, Believing in) throws SQLException {
            if (entry.tellsOfAFork() && fact instanceof EpochOpened opened) {
                conflicts.fork(place, header, opened);
                Doubt.note(transaction, place.workstation(), scope.time());
                toldOfAFork = true;
            }
            for (LineReturned back : booking.returns()) {
                ParkedEffect unknown = Effects.unknownOriginal(back.line());
                book(
                        Effects.originalNotPossible(back.line()),
                        in,
                        () -> isLinked(back) ? Optional.empty() : Optional.of(unknown));
            }
            suspensions.note(header, fact, in.trust());
            refunds.note(header, fact);
            pieces.note(header, fact);
            variances.note(header, fact, journal.receivedAt(place));
            for (StockMovement movement : booking.movements()) {
                ParkedEffect unknown = Effects.stockOfUnknownItem(movement.line(), movement.item());
                book(
                        Effects.stockNotPossible(movement.line()),
                        in,
                        () -> isMoved(movement) ? Optional.empty() : Optional.of(unknown));
            }
            for (StoredValueMovement movement : booking.storedValue()) {
                book(
                        Effects.storedValueNotPossible(movement.line()),
                        in,
                        () -> values.move(header, movement, in));
            }
            book(Effects.customerNotPossible(), in, () -> values.enrol(header, booking, in));
            book(Effects.pointsNotPossible(), in, () -> values.earn(header, booking, in));
        }

        /// Books one of its effects, or has it wait further.
        private void book(ParkedEffect refused, Believing in, Effect effect) throws SQLException {
            Optional<ParkedEffect> missed =
                    eachByItself ? written(effect).alone(transaction, refused) : effect.apply();
            if (missed.isPresent()) {
                waiting.add(place, missed.get(), booking.missedBy(missed.get()), in.isSaid());
                more.add(missed.get());
            }
        }

        private Effect written(Effect effect) {
            return () -> {
                Optional<ParkedEffect> waits = effect.apply();
                writeTally();
                return waits;
            };
        }

        /// It does already, for something else.
        private void waitFor(ParkedEffect changed, Believing in) throws SQLException {
            waiting.change(place, changed, booking.missedBy(changed), in.isSaid());
            more.add(changed);
        }

        private static String key(Place place, ParkedEffect effect) {
            return LateNames.row(place, effect).key();
        }
    }
}
