package org.tillbridge.pos.signon;

import org.joda.money.Money;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Rights;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalEntry.TillControl.PinRefused;
import org.tillbridge.sync.journal.JournalEntry.TillControl.SignedOff;
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
    private final SignOnRecord record;

    public SignOnService(
            ReplicaView replica,
            PinVerifier verifier,
            Session session,
            Clock clock,
            WrongPins wrongPins,
            SignOnRecord record) {
        this.replica = replica;
        this.verifier = verifier;
        this.session = session;
        this.clock = clock;
        this.wrongPins = wrongPins;
        this.record = record;
    }

    /// Everyone who may sign on here, by name.
    public List<SignedOn> operators() {
        return replica.operators().stream().map(SignOnService::person).toList();
    }

    public SignOnOutcome signOn(OperatorId operator, String pin) {
        SignOnOutcome outcome = verify(operator, pin);
        if (outcome instanceof SignOnOutcome.Welcome(SignedOn person)) {
            signOff();
            session.begin(person);
            record.keep(new TillControl.SignedOn(person.operator()));
        }
        return outcome;
    }

    /// Whether the PIN is theirs; signs nobody on. Wrong ones delay as at sign-on.
    public synchronized SignOnOutcome verify(OperatorId operator, String pin) {
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
            Instant tried = wrongPins.add(operator, now);
            record.keep(new PinRefused(operator, wrongPins.inARow(operator)));
            return new SignOnOutcome.WrongPin(tried);
        }
        wrongPins.forget(operator);
        return new SignOnOutcome.Welcome(person(row.get()));
    }

    /// Who could approve that the operator uses a right: everyone else who has it. Reads, so not
    /// for the FX thread.
    public List<SignedOn> approvers(Right right, Optional<Money> amount) {
        Rights rights = session.rights();
        return operators().stream()
                .filter(who -> rights.of(who.role(), right).of(amount) == Allowance.ALLOW)
                .filter(who -> !session.operator().equals(Optional.of(who)))
                .toList();
    }

    /// What becomes of the operator's wish to use a right; for screens.
    public Allowance allowance(Right right) {
        return session.allowance(right);
    }

    /// Leaves everything else as it is; the next operator finds the basket.
    public void signOff() {
        end(false);
    }

    /// Signs off because nobody has touched the till for a while.
    public void lock() {
        end(true);
    }

    private void end(boolean locked) {
        session.operator().ifPresent(who -> record.keepSoon(new SignedOff(who.operator(), locked)));
        session.end();
    }

    private static SignedOn person(OperatorRow row) {
        return new SignedOn(row.operator(), row.name(), row.role());
    }
}
