package org.tillbridge.simulator;

import org.tillbridge.pos.sale.CustomerOutcome;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.CustomerQuestion;

import java.util.Optional;

/// Asks whose a sale is, and enrols whoever is not known at this till.
final class CustomerDesk extends AtTill {
    CustomerDesk(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        super(world, till, life, ledger);
    }

    /// @param person by whose address they are known
    void ask(int person) {
        String address = "person" + person + "@example.com";
        boolean isNew =
                life.customers
                        .known()
                        .here(
                                new CustomerQuestion.ByEmail(
                                        EmailAddress.parse(address).orElseThrow()))
                        .isEmpty();
        long before = life.written();
        if (isNew) {
            book.begin(Happened.fact("CustomerEnrolled", date()));
        }
        CustomerOutcome outcome = life.customers.enrol(address, "Person " + person);
        if (isNew) {
            settled(before, Optional.empty());
        } else {
            till.ports().requirePower();
        }
        switch (outcome) {
            case CustomerOutcome.Enrolled _ -> world.sometimes().reached("a customer enrolled");
            case CustomerOutcome.Chosen _ -> world.sometimes().reached("a customer known here");
            case CustomerOutcome.NotWritten _ -> refusedByTheDisk();
            case CustomerOutcome.TakenOff _, CustomerOutcome.Wrong _, CustomerOutcome.Refused _ ->
                    throw new Violation(20, "nobody is enrolled: " + outcome);
        }
    }
}
