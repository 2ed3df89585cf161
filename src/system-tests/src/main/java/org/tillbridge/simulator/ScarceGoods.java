package org.tillbridge.simulator;

import java.util.List;

/// A part of a plan: somebody finds that there is less of what is sold most than the book has, so
/// that soon more is taken than it has.
final class ScarceGoods extends PlanPart {
    private static final int THEM_IN = 12;

    ScarceGoods(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 21, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int missing = SetUp.OPENING_STOCK - chance.nextInt(6);
        add(anyTime(), new Act.Adjust(till(), PlanMaker.HOT_ITEM, -missing));
    }
}
