package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// What is done to the shops in one simulation, and when.
///
/// @param tills numbers of the workstations that take part
/// @param realKeys whether signatures are Ed25519
/// @param firstMorning whether the tills were never started before
/// @param disksForget whether a power cut takes what was not synced
/// @param steps by time
record Plan(
        long seed,
        List<Integer> tills,
        boolean realKeys,
        boolean firstMorning,
        boolean disksForget,
        List<Step> steps) {
    /// @param at since the start
    record Step(Duration at, Act act) {}

    Plan {
        tills = List.copyOf(tills);
        steps = List.copyOf(steps);
    }

    Plan with(List<Step> fewer) {
        return new Plan(seed, tills, realKeys, firstMorning, disksForget, fewer);
    }

    Plan onForgettingDisks() {
        return new Plan(seed, tills, realKeys, firstMorning, true, steps);
    }
}
