package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.Stage;

import java.io.IOException;
import java.util.Random;

/// Tills are killed in the act of finishing a sale, 200 times in all: every second time at a named
/// step, else at any moment.
final class KillsWhileFinishing extends Scenario {
    private final int deaths;

    KillsWhileFinishing(Order order) throws IOException {
        super(order, order.either(1, 4), order.either(40, 1000));
        this.deaths = order.either(7, 50);
    }

    @Override
    void happened(Stage stage) {
        int all = deaths * workstations();
        int kills = stage.fleet().kills();
        require(kills >= all, "%d of %d deaths".formatted(kills, all));
    }

    @Override
    public Child till(Program program) {
        if (program.life() >= deaths) {
            return super.till(program);
        }
        long seed = order().seed() * 1_009 + program.name().hashCode() * 131L + program.life();
        return TillCommand.dyingAt(program, Death.of(program.life(), new Random(seed)));
    }
}
