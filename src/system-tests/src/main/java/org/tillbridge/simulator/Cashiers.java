package org.tillbridge.simulator;

import org.tillbridge.simulator.oracle.Ledger;

import java.util.Optional;
import java.util.function.Consumer;

/// Lets people work at tills.
///
/// @param ledger where they write down what they saw
record Cashiers(World world, Ledger ledger) {
    /// Nobody does where the program does not run.
    void at(SimulatedTill till, Consumer<Cashier> work) {
        till.life().ifPresent(life -> at(till, life, work));
    }

    /// Goes on with what was begun a while ago, unless the program has ended since.
    void later(SimulatedTill till, TillLife life, Consumer<Cashier> work) {
        world.time()
                .inMillis(
                        0,
                        () ->
                                till.life()
                                        .filter(now -> now.equals(life))
                                        .ifPresent(now -> at(till, now, work)));
    }

    private void at(SimulatedTill till, TillLife life, Consumer<Cashier> work) {
        till.ports().forgive();
        Cashier cashier = new Cashier(world, till, life, ledger);
        boolean whole = till.doing(() -> work.accept(cashier));
        till.left(whole ? cashier.screen() : Optional.empty());
    }
}
