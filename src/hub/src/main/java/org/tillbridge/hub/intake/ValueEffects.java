package org.tillbridge.hub.intake;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.wire.ParkedEffect;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Books what gives somebody value, in a transaction of one store: what is put on cards, who became
/// a customer, what they earned. What a revoked workstation says of that is good when a person says
/// so, and waits until then.
final class ValueEffects {
    private final StoredValues storedValues;
    private final Points points;
    private final Enrolments enrolments;

    ValueEffects(HubTransaction transaction, StoreId store, Conflicts conflicts, Instant now) {
        this.storedValues = new StoredValues(transaction, store, conflicts);
        this.points = new Points(transaction, store, storedValues);
        this.enrolments = new Enrolments(transaction, storedValues, conflicts, now);
    }

    Points points() {
        return points;
    }

    /// Keeps what an entry says of a person, whatever becomes of the entry.
    ///
    /// @return what is not kept, because it was erased before it came
    Optional<Hash> keep(EntryHeader header, Optional<PersonalPart> part) throws SQLException {
        return part.isEmpty() || enrolments.keep(header, part.get())
                ? Optional.empty()
                : Optional.of(part.get().hash());
    }

    /// @return what waits; empty if it is booked
    Optional<ParkedEffect> move(
            EntryHeader header, StoredValueMovement movement, Believing believing)
            throws SQLException {
        Optional<ParkedEffect> waits = believing.waits(header, movement);
        if (waits.isEmpty()) {
            storedValues.book(header.entryId(), movement);
        }
        return waits;
    }

    /// @return what waits; empty if it is booked, or nobody became a customer
    Optional<ParkedEffect> enrol(EntryHeader header, Booking booking, Believing believing)
            throws SQLException {
        if (booking.enrolled().isEmpty()) {
            return Optional.empty();
        }
        if (!believing.isWhole()) {
            return Optional.of(Effects.customerOfRevoked());
        }
        enrolments.enrol(header, booking.enrolled().get());
        return Optional.empty();
    }

    /// @return what waits; empty if it is booked, or nobody earned anything
    Optional<ParkedEffect> earn(EntryHeader header, Booking booking, Believing believing)
            throws SQLException {
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
}
