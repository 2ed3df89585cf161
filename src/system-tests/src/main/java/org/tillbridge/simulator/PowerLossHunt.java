package org.tillbridge.simulator;

import java.util.function.LongFunction;

/// Runs seeds of power losses from 1 on until one fails.
public final class PowerLossHunt implements LongFunction<String> {
    /// @param seeds at most so many
    /// @return `seed TAB what was violated`; empty if none failed
    @Override
    public String apply(long seeds) {
        return SimulatorHunt.hunt(PowerLossPlans::make, seeds);
    }
}
