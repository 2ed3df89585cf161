package org.tillbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.simulator.Plan.Step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// No sale lost, none twice, whatever happens: see simulator.md.
class SimulatorTest {
    private static final long SEEDS = 40;

    @Test
    void manySeedsKeepWhatIsAlwaysTrue() {
        List<String> failed = new ArrayList<>();
        long begin = System.nanoTime();
        try (Seeds seeds = new Seeds(PlanMaker::make)) {
            seeds.run(
                    1,
                    SEEDS,
                    Duration.ofMinutes(20),
                    one ->
                            failed.add(
                                    SeedsCommand.replay(SimulatorCommand.COMMAND, one.seed())
                                            + ": "
                                            + one.failure()));
            System.out.printf(
                    "Simulator: %d seeds, %d things happened, %d s, %d failed%n",
                    seeds.done(),
                    seeds.lines(),
                    (System.nanoTime() - begin) / 1_000_000_000,
                    failed.size());
            assertThat(failed).isEmpty();
            assertThat(seeds.done()).isEqualTo(SEEDS);
        }
    }

    @Test
    void theSameSeedHasTheSameTrace() {
        try (Seeds seeds = new Seeds(PlanMaker::make)) {
            Plan plan = PlanMaker.make(7);
            assertThat(seeds.outcome(plan).hash()).isEqualTo(seeds.outcome(plan).hash());
        }
    }

    @Test
    void aPlanThatFailsIsShrunkToWhatItFailsOf() {
        Plan plan = PlanMaker.make(3);
        Step needed = plan.steps().get(plan.steps().size() / 2);

        Plan least = new Shrinking(one -> one.steps().contains(needed)).shrink(plan);

        assertThat(least.steps()).containsExactly(needed);
    }
}
