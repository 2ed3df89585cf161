package org.tillbridge.pos.signon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.replica.ReplicaView;
import org.tillbridge.sync.wire.PinVerifier;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Signs operators on by their PIN, with or without a network. A wrong PIN delays the next try by
/// 1, 2, 4 … 60 seconds; it never locks anyone out for good.
///
/// Verifying takes a noticeable time by intention: never call it on the FX thread. One try is made
/// at a time.
public final class SignOnService {
    private static final Logger LOG = LoggerFactory.getLogger(SignOnService.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final ReplicaView replica;
    private final PinVerifier verifier;
    private final Session session;
    private final Clock clock;
    private final Map<OperatorId, Failures> failures = new HashMap<>();

    private record Failures(int count, Instant until) {
        Failures next(Instant now) {
            Duration pause = Duration.ofSeconds(1L << Math.min(count, 6));
            return new Failures(
                    count + 1,
                    now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
        }
    }

    public SignOnService(ReplicaView replica, PinVerifier verifier, Session session, Clock clock) {
        this.replica = replica;
        this.verifier = verifier;
        this.session = session;
        this.clock = clock;
    }

    /// Everyone who may sign on here, by name.
    public List<SignedOn> operators() {
        return replica.operators().stream().map(SignOnService::person).toList();
    }

    public synchronized SignOnOutcome signOn(OperatorId operator, String pin) {
        Instant now = clock.instant();
        Failures before = failures.getOrDefault(operator, new Failures(0, Instant.MIN));
        if (now.isBefore(before.until())) {
            return new SignOnOutcome.TooSoon(before.until());
        }
        Optional<OperatorRow> row =
                replica.operators().stream()
                        .filter(each -> each.operator().equals(operator))
                        .findFirst();
        if (row.isEmpty()) {
            return new SignOnOutcome.NobodyByThatNumber();
        }
        if (!verifier.matches(operator, pin, row.get().pin())) {
            Failures after = before.next(now);
            failures.put(operator, after);
            LOG.warn("Wrong PIN for operator {}, number {} in a row", operator, after.count());
            return new SignOnOutcome.WrongPin(after.until());
        }
        failures.remove(operator);
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
