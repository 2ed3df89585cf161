package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: one piece with a serial number goes over the counters of several tills, of
/// which some hear nothing of the others.
final class PiecesSoldAgain extends PlanPart {
    private static final int THEM_IN = 8;

    PiecesSoldAgain(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 14, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int item = item();
        Duration at = anyTime();
        if (chance.nextBoolean()) {
            int dark = till();
            add(at, new Act.ChangeWeather(dark, Weather.DARK));
            add(at.plusSeconds(60), new Act.ChangeWeather(dark, Weather.CLEAR));
        }
        for (int i = 3 + chance.nextInt(4); i > 0; i--) {
            add(at.plusMillis(1 + chance.nextLong(60_000)), passes(item));
        }
    }

    private Act passes(int item) {
        return switch (chance.nextInt(6)) {
            case 0, 1 -> new Act.TakeBackPiece(till(), item, 1);
            case 2 -> new Act.PostVoid(till(), 0, false);
            default -> new Act.SellPiece(till(), item, 1);
        };
    }
}
