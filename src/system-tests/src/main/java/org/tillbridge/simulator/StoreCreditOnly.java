package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a store gives a store credit only for goods without proof from now on, and a
/// till that has not heard of it gives money.
final class StoreCreditOnly extends PlanPart {
    private static final int THEM_IN = 40;

    /// Longer than a request waits for news.
    private static final Duration AWAY = Duration.ofSeconds(26);

    StoreCreditOnly(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 22, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int till = till();
        int store = (till - 1) % Templates.STORES + 1;
        Duration at = anyTime().plus(AWAY);
        add(at.minusSeconds(28), sold(till));
        add(at.minus(AWAY), new Act.ChangeWeather(till, Weather.DARK));
        add(at, new Act.ChangeCredit(store, true));
        add(at.plusMillis(1 + chance.nextLong(20_000)), back(till));
        add(at.plusMillis(1 + chance.nextLong(20_000)), bought(till));
        add(at.plusSeconds(30), new Act.ChangeWeather(till, Weather.CLEAR));
        add(at.plusSeconds(40), sold(till));
        add(at.plusSeconds(41), new Act.PostVoid(till, 0, false));
        add(at.plusSeconds(50 + chance.nextLong(20)), back(till));
        add(at.plusSeconds(50 + chance.nextLong(20)), bought(till));
        add(at.plusSeconds(50 + chance.nextLong(20)), new Act.RefundAsCredit(till, item()));
        if (chance.nextInt(3) == 0) {
            add(at.plusSeconds(60), new Act.ChangeCredit(store, false));
        }
    }

    private Act.Sell sold(int till) {
        return new Act.Sell(till, List.of(anything(), anything()), false, false);
    }

    private Act.Wanted anything() {
        return new Act.Wanted(item(), 1 + chance.nextInt(2));
    }

    private Act.TakeBack back(int till) {
        return new Act.TakeBack(till, item(), chance.nextBoolean());
    }

    private Act.TakeBackBought bought(int till) {
        return new Act.TakeBackBought(till, till, chance.nextInt(2), chance.nextBoolean());
    }
}
