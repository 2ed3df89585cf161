package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a rate of tax changes while a till hears nothing and sells on.
final class TaxesChanged extends PlanPart {
    private static final int THEM_IN = 16;

    TaxesChanged(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 17, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int dark = till();
        Duration at = anyTime();
        add(at, new Act.ChangeWeather(dark, Weather.DARK));
        add(at.plusSeconds(1), new Act.ChangeTax(6 + chance.nextInt(10)));
        add(at.plusSeconds(40), new Act.ChangeWeather(dark, Weather.CLEAR));
        for (int i = 2 + chance.nextInt(3); i > 0; i--) {
            Act.Wanted reduced = new Act.Wanted(1 + 3 * chance.nextInt(8), 1);
            Duration later = at.plusMillis(2_000 + chance.nextLong(60_000));
            add(later, new Act.Sell(dark, List.of(reduced), false, false));
        }
    }
}
