package org.tillbridge.hub.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.StockMovement;
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
    private final StoredValues storedValues;
    private final Points points;
    private final Enrolments enrolments;
    private final Suspensions suspensions;
    private final RefundPolicy refunds;
    private final Pieces pieces;
    private final Days days;
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
        this.storedValues = new StoredValues(transaction, store, conflicts);
        this.points = new Points(transaction, store, storedValues);
        this.enrolments = new Enrolments(transaction, storedValues, conflicts, scope.time());
        this.returns = new Returns(transaction, store, points, conflicts);
        this.suspensions = new Suspensions(transaction, conflicts, scope.time());
        this.refunds = new RefundPolicy(transaction, store, conflicts);
        this.pieces = new Pieces(transaction, conflicts);
        this.days = new Days(transaction, store, scope.time());
    }

    /// Whether no more is to be settled in this transaction: one workstation at most comes into
    /// doubt in each, so that scopes are locked in one order.
    boolean isFull() {
        return toldOfAFork || parkedRows.size() + stockRows.size() >= MOST_FEED_ROWS;
    }

    /// Applies what can be applied of one entry. What the books refuse waits on.
    ///
    /// @param effects of the entry at the place
    void settle(Place place, List<ParkedEffect> effects) throws SQLException {
        ReadEntry entry = EntryReader.read(place, journal.texts(place));
        if (entry.header().isEmpty()) {
            return;
        }
        Believing believing =
                new Believing(
                        conflicts,
                        new EnrolmentStore(transaction.statements()).trust(place.workstation()),
                        journal.receivedAt(place));
        OneEntry one = new OneEntry(place, entry, entry.header().get(), believing);
        Optional<Exception> refused = transaction.attempt(() -> one.settle(effects));
        if (refused.isPresent()) {
            days.forget();
            believing.note(place, entry, entry.header().get());
            LOG.warn("The books still refuse {}", place, refused.get());
        } else {
            one.tell();
        }
    }

    /// Writes the feed.
    ///
    /// @return how many effects were settled
    int finish() throws SQLException {
        List<FeedRow> rows = new ArrayList<>(stockRows.values());
        rows.addAll(parkedRows);
        new FeedStore(transaction.statements()).append(transaction, scope, rows);
        return settled;
    }

    /// What becomes of one entry's effects.
    private final class OneEntry {
        private final Place place;
        private final ReadEntry entry;
        private final EntryHeader header;
        private final Believing believing;
        private final Booking booking;
        private final Tally tally;
        private final List<ParkedEffect> done = new ArrayList<>();
        private final List<ParkedEffect> more = new ArrayList<>();
        private List<Moved> moved = List.of();

        OneEntry(Place place, ReadEntry entry, EntryHeader header, Believing believing) {
            this.place = place;
            this.entry = entry;
            this.header = header;
            this.believing = believing;
            this.booking = entry.booking();
            this.tally = new Tally(place.store());
        }

        void settle(List<ParkedEffect> effects) throws SQLException {
            for (ParkedEffect effect : effects) {
                Believing in = Effects.isBelieved(effect) ? believing.wholly() : believing;
                if (isApplied(effect, in)) {
                    waiting.settle(new WaitingEffect(place, entry.kind(), effect), scope.time());
                    done.add(effect);
                }
            }
            moved = tally.write(stock, money);
            for (Moved one : moved) {
                conflicts.overdrawn(one);
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
                more.forEach(effect -> parkedRows.add(RowCodec.row(row(one, effect))));
            }
        }

        /// What stands in the way of an entry as a whole: an id that is taken, a chain that is
        /// broken; nothing that arrives later changes that.
        private boolean isApplied(ParkedEffect effect, Believing in) throws SQLException {
            if (Effects.isOfLine(effect)) {
                Optional<StockMovement> movement = booking.movementOf(effect);
                Optional<LineReturned> back = booking.returnOf(effect);
                return (movement.isPresent() && isMoved(movement.get()))
                        || (back.isPresent() && isLinkedLater(back.get()))
                        || isOnCard(booking.storedValueOf(effect), in);
            }
            switch (effect.effect()) {
                case Effects.POINTS -> {
                    return booking.earns().isPresent()
                            && isBelieved(in, Effects.pointsOfRevoked())
                            && isEarned();
                }
                case Effects.CUSTOMER -> {
                    return booking.enrolled().isPresent()
                            && isBelieved(in, Effects.customerOfRevoked())
                            && isEnrolled();
                }
                default -> {}
            }
            boolean readable =
                    entry.fact().isPresent() || effect.code().equals(Effects.NOT_POSSIBLE);
            return effect.effect().equals(Effects.ENTRY)
                    && !effect.code().equals(Effects.SAME_ID_OTHER_CONTENT)
                    && readable
                    && isWholeApplied(in);
        }

        private boolean isMoved(StockMovement movement) throws SQLException {
            boolean known = stock.isKnown(movement.item());
            if (known) {
                tally.add(header, movement);
            }
            return known;
        }

        private boolean isOnCard(Optional<StoredValueMovement> movement, Believing in)
                throws SQLException {
            if (movement.isEmpty()) {
                return false;
            }
            Optional<ParkedEffect> waits = in.waits(header, movement.get());
            if (waits.isPresent()) {
                waitFor(waits.get());
            } else {
                storedValues.book(header.entryId(), movement.get());
            }
            return waits.isEmpty();
        }

        private boolean isBelieved(Believing in, ParkedEffect otherwise) throws SQLException {
            if (!in.isWhole()) {
                waitFor(otherwise);
            }
            return in.isWhole();
        }

        private boolean isEarned() throws SQLException {
            return points.earn(header.entryId(), booking.earns().orElseThrow());
        }

        private boolean isEnrolled() throws SQLException {
            if (booking.enrolled().isPresent()) {
                enrolments.enrol(header, booking.enrolled().get());
            }
            return booking.enrolled().isPresent();
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

        /// The money may be booked already, from the header.
        private boolean isWholeApplied(Believing in) throws SQLException {
            if (booking.number().isPresent()) {
                journal.number(place, booking.number().get());
            }
            Optional<ParkedEffect> waits = in.waits(place, entry, header);
            if (waits.isPresent()) {
                waitFor(waits.get());
                return false;
            }
            if (booking.money().isPresent()) {
                Booking.TransactionMoney paid = booking.money().get();
                if (!money.isRecorded(header)) {
                    tally.add(header, paid, days.addendum(header));
                } else if (paid.transaction().isPresent()) {
                    money.identify(header, paid.transaction().get());
                    tally.addRead(header, paid);
                }
            }
            if (entry.tellsOfAFork() && entry.fact().orElseThrow() instanceof EpochOpened opened) {
                conflicts.fork(place, header, opened);
                Doubt.note(transaction, place.workstation(), scope.time());
                toldOfAFork = true;
            }
            for (LineReturned back : booking.returns()) {
                if (!isLinked(back)) {
                    waitFurther(Effects.unknownOriginal(back.line()));
                }
            }
            if (entry.fact().isPresent()) {
                suspensions.note(header, entry.fact().get(), in.trust());
                refunds.note(header, entry.fact().get());
                pieces.note(header, entry.fact().get());
            }
            for (StockMovement movement : booking.movements()) {
                if (!isMoved(movement)) {
                    waitFurther(Effects.stockOfUnknownItem(movement.line(), movement.item()));
                }
            }
            for (StoredValueMovement movement : booking.storedValue()) {
                Optional<ParkedEffect> issue = in.waits(header, movement);
                if (issue.isPresent()) {
                    waitFurther(issue.get());
                } else {
                    storedValues.book(header.entryId(), movement);
                }
            }
            if (booking.enrolled().isPresent() && !in.isWhole()) {
                waitFurther(Effects.customerOfRevoked());
            } else {
                isEnrolled();
            }
            if (booking.earns().isPresent()) {
                if (!in.isWhole()) {
                    waitFurther(Effects.pointsOfRevoked());
                } else if (!isEarned()) {
                    waitFurther(Effects.pointsOfUnknownCustomer());
                }
            }
            return true;
        }

        private void waitFurther(ParkedEffect missed) throws SQLException {
            waiting.add(place, missed, booking.missedBy(missed));
            more.add(missed);
        }

        /// It does already, for something else.
        private void waitFor(ParkedEffect changed) throws SQLException {
            waiting.change(place, changed);
            more.add(changed);
        }

        private static ParkedRow row(Place place, ParkedEffect effect) {
            return new ParkedRow(place.workstation(), place.epoch(), place.sequence(), effect);
        }

        private static String key(Place place, ParkedEffect effect) {
            return row(place, effect).key();
        }
    }
}
