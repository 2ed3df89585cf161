package org.tillbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.simulator.Plan.Step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Some of the seeds that `java -jar simulator.jar powerloss` runs many of.
class PowerLossTest {
    private static final long SEEDS = 12;

    @Test
    void whatWasToldToBeOnDiskIsThereWhateverADiskForgetsThatLosesItsPower() {
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        try (Seeds seeds = new Seeds(PowerLossPlans::make)) {
            seeds.run(
                    1,
                    SEEDS,
                    Duration.ofMinutes(20),
                    one ->
                            failed.add(
                                    SeedsCommand.replay(PowerLossCommand.COMMAND, one.seed())
                                            + ": "
                                            + one.failure()));
            assertThat(failed).isEmpty();
            assertThat(seeds.done()).isEqualTo(SEEDS);
            assertThat(seeds.sometimes().missing(Reachable.inManyPowerLosses()))
                    .isSubsetOf("journal recovered");
        }
    }

    @Test
    void theSamePowerLossLeavesTheSame() {
        Plan plan = PowerLossPlans.make(2);
        assertThat(plan.steps())
                .extracting(Step::act)
                .hasAtLeastOneElementOfType(Act.AtTheDisk.class);
        try (Seeds seeds = new Seeds(PowerLossPlans::make)) {
            assertThat(seeds.outcome(plan).hash()).isEqualTo(seeds.outcome(plan).hash());
        }
    }
}
