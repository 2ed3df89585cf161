package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a bit of a till's memory turns in what it sends, so that the hub has another
/// text of an entry than the disk. What comes after it in the same push does not follow on it;
/// where nothing does, the till finds out with the next push, goes on elsewhere, and sends the
/// entry as it is under the same id; what it gave out meanwhile is of a till in doubt. In seeds in
/// which nothing else happens to disks and trust.
final class TurnedBits extends PlanPart {
    private static final int THEM_IN = 30;

    TurnedBits(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 24, THEM_IN, steps);
    }

    @Override
    void addAll() {
        if (isOfDisksOrTrust()) {
            return;
        }
        int till = till();
        Duration at = anyTime();
        boolean moreComes = chance.nextBoolean();
        add(
                at.minusMillis(2_000),
                new Act.ChangeWeather(till, moreComes ? Weather.UNPLUGGED : Weather.CLEAR));
        add(at.plusMillis(moreComes ? 11_999 : -1), new Act.TurnBit(till));
        add(at, new Act.OpenDrawer(till, false));
        add(at.plusMillis(moreComes ? 1 : 10_000), sold(till));
        if (!moreComes) {
            add(at.plusMillis(5_000), new Act.ChangeWeather(till, Weather.UNPLUGGED));
            add(at.plusMillis(9_000), new Act.TakeBack(till, item(), chance.nextBoolean()));
        }
        add(at.plusMillis(12_000), new Act.ChangeWeather(till, Weather.CLEAR));
        add(at.plusMillis(20_000), sold(till));
    }

    private Act.Sell sold(int till) {
        return new Act.Sell(till, List.of(new Act.Wanted(item(), 1)), false, false);
    }
}
