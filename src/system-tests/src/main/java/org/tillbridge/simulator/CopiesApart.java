package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a second machine is set up with a copy of a till's disk, and hears from the
/// hub that it has all of that journal, as the till did. Then one of them, or both, have no way to
/// the hub while both sell; or they sell at the same moment. Whoever comes second sends other
/// entries for places at which the hub has some, which is how it finds out. In seeds in which
/// nothing else happens to disks and trust.
final class CopiesApart extends PlanPart {
    private static final int THEM_IN = 10;
    private static final List<Weather> NO_WAY =
            List.of(Weather.UNPLUGGED, Weather.DARK, Weather.NO_WAY_THERE, Weather.NO_WAY_BACK);

    CopiesApart(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 26, THEM_IN, steps);
    }

    @Override
    void addAll() {
        if (isOfDisksOrTrust()) {
            return;
        }
        int till = till();
        int copy = till + Doing.COPY;
        Duration at = anyTime();
        add(at, new Act.CloneDisk(till));
        Duration apart = at.plusMillis(1_000 + chance.nextLong(4_000));
        switch (chance.nextInt(4)) {
            case 0 -> together(apart, till, copy);
            case 1 -> {
                comesBack(apart, till);
                comesBack(apart, copy);
                both(apart, till, copy);
            }
            case 2 -> {
                comesBack(apart, till);
                both(apart, till, copy);
            }
            default -> {
                comesBack(apart, copy);
                both(apart, copy, till);
            }
        }
        add(apart.plusSeconds(50), work(till));
        add(apart.plusSeconds(51), work(copy));
    }

    /// What either sends is under way when what the other sends comes.
    private void together(Duration at, int till, int copy) {
        add(at, sell(till));
        add(at, sell(copy));
    }

    private void comesBack(Duration at, int machine) {
        add(at, new Act.ChangeWeather(machine, NO_WAY.get(chance.nextInt(NO_WAY.size()))));
        add(
                at.plusMillis(15_000 + chance.nextLong(15_000)),
                new Act.ChangeWeather(machine, Weather.CLEAR));
    }

    /// Whoever has fewer entries than the hub hears that from its store's news, at times before it
    /// sends its own.
    private void both(Duration at, int out, int other) {
        int acts = 1 + chance.nextInt(2);
        for (int i = 0; i < acts; i++) {
            add(at.plusMillis(1 + chance.nextLong(12_000)), work(other));
        }
        for (int i = acts + chance.nextInt(2); i > 0; i--) {
            add(at.plusMillis(1 + chance.nextLong(12_000)), work(out));
        }
    }

    private Act work(int machine) {
        return switch (chance.nextInt(6)) {
            case 0 -> new Act.TakeBack(machine, item(), chance.nextBoolean());
            case 1 -> new Act.Suspend(machine, List.of(new Act.Wanted(item(), 1)));
            default -> sell(machine);
        };
    }

    private Act.Sell sell(int machine) {
        Act.Wanted some = new Act.Wanted(item(), 1 + chance.nextInt(3));
        return new Act.Sell(machine, List.of(some), false, false);
    }
}
