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

/// The hub is killed while tills push, at named statements. At any moment: [FaultyLine].
final class HubKilled extends Scenario {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /// Many sales come with one push.
    private static final int MOST_TIMES = 4;

    private static final List<String> STATEMENTS =
            List.of(
                    "INSERT INTO journal_entry",
                    "INSERT INTO retail_transaction",
                    "INSERT INTO workstation_epoch",
                    "COMMIT");

    private final int kills;
    private boolean over;
    private final Map<String, Integer> diedAt = new TreeMap<>();

    HubKilled(Order order) throws IOException {
        super(order, 3, order.either(90, 1200));
        this.kills = order.either(3, 20);
    }

    @Override
    public Child hub(Program program) {
        if (program.life() == 0 || program.life() > kills || over) {
            return super.hub(program);
        }
        int times = 1 + new Random(order().seed() * 31 + program.life()).nextInt(MOST_TIMES);
        return HubCommand.dyingAt(
                program, STATEMENTS.get(program.life() % STATEMENTS.size()), times);
    }

    /// Until all have rung what they may; in the last third, until the hub has all.
    @Override
    public void during(int third, Stage stage) throws IOException {
        HubProcess hub = stage.hub();
        if (third == 0) {
            again(hub);
        }
        while (awaitDeath(stage)) {
            diedAt.merge(hub.moment().orElseThrow(), 1, Integer::sum);
            again(hub);
        }
    }

    @Override
    void happened(Stage stage) {
        int deaths = diedAt.values().stream().mapToInt(Integer::intValue).sum();
        require(
                deaths >= order().either(1, STATEMENTS.size()),
                "%d of %d deaths: %s".formatted(deaths, kills, diedAt));
    }

    private static boolean awaitDeath(Stage stage) {
        HubProcess hub = stage.hub();
        stage.news()
                .await(
                        "the hub's next death",
                        PATIENCE,
                        () -> hub.moment().isPresent() || stage.fleet().rest());
        return hub.moment().isPresent();
    }

    private static void again(HubProcess hub) {
        hub.kill();
        hub.start();
    }

    /// In the end with a hub that does not die. Where it died three times of the same entry it took
    /// that for the cause and kept it unread: an operator has to have it replayed.
    @Override
    public void before(int third, Stage stage) throws IOException {
        super.before(third, stage);
        if (third == 3) {
            over = true;
            again(stage.hub());
            did(stage.hub().replayParked() + " kept unread and replayed");
            diedAt.forEach((statement, times) -> did(times + " at " + statement));
        }
    }
}
