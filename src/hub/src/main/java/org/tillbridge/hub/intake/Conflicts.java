package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.conflict.ConflictStore;
import org.tillbridge.hub.enrolment.TrustIn;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.intake.Booking.TransactionMoney;
import org.tillbridge.hub.intake.PieceStore.Told;
import org.tillbridge.hub.intake.ReturnStore.Consequence;
import org.tillbridge.hub.intake.Tally.Moved;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.suspended.SuspendedSaleStore.Taken;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.rules.ClockRules;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.PieceRules;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.rules.StoredValueMovement.Account;
import org.tillbridge.sync.wire.SoldSale.PaidCard;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Notes what rules settle in a transaction of one store: the rule, what both facts say, and which
/// entries they are. Where the other is none, but a balance, a list or what the store allows, the
/// entry alone is.
final class Conflicts {
    private final ConflictStore store;
    private final JournalStore journal;
    private final StoreId here;
    private final Instant now;
    private boolean clockIsNoted;

    Conflicts(HubTransaction transaction, StoreId here, ScopeHead scope) {
        this.store = new ConflictStore(transaction.statements());
        this.journal = new JournalStore(transaction.statements());
        this.here = here;
        this.now = scope.time();
    }

    /// Both have one id: what is booked under it is the other, and the sentences say where each is.
    void otherContent(Place place, EntryHeader header, Place booked) throws SQLException {
        note(
                header.entryId(),
                Rule.SAME_ID_OTHER_CONTENT,
                "entry " + header.entryId(),
                "%s at %s.".formatted(header.kind(), text(place)),
                Met.entry(header.entryId(), "Booked from %s.".formatted(text(booked))));
    }

    /// @param money where the one is that was booked first
    void transaction(EntryHeader header, TransactionMoney again, Rule rule, MoneyStore money)
            throws SQLException {
        if (!rule.isConflict()) {
            return;
        }
        UUID transaction = again.transaction().orElseThrow();
        MoneyStore.Numbered first = money.first(transaction);
        note(
                header.entryId(),
                rule,
                "transaction " + transaction,
                "Booked as %s.".formatted(again.number()),
                Met.entry(first.entryId(), "Booked before as %s.".formatted(first.number())));
    }

    /// The other is the one that stands before it; not known where its header cannot be read.
    void chainBroken(Place place, EntryHeader header, Rule rule, String hashBefore)
            throws SQLException {
        note(
                header.entryId(),
                rule,
                text(place),
                "Follows %s.".formatted(header.previousHash().hex()),
                new Met(
                        journal.idAt(place.at(place.sequence() - 1)),
                        "Before it stands %s.".formatted(hashBefore)));
    }

    /// The other is the first that the other machine has after what both have; not known where its
    /// header cannot be read, or this hub was put back to before it.
    void fork(Place place, EntryHeader header, EpochOpened opened) throws SQLException {
        note(
                header.entryId(),
                Rule.FORK,
                "epoch " + opened.previousEpoch().hex(),
                "Goes on at %s.".formatted(text(place)),
                new Met(
                        journal.idAt(
                                new Place(
                                        place.store(),
                                        place.workstation(),
                                        opened.previousEpoch(),
                                        opened.lastCommonSequence() + 1)),
                        "Another machine has other entries after %d."
                                .formatted(opened.lastCommonSequence())));
    }

    void distrusted(Place place, EntryHeader header, Rule rule, TrustIn trust) throws SQLException {
        if (!rule.isConflict()) {
            return;
        }
        note(
                header.entryId(),
                rule,
                "workstation " + place.workstation().number(),
                "%s at %s.".formatted(header.kind(), text(place)),
                trust.revokedAt()
                        .map(at -> "Revoked at %s: %s".formatted(at, trust.reason().orElse("")))
                        .orElse("Its journal is on more than one machine."));
    }

    void varied(EntryHeader header, String subject, Rule rule, String charged, String listed)
            throws SQLException {
        note(header.entryId(), rule, subject, charged, listed);
    }

    void overdrawn(Moved moved) throws SQLException {
        for (Tally.Overdraft overdraft : moved.overdrawnBy()) {
            note(
                    overdraft.entryId(),
                    Rule.MORE_TAKEN_THAN_ON_HAND,
                    "item " + moved.now().item().number(),
                    "%s taken.".formatted(overdraft.taken()),
                    "%s on hand.".formatted(overdraft.before()));
        }
    }

    /// @param other the last of the returns by which it had come back; the sale where there was
    ///   none
    void returned(Consequence one, Rule rule, Quantity sold, BigDecimal before, UUID other)
            throws SQLException {
        LineReturned back = one.back();
        note(
                one.entryId(),
                rule,
                "line %d of transaction %s"
                        .formatted(back.original().line(), back.original().transaction()),
                "%s came back on line %d.".formatted(back.quantity(), back.line()),
                Met.entry(
                        other,
                        "%s sold, %s had come back."
                                .formatted(sold, before.stripTrailingZeros().toPlainString())));
    }

    /// What happened to a piece, after what happened to it before; whatever was noted of it is
    /// over.
    void piece(Told told, Optional<Told> before) throws SQLException {
        String subject =
                "item %d, serial number %s, line %d"
                        .formatted(
                                told.piece().item().number(),
                                told.piece().serial(),
                                told.move().line());
        Rule rule = PieceRules.settle(before.map(Told::kind), told.kind());
        store.remove(told.store(), told.entryId(), Rule.SERIAL_SOLD_TWICE, subject);
        if (rule.isConflict()) {
            Told other = before.orElseThrow();
            store.add(
                    new Conflict(
                            told.store(),
                            told.entryId(),
                            Optional.of(other.entryId()),
                            rule,
                            subject,
                            "Sold with %s at %s.".formatted(told.number(), told.at()),
                            "Sold with %s at %s, and not brought back between."
                                    .formatted(other.number(), other.at()),
                            now));
        }
    }

