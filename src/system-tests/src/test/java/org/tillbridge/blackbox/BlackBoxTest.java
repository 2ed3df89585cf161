package org.tillbridge.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// The short forms of those that are over soon; the whole list is a command of the simulator.
class BlackBoxTest {
    @TempDir Path folder;

    @Test
    void aTillThatIsKilledWhileItFinishesASaleLosesNoneAndDoublesNone() throws IOException {
        assertThat(agreed("kills-while-finishing"))
                .contains("5 kills of tills", "1 at finish", "1 at entry", "1 at finished");
    }

    @Test
    void twoMachinesWithTheSameDiskAreBookedAsTwo() throws IOException {
        assertThat(agreed("cloned-disk")).contains("on two machines are till 1");
    }

    @Test
    void aFactThatCannotBeBookedYetHoldsNothingUp() throws IOException {
        assertThat(agreed("poison-first")).contains("1 effect waited");
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
