package org.tillbridge.pos.signon;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.PinVerifier;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Signs operators on by their PIN, with or without a network. A wrong PIN delays the next try by
/// 1, 2, 4 … 60 seconds, whether or not the till is started again; it never locks anyone out for
/// good.
///
/// Verifying takes a noticeable time by intention: never call it on the FX thread. One try is made
/// at a time.
public final class SignOnService {
    private final ReplicaView replica;
    private final PinVerifier verifier;
    private final Session session;
    private final Clock clock;
    private final WrongPins wrongPins;

    public SignOnService(
            ReplicaView replica,
            PinVerifier verifier,
            Session session,
            Clock clock,
            WrongPins wrongPins) {
        this.replica = replica;
        this.verifier = verifier;
        this.session = session;
        this.clock = clock;
        this.wrongPins = wrongPins;
    }

    /// Everyone who may sign on here, by name.
    public List<SignedOn> operators() {
        return replica.operators().stream().map(SignOnService::person).toList();
    }

    public synchronized SignOnOutcome signOn(OperatorId operator, String pin) {
        Instant now = clock.instant();
        Instant until = wrongPins.pausedUntil(operator, now);
        if (now.isBefore(until)) {
            return new SignOnOutcome.TooSoon(until);
        }
        Optional<OperatorRow> row =
                replica.operators().stream()
                        .filter(each -> each.operator().equals(operator))
                        .findFirst();
        if (row.isEmpty()) {
            return new SignOnOutcome.NobodyByThatNumber();
        }
        if (!verifier.matches(operator, pin, row.get().pin())) {
            return new SignOnOutcome.WrongPin(wrongPins.add(operator, now));
        }
        wrongPins.forget(operator);
        session.begin(person(row.get()));
        return new SignOnOutcome.Welcome(person(row.get()));
    }

    /// Whether whoever is signed on has this right.
    public boolean may(Right right) {
        return session.operator().filter(who -> who.may(right)).isPresent();
    }

    public void signOff() {
        session.end();
    }

    private static SignedOn person(OperatorRow row) {
        return new SignedOn(row.operator(), row.name(), row.role());
    }
}
