package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a hub is put back, and those who know it come one after the other. At times
/// the first of them was stolen before the backup; at times the date is over meanwhile, so that
/// days would be complete.
final class HealsUnderWay extends PlanPart {
    private static final int THEM_IN = 40;

    HealsUnderWay(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 28, THEM_IN, steps);
    }

    @Override
    void addAll() {
        if (isOfDisksOrTrust()) {
            return;
        }
        int first = till();
        int other = maker.beside(first);
        Duration at = maker.end();
        for (int till : List.of(first, other)) {
            add(at, new Act.ChangeWeather(till, Weather.CLEAR));
            add(at.plusSeconds(1), maker.work(till));
        }
        boolean isStolen = chance.nextBoolean();
        if (isStolen) {
            add(at.plusSeconds(5), new Act.Revoke(first));
        } else {
            add(at.plusSeconds(5), new Act.CloseDay(first));
            add(at.plusSeconds(5), new Act.CloseDay(other));
        }
        add(at.plusSeconds(20), new Act.KeepHub());
        add(
                at.plusSeconds(21),
                new Act.Sell(first, List.of(new Act.Wanted(item(), 1)), false, false));
        add(at.plusSeconds(30), new Act.ChangeWeather(other, Weather.UNPLUGGED));
        if (!isStolen) {
            add(at.plusSeconds(31), new Act.LongNight(Duration.ofDays(2)));
        }
        add(at.plusSeconds(32), new Act.RestoreHub(false));
        add(at.plusSeconds(100), new Act.ChangeWeather(other, Weather.CLEAR));
        add(at.plusSeconds(110), maker.work(other));
    }
}
