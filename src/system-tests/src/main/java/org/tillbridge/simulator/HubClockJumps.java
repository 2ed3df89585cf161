package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: somebody sets the clock of the hub's machine, forth and back, at times just
/// before or after it is put back to a backup.
final class HubClockJumps extends PlanPart {
    private static final int THEM_IN = 12;
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final Duration YEARS = Duration.ofDays(3650);

    HubClockJumps(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 27, THEM_IN, steps);
    }

    @Override
    void addAll() {
        Duration most = chance.nextInt(4) == 0 ? YEARS : MINUTES;
        Duration ahead = Duration.ofMillis(chance.nextLong(most.toMillis()));
        Duration at = anyTime();
        if (chance.nextBoolean()) {
            add(at, new Act.JumpHubClock(ahead));
            at = at.plusSeconds(10 + chance.nextInt(60));
        }
        add(at, new Act.JumpHubClock(ahead.negated()));
        for (Plan.Step step : planned()) {
            if (step.act() instanceof Act.RestoreHub) {
                long around = chance.nextLong(-5_000, 20_000);
                Duration back = Duration.ofMillis(-chance.nextLong(MINUTES.toMillis()));
                add(step.at().plusMillis(around), new Act.JumpHubClock(back));
            }
        }
    }
}
