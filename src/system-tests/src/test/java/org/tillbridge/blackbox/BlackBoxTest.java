package org.tillbridge.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.replay.Stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// The short forms of those that are over soon; the whole list is a command of the simulator.
class BlackBoxTest {
    @TempDir Path folder;

    @Test
    void aTillThatIsKilledWhileItFinishesASaleLosesNoneAndDoublesNone() throws IOException {
        assertThat(agreed("kills-while-finishing"))
                .contains(
                        "7 kills of tills",
                        "1 at finish",
                        "1 at entry",
                        "1 at finished",
                        "1 at open sale");
    }

    @Test
    void twoMachinesWithTheSameDiskAreBookedAsTwo() throws IOException {
        assertThat(agreed("cloned-disk")).contains("on two machines are till 1");
    }

    @Test
    void aFactThatCannotBeBookedYetHoldsNothingUp() throws IOException {
        assertThat(agreed("poison-first")).contains("1 effect waited");
    }

    @Test
    void aScenarioWhoseBadLuckDidNotComeProvesNothing() throws IOException {
        Order order = new Order(folder.resolve("calm"), Order.Engine.SQLITE, 1, true);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (Scenario calm = new Calm(order);
                PrintStream out = new PrintStream(said, true, UTF_8)) {
            assertThat(calm.run(out)).isFalse();
        }
        assertThat(said.toString(UTF_8))
                .containsSubsequence("ALL AGREE", "Did not come as it ought to: a storm");
    }

    /// It waits for a storm that does not come.
    private static final class Calm extends Scenario {
        Calm(Order order) throws IOException {
            super(order, 1, 5);
        }

        @Override
        void happened(Stage here) {
            require(here.fleet().kills() > 0, "a storm");
        }
    }

    private String agreed(String scenario) throws IOException {
        BlackBox.Outcome outcome =
                BlackBox.run(
                        scenario,
                        new Order(folder.resolve(scenario), Order.Engine.SQLITE, 1, true));
        assertThat(outcome.agrees()).as(outcome.report()).isTrue();
        return outcome.account();
    }
}
