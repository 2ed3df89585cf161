package org.tillbridge.blackbox;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.replay.HubProcess;
import org.tillbridge.demo.replay.Stage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// The hub is killed while tills push: at named statements, and at any moment.
final class HubKilled extends Scenario {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final List<String> STATEMENTS =
            List.of(
                    "INSERT INTO journal_entry",
                    "INSERT INTO retail_transaction",
                    "INSERT INTO workstation_epoch",
                    "COMMIT");

    private final int kills;
    private final Map<String, Integer> diedAt = new TreeMap<>();

    HubKilled(Order order) throws IOException {
        super(order, 3, order.either(90, 1200));
        this.kills = order.either(2, 16);
    }

    @Override
    int hubKills() {
        return order().either(0, 6);
    }

    @Override
    public Child hub(Program program) {
        if (program.life() == 0 || program.life() > kills) {
            return super.hub(program);
        }
        int times = 1 + new Random(order().seed() * 31 + program.life()).nextInt(12);
        return HubCommand.dyingAt(
                program, STATEMENTS.get(program.life() % STATEMENTS.size()), times);
    }

    /// Half of the kills in the first third, half in the second.
    @Override
    public void during(int third, Stage stage) throws IOException {
        HubProcess hub = stage.hub();
        boolean more = third < 2;
        if (third == 0) {
            hub.kill();
            hub.start();
        }
        for (int kill = 0; more && kill < kills / 2; kill++) {
            stage.news()
                    .await(
                            "the hub's next death",
                            PATIENCE,
                            () -> hub.moment().isPresent() || stage.fleet().rest());
            more = hub.moment().isPresent();
            if (more) {
                diedAt.merge(hub.moment().get(), 1, Integer::sum);
                hub.kill();
                hub.start();
            }
        }
    }

    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 3) {
            diedAt.forEach((statement, times) -> did(times + " at " + statement));
        }
    }
}
