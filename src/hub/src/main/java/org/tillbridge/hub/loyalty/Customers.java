package org.tillbridge.hub.loyalty;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.hub.customer.CustomerGroupStore;
import org.tillbridge.hub.customer.CustomerStore;
import org.tillbridge.hub.customer.CustomerStore.Found;
import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.storedvalue.GuessLimit;
import org.tillbridge.hub.storedvalue.StoredValueStore;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/// Tells workstations who a customer is, and what they have: no more than it takes to greet them.
///
/// Safe for use by any number of threads.
public final class Customers {
    private final HubDatabase database;
    private final GuessLimit guesses;

    public Customers(HubDatabase database, InstantSource clock) {
        this.database = database;
        this.guesses = new GuessLimit(clock);
    }

    /// Looks for a customer. Points are in the currency of the workstation's store.
    public SearchOutcome find(EnrolledWorkstation workstation, CustomerQuestion question) {
        if (!guesses.begin(workstation.id())) {
            return new SearchOutcome.TooManyTries();
        }
        boolean missed = false;
        try {
            Optional<CustomerAnswer> found = database.read(sql -> find(sql, workstation, question));
            missed = found.isEmpty();
            return missed ? new SearchOutcome.Unknown() : new SearchOutcome.Answered(found.get());
        } finally {
            if (!missed) {
                guesses.forget(workstation.id());
            }
        }
    }

    private static Optional<CustomerAnswer> find(
            StatementStore sql, EnrolledWorkstation workstation, CustomerQuestion question)
            throws SQLException {
        Optional<Found> found = new CustomerStore(sql).find(question);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CurrencyUnit currency =
                new ShopStore(sql).store(workstation.store()).orElseThrow().currency();
        Found one = found.get();
        Money points = new StoredValueStore(sql).balance(one.card(), currency);
        return Optional.of(
                new CustomerAnswer(
                        one.customer(),
                        one.card(),
                        one.name(),
                        points,
                        new CustomerGroupStore(sql).of(one.customer())));
    }
}
