package org.tillbridge.hub.intake;

import org.tillbridge.hub.enrolment.TrustIn;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.rules.Trust;
import org.tillbridge.sync.rules.TrustRules;
import org.tillbridge.sync.wire.ParkedEffect;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// How far an entry is believed: as far as its workstation was trusted when it was received,
/// whether it is read then or later. What is not believed is noted, and waits for a person.
final class Believing {
    private final Conflicts conflicts;
    private final TrustIn in;
    private final Trust trust;
    private final boolean said;

    Believing(Conflicts conflicts, TrustIn in, Instant received) {
        this(conflicts, in, in.trustIn(received), false);
    }

    private Believing(Conflicts conflicts, TrustIn in, Trust trust, boolean said) {
        this.conflicts = conflicts;
        this.in = in;
        this.trust = trust;
        this.said = said;
    }

    /// A person said that it is good.
    Believing wholly() {
        return new Believing(conflicts, in, Trust.WHOLE, true);
    }

    /// Whether a person said so.
    boolean isSaid() {
        return said;
    }

    Trust trust() {
        return trust;
    }

    /// @return what waits where all of the entry does; its number is not in doubt
    Optional<ParkedEffect> waits(Place place, ReadEntry entry, EntryHeader header)
            throws SQLException {
        note(place, entry, header);
        return rule(entry) == Rule.REFUND_OF_REVOKED_WAITS
                ? Optional.of(Effects.refundOfRevoked())
                : Optional.empty();
    }

    /// Notes an entry that is not believed, whether the books can hold it or not; what they have
    /// nothing of is nobody's concern.
    void note(Place place, ReadEntry entry, EntryHeader header) throws SQLException {
        if (!entry.booking().equals(Booking.NOTHING)) {
            conflicts.distrusted(place, header, rule(entry), in);
        }
    }

    private Rule rule(ReadEntry entry) {
        return TrustRules.settle(trust, entry.booking().givesMoneyOut());
    }

    /// @return what waits of value that is put on a card, in a sale that stands
    Optional<ParkedEffect> waits(EntryHeader header, StoredValueMovement movement)
            throws SQLException {
        if (!movement.givesValue() || isWhole()) {
            return Optional.empty();
        }
        conflicts.issueOfRevoked(header, movement, in);
        return Optional.of(Effects.issueOfRevoked(movement.line()));
    }

    /// Whether somebody is a customer, and earned something, because it says so.
    boolean isWhole() {
        return !TrustRules.settleIssue(trust).isConflict();
    }
}
