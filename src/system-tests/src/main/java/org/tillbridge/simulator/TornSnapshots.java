package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a till is away while others work and the log is shortened, so it needs a
/// snapshot, and what comes of that breaks off again and again: the rest is fetched after it.
final class TornSnapshots extends PlanPart {
    private static final int THEM_IN = 60;

    TornSnapshots(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 25, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int till = till();
        Duration at = anyTime();
        add(at, new Act.ChangeWeather(till, Weather.DARK));
        add(at.plusSeconds(40), new Act.ChangePrice(item(), 1 + chance.nextInt(5000)));
        add(at.plusSeconds(41), new Act.ChangeItem(item(), chance.nextBoolean()));
        add(at.plusSeconds(50), new Act.ShortenLog());
        add(at.plusSeconds(60), new Act.ChangeWeather(till, Weather.TORN));
        add(at.plusSeconds(120), new Act.ChangeWeather(till, Weather.CLEAR));
    }
}
