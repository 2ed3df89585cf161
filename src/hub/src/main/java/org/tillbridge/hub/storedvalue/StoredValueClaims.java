package org.tillbridge.hub.storedvalue;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.hub.customer.CustomerStore;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.storedvalue.StoredValueStore.Balance;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.StoredValueRules;
import org.tillbridge.sync.rules.Trust;
import org.tillbridge.sync.wire.StoredValueAnswer;
import org.tillbridge.sync.wire.StoredValueClaim;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tells what is on gift cards and store credits, and keeps back what a sale is being paid with. A
/// claim books nothing: it ends when the entry of the sale arrives, when it is given up, or by
/// itself, so a till that dies in between takes nothing from anybody.
///
/// Safe for use by any number of threads.
public final class StoredValueClaims {
    /// Longer than it takes to pay.
    static final Duration LASTS = Duration.ofMinutes(15);

    private final HubDatabase database;
    private final Clock clock;
    private final GuessLimit guesses;

    public StoredValueClaims(HubDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.guesses = new GuessLimit(clock);
    }

    /// Sets a claim to an amount, or to what can be had of it; nothing ends it, or only asks.
    public ClaimOutcome claim(WorkstationId workstation, StoredValueClaim wanted) {
        if (!guesses.begin(workstation)) {
            return new ClaimOutcome.TooManyTries();
        }
        boolean missed = false;
        try {
            ClaimOutcome outcome =
                    database.write(transaction -> claim(transaction, workstation, wanted));
            missed = outcome instanceof ClaimOutcome.Unknown;
            return outcome;
        } finally {
            if (!missed) {
                guesses.forget(workstation);
            }
        }
    }

    private ClaimOutcome claim(
            HubTransaction transaction, WorkstationId workstation, StoredValueClaim wanted)
            throws SQLException {
        if (new EnrolmentStore(transaction.statements()).trust(workstation).trust()
                == Trust.REVOKED) {
            return new ClaimOutcome.Revoked();
        }
        Optional<StoredValueCode> card = account(transaction, wanted.code());
        if (card.isEmpty()) {
            return new ClaimOutcome.Unknown();
        }
        return claim(
                transaction,
                workstation,
                new StoredValueClaim(wanted.claim(), card.get(), wanted.amount()),
                wanted.code());
    }

    /// Points are on one card, whichever of their cards a customer shows.
    private static Optional<StoredValueCode> account(
            HubTransaction transaction, StoredValueCode shown) throws SQLException {
        return shown.kind() == StoredValueKind.POINTS
                ? new CustomerStore(transaction.statements()).account(shown)
                : Optional.of(shown);
    }

    /// @param shown the card that was: a block of it is none of the other cards of its customer
    private ClaimOutcome claim(
            HubTransaction transaction,
            WorkstationId workstation,
            StoredValueClaim wanted,
            StoredValueCode shown)
            throws SQLException {
        StoredValueStore store = new StoredValueStore(transaction.statements());
        CurrencyUnit currency = wanted.amount().getCurrencyUnit();
        Instant now = clock.instant();
        if (wanted.code().kind() == StoredValueKind.POINTS) {
            store.add(wanted.code(), Money.zero(currency));
        }
        Optional<Balance> balance = store.lock(wanted.code(), currency);
        if (balance.isEmpty()) {
            return new ClaimOutcome.Unknown();
        }
        if (store.isTaken(wanted.claim(), wanted.code(), currency, workstation)) {
            return new ClaimOutcome.Taken();
        }
        store.forgetLapsed(wanted.code(), currency, now);
        if (StoredValueRules.isBlocked(balance.get().amount()) || store.block(shown).isPresent()) {
            store.release(wanted.claim(), wanted.code());
            return new ClaimOutcome.Blocked();
        }
        Money free =
                atLeastNothing(
                        balance.get()
                                .amount()
                                .minus(
                                        store.claimed(
                                                wanted.code(), currency, wanted.claim(), now)));
        Money claimed = wanted.amount().isGreaterThan(free) ? free : wanted.amount();
        if (claimed.isZero()) {
            store.release(wanted.claim(), wanted.code());
        } else {
            store.claim(wanted.claim(), wanted.code(), claimed, workstation, now.plus(LASTS));
        }
        return new ClaimOutcome.Answered(new StoredValueAnswer(wanted.claim(), free, claimed));
    }

    private static Money atLeastNothing(Money amount) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
    }
}