    void storedValue(UUID entryId, StoredValueMovement movement, Rule rule, Money before)
            throws SQLException {
        note(
                entryId,
                rule,
                "%s %s, line %d"
                        .formatted(
                                CamelCase.of(movement.code().kind()),
                                movement.code().masked(),
                                movement.line()),
                (movement.to() == Account.ISSUED ? "%s taken back from it." : "%s paid with it.")
                        .formatted(movement.amount()),
                "%s on it.".formatted(before));
    }

    /// Neither name nor address: those may be erased, and this stays.
    ///
    /// @param enrolment the entry that it met
    void sameCustomer(EntryHeader header, CustomerId other, CustomerId survivor, UUID enrolment)
            throws SQLException {
        note(
                header.entryId(),
                Rule.SAME_CUSTOMER_TWICE,
                "customer " + other,
                "Enrolled on workstation %d at %s."
                        .formatted(header.workstation().number(), header.recordedAt()),
                Met.entry(
                        enrolment,
                        "The same address, or card, as customer %s, who stands for both."
                                .formatted(survivor)));
    }

    void refund(EntryHeader header, RetailTransaction back, Rule rule) throws SQLException {
        note(
                header.entryId(),
                rule,
                "return " + back.number(),
                "%s given back.".formatted(back.total().negated()),
                "The store gives a store credit for goods without proof.");
    }

    /// @param other the last of the returns by which money had gone back; the sale where there was
    ///   none
    void refunded(UUID entryId, PaidCard paid, Rule rule, Money before, Money back, UUID other)
            throws SQLException {
        note(
                entryId,
                rule,
                "card payment " + paid.card().tender(),
                "%s given back to the card.".formatted(back),
                Met.entry(
                        other,
                        "%s paid with it, %s had gone back.".formatted(paid.amount(), before)));
    }

    void refundedFor(EntryHeader header, UUID tender, Rule rule, Money back) throws SQLException {
        note(
                header.entryId(),
                rule,
                "card payment " + tender,
                "%s given back to the card.".formatted(back),
                "The return names no line of a sale that the card paid.");
    }

    /// @param other the entry by which the other workstation says that it has it, where it is known
    void resumed(EntryHeader header, Taken sale, Rule rule, Optional<UUID> other)
            throws SQLException {
        note(
                header.entryId(),
                rule,
                "suspended sale " + sale.suspension(),
                "Resumed on workstation %d.".formatted(header.workstation().number()),
                new Met(
                        other,
                        "Workstation %d has it since %s."
                                .formatted(
                                        sale.by().map(WorkstationId::number).orElse(0),
                                        sale.at().orElse(now))));
    }

    void issueOfRevoked(EntryHeader header, StoredValueMovement movement, TrustIn trust)
            throws SQLException {
        note(
                header.entryId(),
                Rule.ISSUE_OF_REVOKED_WAITS,
                "%s %s, line %d"
                        .formatted(
                                CamelCase.of(movement.code().kind()),
                                movement.code().masked(),
                                movement.line()),
                "%s put on it.".formatted(movement.amount()),
                "Revoked at %s: %s"
                        .formatted(trust.revokedAt().orElse(now), trust.reason().orElse("")));
    }

    /// Of several entries that were recorded by one wrong clock, the first is enough.
    void clock(Place place, EntryHeader header) throws SQLException {
        Rule rule = ClockRules.settle(header.recordedAt(), header.hubTime(), now);
        if (rule.isConflict() && !clockIsNoted) {
            clockIsNoted = true;
            note(
                    header.entryId(),
                    rule,
                    "workstation " + place.workstation().number(),
                    "Recorded at %s.".formatted(header.recordedAt()),
                    "Received at %s; the hub was last heard %s."
                            .formatted(
                                    now,
                                    header.hubTime().map(heard -> "at " + heard).orElse("never")));
        }
    }

    /// Whether the clock is noted of one of several entries.
    boolean isClockNoted() {
        return clockIsNoted;
    }

    /// What was noted of the clock was taken back with its entry.
    ///
    /// @param before whether it was noted of an entry before that
    void takeBackClock(boolean before) {
        clockIsNoted = before;
    }

    private void note(UUID entryId, Rule rule, String subject, String fact, String other)
            throws SQLException {
        note(entryId, rule, subject, fact, new Met(Optional.empty(), other));
    }

    private void note(UUID entryId, Rule rule, String subject, String fact, Met other)
            throws SQLException {
        if (rule.isConflict()) {
            store.add(
                    new Conflict(
                            here,
                            entryId,
                            other.entryId(),
                            rule,
                            subject,
                            fact,
                            other.says(),
                            now));
        }
    }

    /// What an entry met, as a sentence.
    ///
    /// @param entryId of the entry that the sentence tells of, if it is one
    private record Met(Optional<UUID> entryId, String says) {
        static Met entry(UUID entryId, String says) {
            return new Met(Optional.of(entryId), says);
        }
    }

    private static String text(Place place) {
        return "%s/%d of workstation %d"
                .formatted(place.epoch().hex(), place.sequence(), place.workstation().number());
    }
}
