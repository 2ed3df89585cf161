package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: sales that are set aside at one till and rung on at another of its store,
/// which takes part if it does not anyway.
final class SharedSales extends PlanPart {
    private static final int THEM_IN = 5;

    SharedSales(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 11, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int here = till();
        int there = maker.beside(here);
        Duration at = anyTime();
        add(at, aside(here));
        Duration next = at.plusMillis(1_000 + chance.nextLong(8_000));
        switch (chance.nextInt(6)) {
            case 0 -> together(next, here, there);
            case 1 -> unasked(next, here, there);
            case 2 -> dies(next, here, there);
            case 3 -> isRevoked(next, here, there);
            case 4 -> meanwhile(next, there);
            default -> add(next, over(there));
        }
        for (int i = 2 + chance.nextInt(4); i > 0; i--) {
            Duration later = at.plusMillis(1 + chance.nextLong(70_000));
            int till = chance.nextBoolean() ? here : there;
            add(later, chance.nextInt(3) == 0 ? aside(till) : over(till));
        }
        aroundEachDisk(this::around);
    }

    private void together(Duration at, int here, int there) {
        add(at, over(there));
        add(at, over(here));
    }

    /// The till that has it cannot ask, and takes it up all the same.
    private void unasked(Duration at, int here, int there) {
        add(at, new Act.ChangeWeather(here, Weather.DARK));
        add(at.plusMillis(1), new Act.TakeOver(there, 0, true));
        add(at.plusSeconds(1), new Act.Resume(here, 0, chance.nextBoolean()));
        add(at.plusSeconds(30), new Act.ChangeWeather(here, Weather.CLEAR));
    }

    /// Somebody else is served before the hub has answered.
    private void meanwhile(Duration at, int there) {
        add(at, new Act.TakeOver(there, 0, false));
        add(at.plusMillis(1 + chance.nextLong(60)), new Act.BeginBasket(there, item()));
    }

    /// Whoever was given it loses its power, before or after it rang it on.
    private void dies(Duration at, int here, int there) {
        add(at, new Act.TakeOver(there, 0, false));
        add(at.plusMillis(1 + chance.nextLong(200)), new Act.CutTill(there));
        add(at.plusSeconds(2), over(here));
        add(at.plusSeconds(12), over(there));
    }

    /// While it has it, or before it rang it on.
    private void isRevoked(Duration at, int here, int there) {
        add(at, new Act.TakeOver(there, 0, chance.nextBoolean()));
        add(at.plusMillis(1 + chance.nextLong(400)), new Act.Revoke(there));
        add(at.plusSeconds(3), over(here));
        add(at.plusSeconds(5), over(there));
    }

    /// What is set aside just before something befalls a disk is asked for elsewhere.
    private void around(Duration at, int till) {
        int there = maker.beside(till);
        add(at.minusMillis(1_000 + chance.nextLong(6_000)), aside(till));
        add(at.minusMillis(1 + chance.nextLong(2_000)), over(there));
        add(at.plusMillis(1 + chance.nextLong(40_000)), over(till));
        add(at.plusMillis(1 + chance.nextLong(40_000)), over(there));
    }

    private Act.Suspend aside(int till) {
        return new Act.Suspend(
                till,
                List.of(new Act.Wanted(item(), 1), new Act.Wanted(item(), 1 + chance.nextInt(3))));
    }

    private Act.TakeOver over(int till) {
        return new Act.TakeOver(till, chance.nextInt(3), chance.nextInt(3) != 0);
    }
}
