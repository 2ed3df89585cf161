package org.tillbridge.simulator;

import org.tillbridge.simulator.oracle.Violation;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.LongFunction;

/// Runs seeds from 1 on until one fails.
public final class SimulatorHunt implements LongFunction<String> {
    private static final int SHOWN = 100;

    /// @param seeds at most so many
    /// @return `seed TAB what was violated`, seed 0 where tills cannot even load what they begin
    ///   with; empty if none failed
    @Override
    public String apply(long seeds) {
        return hunt(PlanMaker::make, seeds);
    }

    static String hunt(LongFunction<Plan> plans, long seeds) {
        try (Seeds all = new Seeds(plans)) {
            all.run(1, seeds, Duration.ofMinutes(10), _ -> all.enough());
            return all.failed().stream()
                    .min(Comparator.comparingLong(Seeds.Failed::seed))
                    .map(failed -> failed.seed() + "\t" + what(failed.failure()))
                    .orElse("");
        } catch (Violation beforeAny) {
            return "0\t" + what(new Simulation.Failure(beforeAny.invariant(), beforeAny.what()));
        }
    }

    private static String what(Simulation.Failure failure) {
        String first = failure.what().lines().findFirst().orElse("").replace('|', '/');
        return failure.invariant() + ": " + first.substring(0, Math.min(SHOWN, first.length()));
    }
}
