package org.tillbridge.pos;

import org.joda.money.Money;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.StoredValueAnswer;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;
import org.tillbridge.sync.wire.StoredValueOutcome.Why;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// A hub in memory that knows of gift cards what it was told. It keeps claims back as the real one
/// does, and answers nothing while it is away.
public final class CardHub implements Function<StoredValueClaim, StoredValueOutcome> {
    private final Map<StoredValueCode, Money> balances = new ConcurrentHashMap<>();
    private final Map<UUID, StoredValueClaim> claims = new ConcurrentHashMap<>();
    private volatile Optional<NoAnswer.Cause> silent = Optional.empty();
    private boolean breaking;

    public void put(StoredValueCode card, Money balance) {
        balances.put(card, balance);
    }

    public void goAway() {
        silent = Optional.of(NoAnswer.Cause.UNREACHABLE);
    }

    /// It is there, and does not take this till's word.
    public void refuseTheTill() {
        silent = Optional.of(NoAnswer.Cause.REFUSED);
    }

    public void comeBack() {
        silent = Optional.empty();
    }

    /// Nothing is kept back any more.
    public void lapse() {
        claims.clear();
    }

    /// The next call throws, for a fault of this program.
    public synchronized void breakOnce() {
        breaking = true;
    }

    /// What is kept back of a card.
    public Money claimed(StoredValueCode card) {
        return claims.values().stream()
                .filter(claim -> claim.code().equals(card))
                .map(StoredValueClaim::amount)
                .reduce(Money.zero(balances.get(card).getCurrencyUnit()), Money::plus);
    }

    @Override
    public synchronized StoredValueOutcome apply(StoredValueClaim wanted) {
        if (breaking) {
            breaking = false;
            throw new IllegalStateException("broken on purpose");
        }
        if (silent.isPresent()) {
            return NoAnswer.because(silent.get(), "silent");
        }
        Money balance = balances.get(wanted.code());
        if (balance == null) {
            return new StoredValueOutcome.Refused(Why.UNKNOWN_CARD);
        }
        if (balance.isNegative()) {
            return new StoredValueOutcome.Refused(Why.BLOCKED_CARD);
        }
        claims.remove(wanted.claim());
        Money free = balance.minus(claimed(wanted.code()));
        Money kept = wanted.amount().isGreaterThan(free) ? free : wanted.amount();
        if (!kept.isZero()) {
            claims.put(wanted.claim(), new StoredValueClaim(wanted.claim(), wanted.code(), kept));
        }
        return new StoredValueOutcome.Answered(new StoredValueAnswer(wanted.claim(), free, kept));
    }
}
